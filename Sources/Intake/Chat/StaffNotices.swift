import Bytes
import Feedback

/// The lines of the program that tell who answers for the company: "Agent Amber joined the chat",
/// "Chat transferred from Pieter to Nele", "You are now chatting with Ellen".
struct StaffNotices {
  /// What such a line says of someone.
  enum Told: Equatable {
    /// Answers for the company.
    case serves
    /// Came in, by the utterance at that place.
    case joined(Int)
  }

  private let lines: [(place: Int, text: String)]

  /// No chat has more lines that tell of people.
  private static let many = 500
  /// A line that tells of people is not longer, in bytes.
  private static let longest = 300

  init(_ said: [ChatTranscript.Utterance]) {
    lines = said.indices.lazy
      .filter { said[$0].role == .system && said[$0].text.utf8.count <= Self.longest }
      .prefix(Self.many).map { (place: $0, text: said[$0].text) }
  }

  var isEmpty: Bool { lines.isEmpty }

  /// What the lines say of someone called `name`, or by the first name where no one else is called
  /// so; nil where they say nothing.
  func told(of name: String, among names: some Sequence<String>) -> Told? {
    var joined: Told?
    let short = Self.shortName(name, among: names)
    for line in lines {
      switch Self.told(of: name, in: line.text)
        ?? short.flatMap({ Self.told(of: $0, in: line.text) })
      {
      case .serves?: return .serves
      case .joined?: joined = joined ?? .joined(line.place)
      case nil: break
      }
    }
    return joined
  }

  private static func shortName(_ name: String, among names: some Sequence<String>) -> String? {
    guard let first = name.split(separator: " ").first, first.utf8.count > 2, first != name,
      names.count(where: { $0.hasPrefix(first) }) == 1
    else { return nil }
    return String(first)
  }

  private static func told(of name: String, in line: String) -> Told? {
    guard let range = place(of: name, in: line) else { return nil }
    let lexicon = ChatLexicon.standard
    let before = ChatText.trimmed(String(line[..<range.lowerBound])).lowercased()
    let after = ChatText.trimmed(String(line[range.upperBound...])).lowercased()
    if ends(before, with: .agentFollows) || lexicon.length(ofStart: after, .agentPrecedes) != nil {
      return .serves
    }
    let words = ChatText.words(before)
    if let last = words.last, lexicon.isAgentTitle(last) { return .serves }
    if let last = words.last, lexicon.isWord(last, .recipient),
      words.contains(where: { lexicon.isWord($0, .transfer) })
    {
      return .serves
    }
    return words.isEmpty && lexicon.length(ofStart: after, .joins) != nil ? .joined(0) : nil
  }

  private static func ends(_ text: String, with marker: ChatLexicon.Marker) -> Bool {
    guard let rest = ChatLexicon.standard.textAfter(marker, in: text) else { return false }
    return ChatText.trimmed(String(rest)).utf8.allSatisfy { $0 == 0x3A || $0 == 0x2A }
  }

  /// Whether the bytes of a name stand in a line; one with accents may be written in two ways.
  private static func mayHold(_ line: String, _ name: String) -> Bool {
    var (line, name) = (line, name)
    return line.withUTF8 { line in
      name.withUTF8 { name in !name.allSatisfy { $0 < 0x80 } || line.find(name) != nil }
    }
  }

  /// Where a name stands in a line as words of their own.
  private static func place(of name: String, in line: String) -> Range<String.Index>? {
    guard mayHold(line, name), let range = line.firstRange(of: name) else { return nil }
    func isLetter(_ at: String.Index) -> Bool { line[at].isLetter || line[at].isNumber }
    if range.lowerBound > line.startIndex, isLetter(line.index(before: range.lowerBound)) {
      return nil
    }
    if range.upperBound < line.endIndex, isLetter(range.upperBound) { return nil }
    return range
  }
}
