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
  init?(_ lines: MailLines, at start: Int) {
    let first = lines.core(lines[start])
    guard Self.mayBegin(first) else { return nil }
    if Self.isOverText(first) {
      (end, isCertain) = (start + 1, true)
      return
    }
    var joined: ArraySlice<UInt8> = []
    var doubtful: Int?
    for index in start..<min(lines.count, start + Self.lineLimit) {
      let line = lines[index]
      if line.isBlank {
        if index == start || !Self.opens(joined) { break }
        continue
      }
      guard !line.isLong, joined.count + line.core.count < Self.sizeLimit,
        index == start || Self.mayGoOn(first)
      else { break }
      if joined.isEmpty {
        joined = lines.core(line)
      } else {
        joined.append(0x20)
        joined += lines.core(line)
      }
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
  static func isWhole(_ text: ArraySlice<UInt8>) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) && hasClock(text)
      && judge(text, isFramed: false) == true
  }

  /// Whether the answered message begins on the line of the attribution, as Yahoo writes it:
  /// `Op ma, nov. 16, 2026 om 9:12, Anna<anna@klant.example> schreef:   Uw pakket is onderweg`.
  private static func isOverText(_ text: ArraySlice<UInt8>) -> Bool {
    guard PhraseBook.mail.begins(.attributionStart, text),
      let verb = PhraseBook.mail.find(.attributionVerb, text.prefix(sizeLimit))
    else { return false }
    let said = text.prefix(verb.upperBound + 1)
    return said.last == UInt8(ascii: ":") && said.count < text.count && hasClock(said)
      && said.contains(UInt8(ascii: "@")) && judge(said, isFramed: false) == true
  }

  /// `Anna schreef op 16-11-2026 09:12:`, as Roundcube writes it.
  private static func isDatedBehindVerb(_ text: ArraySlice<UInt8>) -> Bool {
    let book = PhraseBook.mail
    guard text.count < 160, let verb = book.find(.attributionVerb, text) else { return false }
    let date = text.dropFirst(verb.upperBound).drop { $0 == 0x20 }
    return date.count < 60 && book.begins(.attributionStart, date) && hasClock(date)
      && digitCount(date) >= 8
  }

  /// Whether a first line is the beginning of an attribution by itself.
  private static func mayGoOn(_ text: ArraySlice<UInt8>) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) || startsWithDate(text)
      || text.contains(UInt8(ascii: "<"))
  }

  /// Whether `text` is a whole attribution, and if so whether beyond doubt.
  private static func judge(_ text: ArraySlice<UInt8>, isFramed: Bool) -> Bool? {
    let book = PhraseBook.mail
    let bare = bare(text)
    let hasColon = bare.count < text.count && text.suffix(4).contains { $0 == 0x3A || $0 == 0xBC }
    let endsInVerb = book.ends(.attributionVerb, bare)
    let hasAddress = text.contains(UInt8(ascii: "@"))
    let hasVerb = endsInVerb || (hasColon && book.isIn(.attributionVerb, text))
    if hasVerb, book.begins(.attributionStart, text) {
      if hasAddress || digitCount(text) >= 3 { return true }
    }
    if hasAddress, bare.last == UInt8(ascii: ">") || hasVerb, startsWithDate(text) {
      if hasColon { return hasClock(text) }
      if digitCount(text) >= 4 { return false }
    }
    if hasColon, isDatedBehindVerb(text) { return hasAddress }
    if endsInVerb, hasAddress { return hasColon }
    if endsInVerb, isFramed { return true }
    return endsInVerb && hasColon && text.count < 120 ? false : nil
  }

  private static func digitCount(_ text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in text where byte.isASCIIDigit { count += 1 }
    return count
  }

  /// Without the colon, the dashes and the full stop at the end.
  private static func bare(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.endIndex
    while end > text.startIndex, isEnd(text[end - 1]) { end -= 1 }
    let bare = text[..<end]
    let isWideColon = bare.last == 0x9A && bare.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
    return isWideColon ? bare.dropLast(3) : bare
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x3A || byte == 0x2D || byte == 0x2E
  }

  /// Whether the line so far may go on after a blank one.
  private static func opens(_ text: ArraySlice<UInt8>) -> Bool {
    PhraseBook.mail.begins(.attributionStart, text) && hasClock(text)
  }

  /// Whether a first line is worth a closer look.
  private static func mayBegin(_ text: ArraySlice<UInt8>) -> Bool {
    text.last == UInt8(ascii: ":") || mayGoOn(text) || text.contains(UInt8(ascii: "@"))
      || PhraseBook.mail.ends(.attributionVerb, text)
  }

  /// A time of day: `9:14`, `18.30`.
  private static func hasClock(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      var at = 1
      while at + 2 < text.count {
        if text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: "."),
          text[at - 1].isASCIIDigit, text[at + 1].isASCIIDigit, text[at + 2].isASCIIDigit
        {
          return true
        }
        at += 1
      }
      return false
    }
  }

  /// Whether a number stands among the first three words.
  private static func startsWithDate(_ text: ArraySlice<UInt8>) -> Bool {
    var words = 0
    var isStart = true
    for byte in text {
      if isStart, byte.isASCIIDigit { return true }
      isStart = byte == 0x20
      if isStart { words += 1 }
      if words == 3 { return false }
    }
    return false
  }
}
