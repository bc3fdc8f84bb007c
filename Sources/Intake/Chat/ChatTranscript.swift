import Feedback

/// One conversation as an export tells it, before it is decided who of its speakers is the
/// customer.
struct ChatTranscript: Sendable {
  /// The source's own id.
  var id: String?
  var subject: String?
  /// As the source states them; the first and last utterance tell where it does not.
  var started: Timestamp?
  /// Where the source states a day and no time.
  var day: CivilDate?
  var ended: Timestamp?
  /// Department, queue or skill: a hint of the touchpoint.
  var department: String?
  var customer = FeedbackItem.Customer()
  var ratings = Ratings()
  /// Who took part, as the source lists them, by their names and by their ids in lower case.
  var parties: [String: ChatParty] = [:]
  var utterances: [Utterance] = []

  /// One message, in the order in which it was said.
  struct Utterance: Sendable {
    /// Nil where the source does not say.
    var role: FeedbackItem.Role?
    var name: String?
    /// Seen from whoever made the export.
    var direction: Direction?
    var at: Timestamp?
    var text: String
    /// The message is a file or picture only, for which ``text`` is a placeholder.
    var isPlaceholder = false
    /// A program speaks for the company.
    var isBot = false
    /// The word that names the role, where it hangs on others what it means.
    var doubt: DoubtfulRole?
    /// A number for how the message looks; 0 where that is not known.
    var look: Int32 = 0
  }

  enum Direction: Sendable { case incoming, outgoing }

  /// Adds a message unless there is nothing in it.
  mutating func say(
    _ text: String, by name: String?, at time: Timestamp? = nil, role: FeedbackItem.Role? = nil,
    direction: Direction? = nil, attachment: String? = nil
  ) {
    let text = ChatText.withoutEditMark(ChatText.trimmed(text))
    let speaker = name.map(ChatText.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    let isPlaceholder = text.isEmpty || ChatText.isOmission(text)
    guard !text.isEmpty || attachment != nil else { return }
    utterances.append(
      Utterance(
        role: role, name: speaker, direction: direction, at: time,
        text: text.isEmpty ? "[\(attachment ?? "")]" : text, isPlaceholder: isPlaceholder))
  }

  /// Notes what else is known of what was said last.
  mutating func mark(_ doubt: DoubtfulRole?, look: Int32) {
    guard !utterances.isEmpty else { return }
    utterances[utterances.count - 1].doubt = doubt
    utterances[utterances.count - 1].look = look
  }

  /// Notes that a program said what was said last.
  mutating func markBot() {
    guard !utterances.isEmpty else { return }
    utterances[utterances.count - 1].isBot = true
  }

  /// Adds a line of the program itself.
  mutating func note(_ text: String, by name: String? = nil, at time: Timestamp? = nil) {
    say(text, by: name, at: time, role: .system)
  }
}

/// Small questions about what stands in a message.
enum ChatText {
  /// As much of what someone says as is looked at for what it tells of the speaker: 400 characters.
  static func beginning(_ text: String) -> String {
    text.utf8.count <= 400 ? text : String(text.prefix(400))
  }

  /// Without white space and direction marks (U+200E, U+200F, U+202A–E, U+FEFF) at either end.
  static func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  /// Where the same of a text as bytes stands; nil where a character beyond ASCII at either end
  /// must be looked at more closely.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return start..<end }
    return text[start] < 0x80 && text[end - 1] < 0x80 ? start..<end : nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x20, 0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x202F, 0xFEFF: true
    default: false
    }
  }

  /// Whether a text only says that a file or picture stood there, or a message that was deleted. A
  /// picture's caption stands on the next line, or before a mark of direction (U+200E).
  static func isOmission(_ text: String) -> Bool {
    guard text.utf8.count < 200 else { return false }
    var text = text
    let lexicon = ChatLexicon.standard
    let isTold = text.withUTF8 { bytes in
      if let told = lexicon.length(ofStart: bytes, .deleted) { return bytes.count <= told + 4 }
      return lexicon.isAtEdge(of: bytes, .omitted)
    }
    return isTold && !text.unicodeScalars.contains { $0 == "\n" || $0 == "\u{200E}" }
  }

  /// `(bewerkt)` and `<Dit bericht is bewerkt>` at the end are the program's.
  static func withoutEditMark(_ text: String) -> String {
    let open: UInt8
    switch text.utf8.last {
    case UInt8(ascii: ")"): open = UInt8(ascii: "(")
    case UInt8(ascii: ">"): open = UInt8(ascii: "<")
    default: return text
    }
    guard let start = text.utf8.lastIndex(of: open),
      ChatLexicon.standard.isWord(text[start...].lowercased(), .edited)
    else { return text }
    return trimmed(String(text[..<start]))
  }

  /// Whether a line that nobody is named for is the program's own, such as that someone joined.
  static func isNotice(_ text: String) -> Bool {
    text.utf8.count < 400
      && ChatLexicon.standard.contains(text, .systemPhrase)
  }

  /// Whether a line that stands under someone's name is the program's own all the same: it begins
  /// as such lines do and says hardly more, or it tells of the speaker by name ("Sanne has left the
  /// group"). What a customer says of waiting in a queue is none.
  static func isNotice(_ text: String, under name: String?) -> Bool {
    let line = trimmed(text)
    guard line.utf8.count < 400 else { return false }
    if let begun = ChatLexicon.standard.length(ofStart: line, .notice) {
      return begun >= 24 || line.utf8.count <= begun + 40
    }
    guard let name, !name.isEmpty, line.utf8.starts(with: name.utf8) else { return false }
    return isNotice(String(line.dropFirst(name.count)))
  }

  /// The words of a name or a role, in lower case, parted at what is no letter and where a capital
  /// follows a small letter.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    for byte in name.utf8.prefix(160) {
      let isCapital = (0x41...0x5A).contains(byte)
      let isLetter = isCapital || (0x61...0x7A).contains(byte) || byte >= 0x80
      if !isLetter || (isCapital && wasSmall) {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
      if isLetter { word.append(isCapital ? byte | 0x20 : byte) }
      wasSmall = isLetter && !isCapital
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
