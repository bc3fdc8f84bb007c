import Bytes

/// What of a cell is text, and which cells say nothing.
enum CellText {
  /// What people type into a field that they must fill; `?`, `!` and `:-)` say something.
  private static let strokes: Set<Unicode.Scalar> = ["-", "–", "—", ".", "/", "\\", "_", "*", " "]

  /// Whether a cell begins like one that says nothing. A digit says something.
  static func mayBeMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = cell.first else { return true }
    if first.isASCIIDigit { return false }
    guard first.isASCIILetter, let last = cell.last else { return true }
    return SurveyLexicon.standard.missingBorders.fits(first: first, last: last)
  }

  static func isMissing(_ text: String) -> Bool {
    let words = folded(text)
    if words.isEmpty { return text.unicodeScalars.allSatisfy { Self.strokes.contains($0) } }
    return SurveyLexicon.standard.missing[words] == .any
  }

  /// What Excel is told to keep as text: `="007"` is `007`.
  static func unwrapped(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "="), cell.hasPrefix("=\""), cell.utf8.count > 2,
      cell.hasSuffix("\"")
    else { return cell }
    return String(cell.dropFirst(2).dropLast())
  }

  /// Without no-break and zero-width spaces at the ends, which web pages leave in a copied cell.
  static func withoutOddSpaces(_ cell: String) -> String {
    guard let last = cell.unicodeScalars.last, let first = cell.unicodeScalars.first,
      isOddSpace(last) || isOddSpace(first)
    else { return cell }
    let rest = cell.unicodeScalars.drop(while: isOddSpace).reversed().drop(while: isOddSpace)
    return String(String.UnicodeScalarView(rest.reversed()))
  }

  private static func isOddSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x200B, 0x202F, 0xFEFF: true
    default: false
    }
  }

  /// Without white space around it and NULs, line ends as LF.
  static func cleaned(_ cell: String) -> String {
    let text = unwrapped(cell)
    var bytes = Array(text.utf8)
    if bytes.contains(where: { $0 == 0x0D || $0 == 0 }) {
      var kept: [UInt8] = []
      for (at, byte) in bytes.enumerated() where byte != 0 {
        if byte != 0x0D {
          kept.append(byte)
        } else if at + 1 == bytes.count || bytes[at + 1] != 0x0A {
          kept.append(0x0A)
        }
      }
      bytes = kept
    }
    guard let first = bytes.firstIndex(where: { !$0.isASCIISpace }),
      let last = bytes.lastIndex(where: { !$0.isASCIISpace })
    else { return "" }
    if first == 0, last == text.utf8.count - 1 { return text }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without the byte order mark that files glued together have inside.
  var withoutMark: UnsafeBufferPointer<UInt8> {
    guard count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF else { return self }
    return UnsafeBufferPointer(rebasing: self[3...])
  }

  /// Without white space, NULs, no-break spaces and Excel's marks of text around it.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, count)
    while start < end, self[start].isASCIISpace || self[start] == 0 { start += 1 }
    while end > start, self[end - 1].isASCIISpace || self[end - 1] == 0 { end -= 1 }
    // Excel is told to keep it as text: `="007"`.
    if end - start > 2, self[start] == 0x3D, self[start + 1] == 0x22, self[end - 1] == 0x22 {
      return UnsafeBufferPointer(rebasing: self[start + 2..<end - 1])
    }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }
}
