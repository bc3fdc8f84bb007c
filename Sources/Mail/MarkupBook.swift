import Bytes

/// How mail programs mark quotes and signatures in HTML: `Lexicons/mail/markup.tsv`.
package struct MarkupBook: Sendable {
  /// What a mark means; the raw value stands in the first column of the file.
  package enum Role: String, Sendable {
    case quote
    /// A quote that reaches to the end of the message.
    case rest
    case attribution, signature
  }

  /// One mark: elements with this value in that attribute (`class`: one of its words).
  package struct Mark: Sendable, Hashable {
    package let role: Role
    package let attribute: String
    package let value: String
  }

  /// The marks that are compiled in.
  package static let mail = MarkupBook(tsv: PhraseBook.lexicon("mail/markup.tsv"))

  package let marks: [Mark]

  /// Reads lines of `role TAB attribute TAB value`; lines that begin with `#` are notes.
  init(tsv: [UInt8]) {
    marks = tsv.split(separator: 0x0A).compactMap { line in
      let columns = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      guard columns.count == 3, let role = Role(rawValue: columns[0]) else { return nil }
      return Mark(role: role, attribute: columns[1], value: columns[2])
    }
  }
}
