import Bytes

/// The block of fields that Outlook and others put over the message that is answered or forwarded:
///
///     Van: Voorbeeld Klantenservice [mailto:klantenservice@voorbeeld.example]
///     Verzonden: maandag 5 december 2026 17:00
///     Aan: anna@klant.example
///     Onderwerp: Uw bestelling
struct HeaderBlock {
  /// How many lines are looked at, wrapped values included.
  private static let lineLimit = 10
  /// How many lines in a row may be no field, as wrapped values are not.
  private static let strayLimit = 2

  /// The index after its last field.
  let end: Int
  /// The first line that names the sender; nil where none does.
  let sender: Int?

  private enum Field: CaseIterable {
    case from, sent, to, subject, other

    var role: PhraseBook.Role {
      switch self {
      case .from: .headerFrom
      case .sent: .headerSent
      case .to: .headerTo
      case .subject: .headerSubject
      case .other: .headerOther
      }
    }
  }

  /// Reads a block that begins at `start`: at least two fields, one of them the sender or the date,
  /// and proof in them (an address, a clock time) unless there are three. Nil where there is none.
  init?(_ lines: MailLines, at start: Int) {
    let text = lines.core(lines[start])
    guard let first = Self.field(lines[start], text), first == .from || first == .sent else {
      return nil
    }
    var found = Self.fields(inside: text).union([first])
    var hasProof = Self.proves(text)
    var strays = 0
    var (end, sender) = (start + 1, first == .from ? start : nil)
    for index in (start + 1)..<max(start + 1, min(lines.count, start + 1 + Self.lineLimit)) {
      let line = lines[index]
      if line.isBlank { continue }
      let text = lines.core(line)
      if let next = Self.field(line, text) {
        found.insert(next)
        if next == .from, sender == nil { sender = index }
        end = index + 1
        strays = 0
        hasProof = hasProof || Self.proves(text)
      } else {
        strays += 1
        if strays > Self.strayLimit { break }
      }
    }
    found.remove(.other)
    guard found.count >= 3 || (found.count == 2 && hasProof) else { return nil }
    (self.end, self.sender) = (end, sender)
  }

  private static func field(_ line: MailLine, _ text: ArraySlice<UInt8>) -> Field? {
    guard !line.isLong, let colon = colon(in: text) else { return nil }
    var end = colon
    while end > text.startIndex, text[end - 1] == 0x20 || text[end - 1] == UInt8(ascii: "*") {
      end -= 1
    }
    return field(called: text[..<end])
  }

  /// Fields that stand behind the first on one line, as where HTML had no line breaks.
  private static func fields(inside text: ArraySlice<UInt8>) -> Set<Field> {
    guard text.contains(UInt8(ascii: "@")) else { return [] }
    let words = text.split(separator: 0x20).dropFirst()
    return Set(
      words.compactMap { word in
        guard word.last == UInt8(ascii: ":") else { return nil }
        return field(called: word.dropLast())
      })
  }

  private static func field(called name: ArraySlice<UInt8>) -> Field? {
    Field.allCases.first { PhraseBook.mail.contains($0.role, name) }
  }

  /// The colon after a name of at most 40 bytes; the full-width one counts.
  private static func colon(in text: ArraySlice<UInt8>) -> Int? {
    let head = text.prefix(40)
    return head.firstIndex(of: UInt8(ascii: ":")) ?? head.firstIndex(of: 0xEF)
  }

  private static func proves(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(UInt8(ascii: "@")) || text.count { $0.isASCIIDigit } >= 4
  }
}
