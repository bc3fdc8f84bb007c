import Bytes
import LexiconData

/// The words by which mail programs and people mark what is not the writer's own text, in every
/// language that is known: `Lexicons/mail/phrases.tsv`.
package struct PhraseBook: Sendable {
  /// What a phrase marks; ``name`` stands in the first column of the file.
  package enum Role: Int, Sendable, CaseIterable {
    /// "wrote", "schreef": the verb of an attribution line.
    case attributionVerb
    /// "On", "Op": how an attribution with a date begins.
    case attributionStart
    /// Field names of the header block that Outlook puts over a quoted message.
    case headerFrom
    case headerSent
    case headerTo
    case headerSubject
    case headerOther
    /// "Original Message", between dashes or alone on a line.
    case divider
    /// "Reply above this line".
    case replyMarker
    /// "Sent from my", "Verzonden vanaf mijn".
    case deviceFooter
    /// "Get Outlook for", "Outlook voor".
    case programFooter
    /// "Met vriendelijke groet", "Regards".
    case signOff
    /// Those of the sign-offs that say something by themselves, such as "Thanks".
    case thanks
    /// "Dit bericht is bedoeld": how a legal text begins.
    case disclaimer
    /// "vertrouwelijk": what makes it one.
    case disclaimerWord
    case autoreplySubject
    case bounceSubject
    /// Local parts of addresses that only programs send from.
    case daemon

    /// As it stands in the file.
    var name: String {
      switch self {
      case .attributionVerb: "attribution.verb"
      case .attributionStart: "attribution.start"
      case .headerFrom: "header.from"
      case .headerSent: "header.sent"
      case .headerTo: "header.to"
      case .headerSubject: "header.subject"
      case .headerOther: "header.other"
      case .replyMarker: "reply.marker"
      case .deviceFooter: "footer.device"
      case .programFooter: "footer.program"
      case .signOff: "signoff"
      case .disclaimerWord: "disclaimer.word"
      case .autoreplySubject: "subject.autoreply"
      case .bounceSubject: "subject.bounce"
      default: "\(self)"
      }
    }
  }

  /// The phrases that are compiled in.
  package static let mail = PhraseBook(tsv: lexicon("mail/phrases.tsv"))

  /// By role, then by first byte: the phrases, the longest first, so that "sent from my" is found
  /// before "sent from".
  private let phrases: [[[[UInt8]]]]

  /// Reads lines of `role TAB language TAB phrase`; lines that begin with `#` are notes.
  init(tsv: [UInt8]) {
    let roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.name, $0) })
    let none = [[[UInt8]]](repeating: [], count: 256)
    var phrases = [[[[UInt8]]]](repeating: none, count: Role.allCases.count)
    for line in tsv.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard columns.count == 3, let role = roles[String(decoding: columns[0], as: UTF8.self)]
      else { continue }
      let phrase = Self.folded(columns[2])
      if let first = phrase.first { phrases[role.rawValue][Int(first)].append(phrase) }
    }
    self.phrases = phrases.map { $0.map { $0.sorted { $0.count > $1.count } } }
  }

  /// All phrases of a role, folded.
  package func all(_ role: Role) -> [[UInt8]] { phrases[role.rawValue].flatMap { $0 } }

  /// Whether `text`, folded, is a phrase of that role.
  package func contains(_ role: Role, _ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return phrases[role.rawValue][Int(first)].contains(text)
  }

  /// Whether `text`, folded, begins with a phrase of that role, as whole words.
  package func begins(_ role: Role, _ text: [UInt8]) -> Bool { prefix(role, text) != nil }

  /// How long the phrase of that role is that `text`, folded, begins with, as whole words.
  package func prefix(_ role: Role, _ text: [UInt8]) -> Int? { match(role, text, at: 0) }

  /// Whether `text`, folded, has a phrase of that role in it, as whole words.
  package func isIn(_ role: Role, _ text: [UInt8]) -> Bool { find(role, text) != nil }

  /// Where the first phrase of that role stands in `text`, folded, as whole words.
  package func find(_ role: Role, _ text: [UInt8], from start: Int = 0) -> Range<Int>? {
    for at in text.indices.dropFirst(start) {
      guard let length = match(role, text, at: at) else { continue }
      if Self.isBoundary(at > 0 ? text[at - 1] : nil, after: text[at]) { return at..<(at + length) }
    }
    return nil
  }

  /// Whether `text`, folded, ends with a phrase of that role; a bracket may stand right before it.
  package func ends(_ role: Role, _ text: [UInt8]) -> Bool {
    text.indices.suffix(40).contains { at in
      guard let length = match(role, text, at: at), at + length == text.count else { return false }
      return Self.isBoundary(at > 0 ? text[at - 1] : nil, after: text[at])
    }
  }

  /// How long the phrase is that stands at `place`.
  private func match(_ role: Role, _ text: [UInt8], at place: Int) -> Int? {
    guard place < text.count else { return nil }
    return phrases[role.rawValue][Int(text[place])].first { phrase in
      let end = place + phrase.count
      guard end <= text.count else { return false }
      var at = 1
      while at < phrase.count {
        if phrase[at] != text[place + at] { return false }
        at += 1
      }
      return Self.isBoundary(end < text.count ? text[end] : nil, after: phrase.last)
    }?.count
  }

  /// Whether a word ends between `edge`, the phrase's, and `next`. Scripts without spaces between
  /// words need no boundary.
  private static func isBoundary(_ next: UInt8?, after edge: UInt8?) -> Bool {
    guard let next, let edge, edge < 0x80 else { return true }
    return !(isWord(edge) && isWord(next))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  /// Text as phrases are compared: ASCII letters in lower case, runs of white space (no-break and
  /// zero-width spaces too) as one space, none at the ends, typographic apostrophes straight.
  package static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var owesSpace = false
    var at = 0
    while at < text.count {
      let byte = text[at]
      let length = byte < 0x80 ? (byte.isASCIISpace ? 1 : 0) : spaceLength(text, at)
      if length > 0 {
        owesSpace = !result.isEmpty
        at += length
        continue
      }
      if owesSpace { result.append(0x20) }
      owesSpace = false
      let isApostrophe = byte == 0xE2 && text.has("\u{2019}", at: at)
      result.append(isApostrophe ? UInt8(ascii: "'") : byte.asciiLowercased)
      at += isApostrophe ? 3 : 1
    }
    return result
  }

  package static func folded(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { folded($0) }
  }

  package static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.withUnsafeBufferPointer { folded($0) }
  }

  /// How many bytes a space beyond ASCII takes at `place`: no-break and narrow ones, and the
  /// zero-width ones that some programs strew about; 0 where there is none.
  private static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    switch text[place] {
    case 0xC2: text.has("\u{A0}", at: place) ? 2 : 0
    case 0xE2: text.has("\u{202F}", at: place) || text.has("\u{200B}", at: place) ? 3 : 0
    case 0xEF: text.has("\u{FEFF}", at: place) ? 3 : 0
    default: 0
    }
  }

  static func lexicon(_ path: String) -> [UInt8] {
    for index in 0..<voc_lexicon_file_count() {
      let file = voc_lexicon_file_at(index)
      if String(cString: file.path) == path {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    return []
  }
}
