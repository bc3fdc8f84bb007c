/// An array that is filled again and again, for plain values: to empty it is to set a number, and what it held is
/// memory for what comes next.
///
/// Public, as are the tables that loops look words up in, so that other rooms can inline what they ask.
public struct ScratchArray<Element: Sendable>: Sendable {
  /// As many as there were at most; those behind ``count`` are left over.
  @usableFromInline var slots: [Element]
  @usableFromInline var filled: Int

  /// The number of elements.
  @inlinable public var count: Int { filled }

  /// An array of nothing.
  @inlinable public init() { self.init(slots: []) }

  /// An array of `slots`.
  @usableFromInline init(slots: [Element]) { (self.slots, filled) = (slots, slots.count) }

  /// Forgets all elements.
  @inlinable @inline(__always)
  public mutating func removeAll() { filled = 0 }

  /// Forgets those from `count` on, which is not above what there is.
  @inlinable @inline(__always)
  public mutating func keepFirst(_ count: Int) {
    precondition(UInt(bitPattern: count) <= UInt(bitPattern: self.count), "a count of the elements")
    filled = count
  }

  /// Adds an element behind the last.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if filled < slots.count { slots[filled] = element } else { slots.append(element) }
    filled &+= 1
  }

  /// Puts the elements in order; those of which neither leads stay as they are. Few are put in their places one
  /// by one, for which no memory is needed.
  @inlinable
  public mutating func order(by leads: (Element, Element) -> Bool) {
    guard count <= 16 else { return sort(by: leads) }
    for index in indices.dropFirst() {
      let element = self[index]
      var place = index
      while place > 0, leads(element, self[place - 1]) {
        self[place] = self[place - 1]
        place -= 1
      }
      if place < index { self[place] = element }
    }
  }

  /// The elements, lent.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self) @inline(__always)
    get { slots.span.extracting(first: count) }
  }
}

extension ScratchArray: RandomAccessCollection, MutableCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// As many as there are elements.
  @inlinable public var endIndex: Int { count }

  /// The element at `index`, from 0.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always)
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index of the elements")
      return slots.span[unchecked: index]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index of the elements")
      yield &slots[index]
    }
  }
}

extension ScratchArray: ExpressibleByArrayLiteral {
  /// An array of what is written.
  public init(arrayLiteral elements: Element...) { self.init(slots: elements) }
}

extension ScratchArray: Equatable where Element: Equatable {
  /// Whether both hold the same, whatever is left over.
  public static func == (a: ScratchArray, b: ScratchArray) -> Bool { a.elementsEqual(b) }
}
