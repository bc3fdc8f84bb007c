import Markup

/// The elements of a document by the names on their way down from the top, which is what messages
/// of one document have in common.
struct ElementKinds {
  struct Kind {
    /// How many names lead to it, from the element below the root node down.
    let depth: Int
    /// The first ones in document order, by their places in the tree.
    let elements: [Int32]
    let count: Int
    fileprivate let place: Int
  }

  /// A kind by the kind of its parents and the number of its own name.
  private struct Found {
    let name: Int32
    let parent: Int
    let depth: Int
    var count = 0
    let first: Int32
    /// Kinds with the same parent stand in a row: the first below this one, and the one after it.
    var firstBelow = -1
    var next = -1
    /// None while there is one only.
    var elements: [Int32] = []
  }

  private let tree: MarkupTree
  /// The first stands for the root itself.
  private var found = [Found(name: -1, parent: 0, depth: 0, first: 0)]

  /// No document has more kinds of elements than this; what comes after is not looked at.
  private static let manyKinds = 2000
  private static let keptElements = 60
  private static let deepest = 40

  init(below root: MarkupNode) {
    tree = root.tree
    let end = tree.end(of: root.index)
    /// The kind of each node, -1 for those that are not looked at.
    var kinds = [Int32](repeating: -1, count: Int(end - root.index))
    kinds[0] = 0
    found.reserveCapacity(16)
    var crowds: [UInt64: Int] = [:]
    for at in root.index + 1..<max(end, root.index + 1) {
      let record = tree.records[Int(at)]
      guard record.name >= 0 else { continue }
      let parent = Int(kinds[Int(record.parent - root.index)])
      guard parent >= 0, found[parent].depth < Self.deepest,
        let kind = kind(of: at, named: record.name, below: parent, &crowds)
      else { continue }
      kinds[Int(at - root.index)] = Int32(kind)
      count(at, as: kind)
    }
  }

  private mutating func count(_ element: Int32, as kind: Int) {
    found[kind].count += 1
    let count = found[kind].count
    guard count > 1, count <= Self.keptElements else { return }
    if count == 2 {
      found[kind].elements.reserveCapacity(16)
      found[kind].elements.append(found[kind].first)
    }
    found[kind].elements.append(element)
  }

  /// Of so many kinds with one parent each is looked at before the rest is looked up.
  private static let crowd = 8

  /// The kind of an element by its name and the kind of its parent, made where it is new: nil where
  /// there are too many.
  private mutating func kind(
    of element: Int32, named name: Int32, below parent: Int, _ crowds: inout [UInt64: Int]
  ) -> Int? {
    var (last, seen) = (-1, 0)
    var kind = found[parent].firstBelow
    while kind >= 0, seen < Self.crowd {
      if found[kind].name == name { return kind }
      (last, kind, seen) = (kind, found[kind].next, seen + 1)
    }
    let key = UInt64(parent) << 32 | UInt64(UInt32(bitPattern: name))
    if seen == Self.crowd, let kind = crowds[key] { return kind }
    guard found.count <= Self.manyKinds else { return nil }
    let new = found.count
    if seen == Self.crowd {
      crowds[key] = new
    } else if last >= 0 {
      found[last].next = new
    } else {
      found[parent].firstBelow = new
    }
    found.append(
      Found(name: name, parent: parent, depth: found[parent].depth + 1, first: element))
    return new
  }

  /// Those that stand there more than once.
  var repeated: [Kind] {
    found.indices.dropFirst().filter { found[$0].count > 1 }.map { place in
      let kind = found[place]
      return Kind(depth: kind.depth, elements: kind.elements, count: kind.count, place: place)
    }
  }

  /// Whether some elements of a kind hold a time of day and nothing else: parts of messages, then.
  func hasTimes(_ kind: Kind) -> Bool {
    let times = kind.elements.prefix(12).count { element in
      guard let words = tree.onlyText(of: element), (1..<24).contains(words.count) else {
        return false
      }
      return tree.bytes[words].withUnsafeBufferPointer { ChatMoment($0) != nil }
    }
    return times > 1
  }

  /// The names that lead to a kind, from the element below the root node down.
  func path(of kind: Kind) -> [String] {
    var names: [String] = []
    var at = kind.place
    while at > 0 {
      names.append(tree.names.names[Int(found[at].name)])
      at = found[at].parent
    }
    return names.reversed()
  }
}
