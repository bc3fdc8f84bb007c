extension IdentifierScanner {
  /// A Dutch or Belgian licence plate in one of its series (`AB-12-CD`, `12-ABC-3`, `1-ABC-234`).
  /// Where the text says that a plate follows, its hyphens may be missing and its letters be small.
  ///
  /// - Returns: where it ends; nil where there is none.
  func plate(from start: Int) -> Int? {
    guard !(start..<start + 5).allSatisfy({ isLetter(byte($0)) }) else { return nil }
    if let end = hyphenated(from: start) {
      return follows(cues.references, at: start, within: 1) ? nil : end
    }
    guard let end = loose(from: start), follows(cues.plates, at: start, within: 3) else {
      return nil
    }
    return end
  }

  /// Runs of digits (`9`) and letters (`X`), as the Dutch RDW and the Belgian DIV give them out. None has
  /// more than four letters in a row.
  private static let series: Set<Shape> = [
    "XX9999", "9999XX", "99XX99", "XX99XX", "XXXX99", "99XXXX", "99XXX9",
    "9XXX99", "XX999X", "X999XX", "XXX99X", "X99XXX", "9XX999", "999XX9", "9XXX999", "XXX999",
    "999XXX",
  ]

  /// Digits and letters in their order, two bits each.
  private struct Shape: Hashable, ExpressibleByStringLiteral {
    private(set) var count = 0
    private(set) var hasDigit = false
    private var bits: UInt32 = 0

    init() {}

    init(stringLiteral text: StaticString) {
      text.withUTF8Buffer { for byte in $0 { add(isDigit: byte == UInt8(ascii: "9")) } }
    }

    mutating func add(isDigit: Bool) {
      bits = bits << 2 | (isDigit ? 1 : 2)
      count += 1
      hasDigit = hasDigit || isDigit
    }
  }

  private func hyphenated(from start: Int) -> Int? {
    var index = start
    var shape = Shape()
    for group in 0..<3 {
      let first = index
      let digits = isDigit(byte(index))
      while digits ? isDigit(byte(index)) : isUpper(byte(index)), index - first < 4 { index += 1 }
      guard (1...3).contains(index - first) else { return nil }
      for _ in first..<index { shape.add(isDigit: digits) }
      guard group < 2 else { break }
      let gap = separator(at: index)
      guard gap > 0, byte(index) != 0x20, byte(index) != UInt8(ascii: ".") else { return nil }
      index += gap
    }
    guard !isWord(byte(index)), byte(index) != UInt8(ascii: "-") else { return nil }
    return Self.series.contains(shape) ? index : nil
  }

  /// Six or seven letters and digits, with or without hyphens; capitals may have spaces.
  private func loose(from start: Int) -> Int? {
    var index = start
    var shape = Shape()
    let isCapital = !isLetter(byte(start)) || isUpper(byte(start))
    while shape.count < 7 {
      if isDigit(byte(index)) {
        shape.add(isDigit: true)
      } else if isLetter(byte(index)) {
        shape.add(isDigit: false)
      } else if index > start,
        byte(index) == UInt8(ascii: "-") || (byte(index) == 0x20 && isCapital)
      {
        index += 1
        continue
      } else {
        break
      }
      index += 1
      let isPlate = !isWord(byte(index)) && shape.count >= 6 && shape.hasDigit
      if isPlate, Self.series.contains(shape) { return index }
    }
    return nil
  }
}
