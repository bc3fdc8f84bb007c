/// Finds e-mail addresses that are spelt out: `jan[at]voorbeeld.nl`, `jan at voorbeeld punt nl`,
/// `k8 at voorbeeld dot com`.
///
/// "at" is an English word too: without brackets the dot must be spelt out as well, or the word be one
/// for the sign only ("apenstaartje"); and before an English "dot", the mailbox's name must look like
/// none of the language, or a word shortly before speak of mail.
struct SpeltAddresses {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: [NameWord]
  let cues: NameCues

  /// The address whose sign is the word at `index`.
  func address(at index: Int) -> Range<Int>? {
    guard let sign = sign(at: index),
      let mailbox = mailbox(endingAt: sign.span.lowerBound, before: index),
      let domain = domain(from: sign.span.upperBound, after: index)
    else { return nil }
    let isSure =
      sign.isBracketed || words[index].span.count > 2
      || (domain.isSpelt && domain.hasKnownEnd
        && (!domain.isEnglish || isOdd(mailbox) || speaksOfMail(before: index)))
    return isSure ? mailbox.lowerBound..<domain.end : nil
  }

  /// The word for `@` with what stands around it.
  private func sign(at index: Int) -> (span: Range<Int>, isBracketed: Bool)? {
    let span = words[index].span
    if let whole = bracketed(span) {
      var (first, last) = (whole.lowerBound, whole.upperBound)
      if byte(first - 1) == 0x20 { first -= 1 }
      if byte(last) == 0x20 { last += 1 }
      return (first..<last, true)
    }
    guard byte(span.lowerBound - 1) == 0x20, byte(span.upperBound) == 0x20 else { return nil }
    return (span.lowerBound - 1..<span.upperBound + 1, false)
  }

  /// A word with the brackets around it.
  private func bracketed(_ span: Range<Int>) -> Range<Int>? {
    let (open, close) = (byte(span.lowerBound - 1), byte(span.upperBound))
    switch (open, close) {
    case (0x5B, 0x5D), (0x28, 0x29), (0x7B, 0x7D), (0x3C, 0x3E):
      return span.lowerBound - 1..<span.upperBound + 1
    default: return nil
    }
  }

  /// What stands before the sign, with spelt dots: `mary dot higgins`.
  private func mailbox(endingAt end: Int, before index: Int) -> Range<Int>? {
    guard var first = localStart(before: end) else { return nil }
    for word in words[max(0, index - Self.reach)..<index].reversed()
    where word.span.upperBound < first {
      guard kinds(word).contains(.dot), let gap = dotSpan(word), gap.upperBound == first,
        let before = localStart(before: gap.lowerBound)
      else { break }
      first = before
    }
    return first..<end
  }

  /// How many words belong to an address on one side of its sign, at most.
  private static let reach = 32

  private func localStart(before end: Int) -> Int? {
    var first = end
    while first > 0, isLocal(byte(first - 1)), end - first < 64 { first -= 1 }
    while first < end, !isWord(byte(first)) { first += 1 }
    return first < end && isWord(byte(end - 1)) ? first : nil
  }

  /// What stands behind the sign.
  private struct Domain {
    var end: Int
    /// Where its last label begins.
    var last: Int
    var isSpelt = false
    var isEnglish = false
    var hasKnownEnd = false

    /// Takes in the labels that follow behind dots.
    mutating func takeDots(label: (Int) -> Int?, byte: (Int) -> UInt8) {
      var left = 8
      while left > 0, byte(end) == 0x2E, let next = label(end + 1) {
        (last, end, left) = (end + 1, next, left - 1)
      }
    }
  }

  private func domain(from start: Int, after index: Int) -> Domain? {
    guard let first = label(from: start) else { return nil }
    var domain = Domain(end: first, last: start)
    domain.takeDots {
      label(from: $0)
    } byte: {
      byte($0)
    }
    for word in words[min(index + 1, words.count)...].prefix(Self.reach)
    where word.span.lowerBound >= domain.end {
      guard kinds(word).contains(.dot), let gap = dotSpan(word), gap.lowerBound == domain.end,
        let next = label(from: gap.upperBound)
      else { break }
      (domain.last, domain.end) = (gap.upperBound, next)
      domain.isSpelt = true
      domain.isEnglish = domain.isEnglish || bytes[word.span.lowerBound] | 0x20 == 0x64
      domain.takeDots {
        label(from: $0)
      } byte: {
        byte($0)
      }
    }
    guard domain.last > start else { return nil }
    let end = FoldedHash(bytes, domain.last..<domain.end)
    domain.hasKnownEnd = cues.table[end].contains(.domainEnd)
    return domain
  }

  /// A word for a dot with its brackets or the spaces around it.
  private func dotSpan(_ word: NameWord) -> Range<Int>? {
    if let whole = bracketed(word.span) {
      let first = byte(whole.lowerBound - 1) == 0x20 ? whole.lowerBound - 1 : whole.lowerBound
      let last = byte(whole.upperBound) == 0x20 ? whole.upperBound + 1 : whole.upperBound
      return first..<last
    }
    guard byte(word.span.lowerBound - 1) == 0x20, byte(word.span.upperBound) == 0x20 else {
      return nil
    }
    return word.span.lowerBound - 1..<word.span.upperBound + 1
  }

  /// Where a label of a domain ends.
  private func label(from start: Int) -> Int? {
    var end = start
    while isWord(byte(end)) || (byte(end) == 0x2D && isWord(byte(end + 1))), end - start < 63 {
      end += 1
    }
    return end > start ? end : nil
  }

  /// Whether a mailbox's name has more than letters.
  private func isOdd(_ mailbox: Range<Int>) -> Bool {
    bytes[mailbox].contains { $0 < 0x80 && (($0 | 0x20) &- 97 >= 26) }
  }

  /// Whether one of the words before, up to eight of them, speaks of mail.
  private func speaksOfMail(before index: Int) -> Bool {
    words[max(0, index - 8)..<index].contains { kinds($0).contains(.mailing) }
  }

  private func kinds(_ word: NameWord) -> CueKinds { cues.table[FoldedHash(bytes, word.span)] }

  private func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  private func isWord(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte >= 0x80
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
  }
}
