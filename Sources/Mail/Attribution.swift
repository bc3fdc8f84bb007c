import Bytes

/// The line over a quote that says who wrote it when, on one line or broken over several:
///
///     Op 12 december 2026 19:05 schreef Voorbeeld Klantenservice <
///     klantenservice@voorbeeld.example>:
struct Attribution {
  /// Over how many lines one may be broken, blank ones included.
  private static let lineLimit = 5
  /// The most bytes that one takes.
  private static let sizeLimit = 400

  /// The index after its last line.
  let end: Int
  /// Whether it is one beyond doubt; one in doubt counts only over quoted lines.
  let isCertain: Bool

  /// Reads an attribution that begins at `start`; nil where there is none. One beyond doubt is
  /// preferred to a shorter one in doubt.
  init?(_ lines: [MailLine], at start: Int) {
    guard Self.mayBegin(lines[start].core) else { return nil }
    var joined: [UInt8] = []
    var doubtful: Int?
    for index in start..<min(lines.count, start + Self.lineLimit) {
      let line = lines[index]
      if line.isBlank {
        if index == start || !Self.opens(joined) { break }
        continue
      }
      guard !line.isLong, joined.count + line.core.count < Self.sizeLimit,
        index == start || Self.mayGoOn(lines[start].core)
      else { break }
      if !joined.isEmpty { joined.append(0x20) }
      joined += line.core
      let verdict = Self.judge(joined, isFramed: line.isFramed && index == start)
      if verdict == true {
        (end, isCertain) = (index + 1, true)
        return
      }
      if verdict == false, doubtful == nil { doubtful = index + 1 }
    }
    guard let doubtful else { return nil }
    (end, isCertain) = (doubtful, false)
  }

  /// Whether `text`, folded, is a whole attribution with a start and a date: one that may stand at
  /// the end of a line of other text.
  static func isWhole(_ text: [UInt8]) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) && hasClock(text)
      && judge(text, isFramed: false) == true
  }

  /// Whether a first line is the beginning of an attribution by itself.
  private static func mayGoOn(_ text: [UInt8]) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) || startsWithDate(text)
      || text.contains(UInt8(ascii: "<"))
  }

  /// Whether `text` is a whole attribution, and if so whether beyond doubt.
  private static func judge(_ text: [UInt8], isFramed: Bool) -> Bool? {
    let book = PhraseBook.mail
    let bare = bare(text)
    let hasColon = bare.count < text.count && text.suffix(4).contains { $0 == 0x3A || $0 == 0xBC }
    let endsInVerb = book.ends(.attributionVerb, bare)
    let hasAddress = text.contains(UInt8(ascii: "@"))
    let hasVerb = endsInVerb || (hasColon && book.isIn(.attributionVerb, text))
    if book.begins(.attributionStart, text), hasVerb {
      if hasAddress || text.count(where: \.isASCIIDigit) >= 3 { return true }
    }
    if startsWithDate(text), hasAddress, bare.last == UInt8(ascii: ">") || hasVerb {
      if hasColon { return hasClock(text) }
      if text.count(where: \.isASCIIDigit) >= 4 { return false }
    }
    if endsInVerb, hasAddress { return hasColon }
    if endsInVerb, isFramed { return true }
    return endsInVerb && hasColon && text.count < 120 ? false : nil
  }

  /// Without the colon, the dashes and the full stop at the end.
  private static func bare(_ text: [UInt8]) -> [UInt8] {
    var bare = text
    while let last = bare.last, last == 0x20 || ":-.".utf8.contains(last) { bare.removeLast() }
    if bare.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) { bare.removeLast(3) }
    return bare
  }

  /// Whether the line so far may go on after a blank one.
  private static func opens(_ text: [UInt8]) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) && hasClock(text)
  }

  /// Whether a first line is worth a closer look.
  private static func mayBegin(_ text: [UInt8]) -> Bool {
    mayGoOn(text) || text.last == UInt8(ascii: ":") || text.contains(UInt8(ascii: "@"))
      || PhraseBook.mail.ends(.attributionVerb, text)
  }

  /// A time of day: `9:14`, `18.30`.
  private static func hasClock(_ text: [UInt8]) -> Bool {
    text.indices.dropFirst().contains { at in
      (text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: ".")) && at + 2 < text.count
        && text[at - 1].isASCIIDigit && text[at + 1].isASCIIDigit && text[at + 2].isASCIIDigit
    }
  }

  /// Whether a number stands among the first three words.
  private static func startsWithDate(_ text: [UInt8]) -> Bool {
    text.split(separator: 0x20).prefix(3).contains { $0.first?.isASCIIDigit == true }
  }
}
