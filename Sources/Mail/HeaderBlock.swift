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

  /// Whether a block begins at `start`: at least two fields, one of them the sender or the date, and
  /// proof in them (an address, a clock time) unless there are three.
  static func begins(_ lines: [MailLine], at start: Int) -> Bool {
    guard let first = field(lines[start]), first == .from || first == .sent else { return false }
    var found = fields(inside: lines[start]).union([first])
    var hasProof = proves(lines[start])
    var strays = 0
    for line in lines[(start + 1)...].prefix(Self.lineLimit) where !line.isBlank {
      if let next = field(line) {
        found.insert(next)
        strays = 0
        hasProof = hasProof || proves(line)
      } else {
        strays += 1
        if strays > 2 { break }
      }
    }
    found.remove(.other)
    return found.count >= 3 || (found.count == 2 && hasProof)
  }

  private static func field(_ line: MailLine) -> Field? {
    guard !line.isLong, let colon = colon(in: line.core) else { return nil }
    var name = Array(line.core[..<colon])
    while let last = name.last, last == 0x20 || last == UInt8(ascii: "*") { name.removeLast() }
    return field(called: name)
  }

  /// Fields that stand behind the first on one line, as where HTML had no line breaks.
  private static func fields(inside line: MailLine) -> Set<Field> {
    guard line.core.contains(UInt8(ascii: "@")) else { return [] }
    let words = line.core.split(separator: 0x20).dropFirst()
    return Set(
      words.compactMap { word in
        guard word.last == UInt8(ascii: ":") else { return nil }
        return field(called: Array(word.dropLast()))
      })
  }

  private static func field(called name: [UInt8]) -> Field? {
    Field.allCases.first { PhraseBook.mail.contains($0.role, name) }
  }

  /// The colon after a name of at most 40 bytes; the full-width one counts.
  private static func colon(in text: [UInt8]) -> Int? {
    let head = text.prefix(40)
    return head.firstIndex(of: UInt8(ascii: ":")) ?? head.firstIndex(of: 0xEF)
  }

  private static func proves(_ line: MailLine) -> Bool {
    line.core.contains(UInt8(ascii: "@")) || line.core.count { $0.isASCIIDigit } >= 4
  }
}
