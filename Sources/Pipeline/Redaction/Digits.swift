/// The digits of one number, first to last, without allocating.
struct Digits {
  /// As many as a whole number of 64 bits holds.
  static let capacity = 19

  private(set) var count = 0
  private var value: UInt64 = 0

  var areZeros: Bool { value == 0 }

  /// No more than ``capacity`` may be added.
  mutating func append(_ digit: UInt8) {
    value = value * 10 + UInt64(digit)
    count += 1
  }

  /// The digit at a place; -1 past the end.
  subscript(place: Int) -> Int {
    place < count ? Int(value / Self.powers[count - 1 - place] % 10) : -1
  }

  /// The number that digits next to each other make.
  subscript(places: Range<Int>) -> Int {
    guard places.upperBound <= count else { return -1 }
    return Int(value / Self.powers[count - places.upperBound] % Self.powers[places.count])
  }

  /// Whether the last digit is the check of the others (ISO/IEC 7812-1, annex B).
  var passLuhn: Bool {
    var (rest, sum, isDoubled) = (value, UInt64(0), false)
    for _ in 0..<count {
      let digit = rest % 10
      sum += isDoubled ? digit * 2 / 10 + digit * 2 % 10 : digit
      rest /= 10
      isDoubled.toggle()
    }
    return count > 0 && sum % 10 == 0
  }

  private static let powers: [UInt64] = (0..<20).map { power in
    (0..<power).reduce(UInt64(1)) { product, _ in product * 10 }
  }
}
