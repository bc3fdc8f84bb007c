/// Finds people's names where a text gives them away: behind a greeting, in a sign-off, behind a
/// title, and wherever the customer's own name, as the source states it, is repeated.
struct NameScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let cues: NameCues
  /// Names as the source states them.
  let known: [String]

  func names() -> [Redactor.Finding] {
    let words = self.words()
    var spans = knownNames(among: words)
    for index in words.indices.dropLast() where mayBeCue(at: index, among: words) {
      guard let cue = cue(at: index, among: words) else { continue }
      if let span = run(from: index + 1, among: words, mayBreak: cue == .signOff) {
        spans.append(span)
      }
    }
    return spans.map { Redactor.Finding(span: $0, placeholder: .name) }
  }

  /// A run of letters, with apostrophes and hyphens inside it.
  private struct Word {
    let span: Range<Int>
    let isCapitalised: Bool
    let startsLine: Bool
  }

  private func words() -> [Word] {
    var words: [Word] = []
    var index = 0
    var startsLine = true
    while index < bytes.count {
      guard isLetter(bytes[index]) else {
        if bytes[index] == 0x0A { startsLine = true }
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isLetter(bytes[index]) || isJoint(at: index) { index += 1 }
      words.append(
        Word(span: start..<index, isCapitalised: isCapital(at: start), startsLine: startsLine))
      startsLine = false
    }
    return words
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }

  private func isJoint(at index: Int) -> Bool {
    (bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "-"))
      && index + 1 < bytes.count && isLetter(bytes[index + 1])
  }

  /// A–Z, or À–Þ in UTF-8.
  private func isCapital(at index: Int) -> Bool {
    if bytes[index] &- 65 < 26 { return true }
    return bytes[index] == 0xC3 && index + 1 < bytes.count && bytes[index + 1] <= 0x9E
  }

  private func lower(_ word: Word) -> String {
    String(decoding: bytes[word.span], as: UTF8.self).lowercased()
  }

  private func knownNames(among words: [Word]) -> [Range<Int>] {
    var parts: Set<String> = []
    for name in known {
      for part in name.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" })
      where part.count >= 3 && !cues.particles.contains(part.lowercased()) {
        parts.insert(part.lowercased())
      }
    }
    guard !parts.isEmpty else { return [] }
    return words.filter { $0.isCapitalised && parts.contains(lower($0)) }.map(\.span)
  }

  /// A quick no for most words: a name starts with a capital, and a cue starts a line, is a title
  /// or ends a sign-off.
  private func mayBeCue(at index: Int, among words: [Word]) -> Bool {
    let next = words[index + 1]
    return (next.isCapitalised || next.span.count <= 4)
      && isGap(words[index].span.upperBound..<next.span.lowerBound)
  }

  /// What gives a name away: before it stand `Beste`, `mevrouw` or `Groet`.
  private enum Cue {
    case greeting, title, signOff
  }

  private func cue(at index: Int, among words: [Word]) -> Cue? {
    let word = lower(words[index])
    if cues.titles.contains(word) { return .title }
    if words[index].startsLine, cues.greetings.contains(word) { return .greeting }
    guard cues.signOffs.contains(word) else { return nil }
    let isLed = index > 0 && cues.signOffLeads.contains(lower(words[index - 1]))
    return words[index].startsLine || isLed ? .signOff : nil
  }

  /// Capitalised words with particles between them, on one line; the line may break before the first
  /// where `mayBreak`, as under a sign-off.
  private func run(from index: Int, among words: [Word], mayBreak: Bool) -> Range<Int>? {
    var span: Range<Int>?
    for next in index..<min(index + 6, words.count) {
      let word = words[next]
      let gap = words[next - 1].span.upperBound..<word.span.lowerBound
      guard isGap(gap), !bytes[gap].contains(0x0A) || (mayBreak && next == index) else { break }
      let lower = lower(word)
      if word.isCapitalised, !cues.notNames.contains(lower) {
        span = (span?.lowerBound ?? word.span.lowerBound)..<word.span.upperBound
      } else if !cues.particles.contains(lower) && !cues.titles.contains(lower) {
        break
      }
    }
    return span
  }

  private func isGap(_ range: Range<Int>) -> Bool {
    range.count <= 4
      && bytes[range].allSatisfy {
        switch $0 {
        case 0x20, 0x2C, 0x2E, 0x09, 0x0D, 0x0A: true
        default: false
        }
      }
  }
}
