import Bytes

/// Takes from what someone says the lines that quote what was said before.
struct QuotedLines {
  /// How many of the messages before are looked at.
  private static let reach = 60
  /// So many bytes are looked through for one chat, far more than people quote; lines after that
  /// stay.
  private var budget = 4 << 20
  /// As much of a line as is looked for, in bytes.
  private static let longest = 128

  /// A text without the lines that begin with `>` and stand in one of the messages before.
  mutating func removed(
    from text: String, after said: [ChatTranscript.Utterance]
  ) -> String {
    var text = text
    let mayQuote = text.withUTF8 { $0.find(byte: 0x0A) != nil && $0.find(byte: 0x3E) != nil }
    guard mayQuote else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let own = lines.filter { line in
      guard line.hasPrefix(">") else { return true }
      let words = ChatText.trimmed(String(line.drop { $0 == ">" || $0 == " " }))
      return words.isEmpty || !stands(words, in: said.suffix(Self.reach))
    }
    let rest = ChatText.trimmed(own.joined(separator: "\n"))
    return rest.isEmpty ? text : rest
  }

  private mutating func stands(
    _ words: String, in said: ArraySlice<ChatTranscript.Utterance>
  ) -> Bool {
    var words = words
    return words.withUTF8 { words in
      let words = UnsafeBufferPointer(rebasing: words.prefix(Self.longest))
      for utterance in said where budget > 0 {
        budget -= utterance.text.utf8.count
        var text = utterance.text
        if text.withUTF8({ $0.find(words) != nil }) { return true }
      }
      return false
    }
  }
}
