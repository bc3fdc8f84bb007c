import Bytes
import LexiconData

/// The words by which mail programs and people mark what is not the writer's own text, in every
/// language that is known: `Lexicons/mail/phrases.tsv`.
package final class PhraseBook: Sendable {
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
    /// Those of the dividers that stand over a message that was passed on: "Forwarded message".
    case forward
    /// "Fwd", "Doorst": how the subject of a message begins that was passed on.
    case forwardSubject
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
    /// Names of mailboxes that anything is sent to, such as "info": they say nothing of a touchpoint.
    case generalMailbox

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
      case .forwardSubject: "subject.forward"
      case .replyMarker: "reply.marker"
      case .deviceFooter: "footer.device"
      case .programFooter: "footer.program"
      case .signOff: "signoff"
      case .disclaimerWord: "disclaimer.word"
      case .autoreplySubject: "subject.autoreply"
      case .bounceSubject: "subject.bounce"
      case .generalMailbox: "mailbox.general"
      default: "\(self)"
      }
    }
  }

  /// The phrases that are compiled in.
  package static let mail = PhraseBook(tsv: lexicon("mail/phrases.tsv"))

  /// Folded phrases, one after another.
  private let bytes: [UInt8]
  /// Where each phrase stands in ``bytes``: by role and first byte, the longest first, so that "sent
  /// from my" is found before "sent from".
  private let byFirst: ByteIndex
  /// The same by role and last byte.
  private let byLast: ByteIndex

  /// Places of phrases by role and one of their bytes.
  private struct ByteIndex {
    private var places: [Range<Int32>] = []
    /// Where each role's and byte's places begin in ``places``, and behind the last one its end.
    private var starts: [Int32] = []

    init(_ phrases: [(role: Role, key: UInt8, place: Range<Int>)]) {
      let slots = Dictionary(grouping: phrases) { $0.role.rawValue << 8 | Int($0.key) }
      for slot in 0..<(Role.allCases.count << 8) {
        starts.append(Int32(places.count))
        places += (slots[slot] ?? []).map(\.place).sorted { $0.count > $1.count }
          .map { Int32($0.lowerBound)..<Int32($0.upperBound) }
      }
      starts.append(Int32(places.count))
    }

    /// Which of the places are those of a role and byte.
    func slot(_ role: Role, _ byte: UInt8) -> Range<Int> {
      let slot = role.rawValue << 8 | Int(byte)
      return Int(starts[slot])..<Int(starts[slot + 1])
    }

    subscript(_ index: Int) -> Range<Int> {
      Int(places[index].lowerBound)..<Int(places[index].upperBound)
    }
  }

  /// Reads lines of `role TAB language TAB phrase`; lines that begin with `#` are notes.
  init(tsv: [UInt8]) {
    let roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.name, $0) })
    var bytes: [UInt8] = []
    var phrases: [(role: Role, place: Range<Int>)] = []
    for line in tsv.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard columns.count == 3, let role = roles[String(decoding: columns[0], as: UTF8.self)]
      else { continue }
      let phrase = Self.folded(columns[2])
      guard !phrase.isEmpty else { continue }
      phrases.append((role, bytes.count..<(bytes.count + phrase.count)))
      bytes += phrase
    }
    self.bytes = bytes
    byFirst = ByteIndex(phrases.map { ($0.role, bytes[$0.place.lowerBound], $0.place) })
    byLast = ByteIndex(phrases.map { ($0.role, bytes[$0.place.upperBound - 1], $0.place) })
  }

  /// All phrases of a role, folded.
  package func all(_ role: Role) -> [[UInt8]] {
    (UInt8.min...UInt8.max).flatMap { byFirst.slot(role, $0).map { Array(bytes[byFirst[$0]]) } }
  }

  /// Whether `text`, folded, is a phrase of that role.
  package func contains(_ role: Role, _ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard let first = text.first else { return false }
      return byFirst.slot(role, first).contains { index in
        byFirst[index].count == text.count && stands(byFirst[index], in: text, at: 0)
      }
    }
  }

  /// Whether `text`, folded, begins with a phrase of that role, as whole words.
  package func begins(_ role: Role, _ text: ArraySlice<UInt8>) -> Bool { prefix(role, text) != nil }

  /// How long the phrase of that role is that `text`, folded, begins with, as whole words.
  package func prefix(_ role: Role, _ text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBufferPointer { match(role, $0, at: 0) }
  }

  /// Whether `text`, folded, has a phrase of that role in it, as whole words.
  package func isIn(_ role: Role, _ text: ArraySlice<UInt8>) -> Bool { find(role, text) != nil }

  /// Where the first phrase of that role stands in `text`, folded, as whole words; counted from the
  /// beginning of `text`.
  package func find(
    _ role: Role, _ text: ArraySlice<UInt8>, from start: Int = 0
  ) -> Range<Int>? {
    text.withUnsafeBufferPointer { text in
      var at = start
      while at < text.count {
        if Self.isBoundary(at > 0 ? text[at - 1] : nil, after: text[at]),
          let length = match(role, text, at: at)
        {
          return at..<(at + length)
        }
        at += 1
      }
      return nil
    }
  }

  /// Whether `text`, folded, ends with a phrase of that role; a bracket may stand right before it.
  package func ends(_ role: Role, _ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard let last = text.last else { return false }
      return byLast.slot(role, last).contains { index in
        let at = text.count - byLast[index].count
        return at >= 0 && stands(byLast[index], in: text, at: at)
          && Self.isBoundary(at > 0 ? text[at - 1] : nil, after: text[at])
      }
    }
  }

  /// How long the phrase is that stands at `place`.
  private func match(_ role: Role, _ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    guard place < text.count else { return nil }
    for index in byFirst.slot(role, text[place]) {
      let phrase = byFirst[index]
      let end = place + phrase.count
      if stands(phrase, in: text, at: place),
        Self.isBoundary(end < text.count ? text[end] : nil, after: bytes[phrase.upperBound - 1])
      {
        return phrase.count
      }
    }
    return nil
  }

  private func stands(
    _ phrase: Range<Int>, in text: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard place + phrase.count <= text.count else { return false }
    var at = phrase.count - 1
    while at >= 0 {
      if bytes[phrase.lowerBound + at] != text[place + at] { return false }
      at -= 1
    }
    return true
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
  package static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.withUnsafeBufferPointer { text in
      [UInt8](unsafeUninitializedCapacity: text.count) { room, count in
        guard let base = room.baseAddress else { return }
        count = fold(text, into: base)
      }
    }
  }

  /// Writes what ``folded(_:)`` gives to `room`, which must hold as many bytes as `text` has.
  ///
  /// - Returns: how many bytes were written.
  static func fold(
    _ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var (at, count) = (0, 0)
    var owesSpace = false
    while at < text.count {
      let byte = text[at]
      let length = byte < 0x80 ? (byte.isASCIISpace ? 1 : 0) : spaceLength(text, at)
      if length > 0 {
        owesSpace = count > 0
        at += length
        continue
      }
      if owesSpace {
        room[count] = 0x20
        count += 1
        owesSpace = false
      }
      let isApostrophe = byte == 0xE2 && text.has("\u{2019}", at: at)
      room[count] = isApostrophe ? UInt8(ascii: "'") : byte.asciiLowercased
      count += 1
      at += isApostrophe ? 3 : 1
    }
    return count
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
