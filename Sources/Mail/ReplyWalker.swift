import Bytes

/// Walks down the lines of a mail and keeps those that are its writer's.
struct ReplyWalker {
  /// After how many filled lines a rule of dashes is no longer taken for a signature's.
  private static let signatureLimit = 14

  /// A line that stays.
  struct Kept {
    let line: MailLine
    /// The part of the line that stays.
    let range: Range<Int>
    /// Whether something was left out between it and the line before.
    let followsGap: Bool
  }

  private let lines: MailLines
  private var at = 0
  private var isGap = false
  private var hasText = false
  private(set) var kept: [Kept] = []
  /// Whether anything was left out as someone else's.
  private(set) var hasQuotes = false
  /// The line from which on all is an older message; nil where there is none.
  private(set) var restStart: Int?

  init(_ lines: MailLines) {
    self.lines = lines
    kept.reserveCapacity(lines.count)
  }

  mutating func walk() {
    while at < lines.count {
      if lines[at].isBlank {
        keep()
      } else if endsHere() {
        return leaveRest()
      } else if lines[at].isQuote {
        skipQuote()
      } else if let start = sharedAttribution() {
        keep(lines[at].range.lowerBound..<start)
        leaveOut()
        at += 1
      } else if let attribution = Attribution(lines, at: at), counts(attribution) {
        leaveOut()
        at = attribution.end
        if !lines.isQuote(from: at) { return leaveRest() }
      } else if isSignature() {
        skipSignature()
      } else {
        keep()
      }
    }
  }

  private mutating func keep() {
    keep(lines[at].range)
    at += 1
  }

  private mutating func keep(_ range: Range<Int>) {
    kept.append(Kept(line: lines[at], range: range, followsGap: isGap && !lines[at].isBlank))
    if !lines[at].isBlank { (isGap, hasText) = (false, true) }
  }

  private mutating func leaveOut() {
    isGap = true
    hasQuotes = true
  }

  private mutating func leaveRest() {
    hasQuotes = true
    restStart = at
    while let last = kept.last, last.line.isBlank || last.line.ruleLength > 2 { kept.removeLast() }
  }

  /// Whether all that follows is an older message: a divider, a header block, "reply above".
  private func endsHere() -> Bool {
    let line = lines[at]
    let core = lines.core(line)
    if PhraseBook.mail.contains(.divider, lines.bare(line)) {
      return line.isFramed || line.last == UInt8(ascii: ":") || isOverHeader()
    }
    if !line.isLong, PhraseBook.mail.isIn(.replyMarker, core) { return hasText }
    return !line.isQuote && HeaderBlock(lines, at: at) != nil
  }

  private func isOverHeader() -> Bool {
    guard let next = lines.rest(from: at + 1).firstIndex(where: { !$0.isBlank }) else {
      return false
    }
    return HeaderBlock(lines, at: next) != nil
  }

  /// Where an attribution begins that stands behind other text on the line, over a quote.
  private func sharedAttribution() -> Int? {
    let line = lines[at]
    guard !line.isLong, line.last == UInt8(ascii: ":"), lines.isQuote(from: at + 1) else {
      return nil
    }
    let (range, text) = (line.range, lines.text)
    for place in range.dropFirst(2) where text[place - 1] == 0x20 || text[place - 1] == 0x2D {
      guard (0x41...0x5A).contains(text[place]) else { continue }
      let rest = PhraseBook.folded(text[place..<range.upperBound])
      guard Attribution.isWhole(rest[...]) else { continue }
      let prefix = text[range.lowerBound..<place]
      return prefix.lastIndex { $0 != 0x20 && $0 != 0x2D }.map { $0 + 1 }
    }
    return nil
  }

  private func counts(_ attribution: Attribution) -> Bool {
    attribution.isCertain || lines.isQuote(from: attribution.end)
  }

  /// Skips quoted lines, and lines that a quoted line broke into because it was too long.
  private mutating func skipQuote() {
    leaveOut()
    while at < lines.count, lines[at].isQuote {
      let isBroken = isBroken(at)
      at += 1
      if isBroken, at + 1 < lines.count, !lines[at].isBlank, !lines[at].isQuote { at += 1 }
    }
  }

  /// Whether the line after this quoted one is the rest of it, broken off by a program that counts
  /// bytes: what is left of a long line or of a link stands alone between quoted lines.
  private func isBroken(_ index: Int) -> Bool {
    let line = lines[index]
    if Self.isOpen(lines.core(line)) { return true }
    guard line.core.count >= 60, !".!?:".utf8.contains(line.last) else { return false }
    let next = lines.rest(from: index + 1).prefix(2)
    return next.count == 2 && next.first?.isQuote == false && next.last?.isQuote == true
  }

  /// Whether a link that stands in brackets goes on in the next line.
  private static func isOpen(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.withUnsafeBufferPointer({ $0.find("http") }) != nil else { return false }
    return text.count { $0 == UInt8(ascii: "(") } > text.count { $0 == UInt8(ascii: ")") }
  }

  /// Whether a signature begins here: `-- ` (RFC 3676 §4.3), or a rule with few short lines after it.
  private func isSignature() -> Bool {
    let rule = lines[at].ruleLength
    guard rule > 1, hasText else { return false }
    let near = lines.rest(from: at + 1).prefix(Self.signatureLimit * 4)
    let rest = near.prefix { !$0.isQuote && !isAttribution($0) }
    let filled = rest.filter { !$0.isBlank }
    guard !filled.isEmpty || at + 1 == lines.count else { return false }
    if rule == 2 { return filled.count <= Self.signatureLimit * 2 }
    return filled.count <= Self.signatureLimit
      && filled.allSatisfy { ReplyTail.isSignatureLine($0, in: lines) }
  }

  private func isAttribution(_ line: MailLine) -> Bool {
    PhraseBook.mail.begins(.attributionStart, lines.core(line))
      && PhraseBook.mail.isIn(.attributionVerb, lines.core(line))
  }

  private mutating func skipSignature() {
    at += 1
    while at < lines.count, !lines[at].isQuote, !endsHere(), Attribution(lines, at: at) == nil {
      at += 1
    }
    isGap = true
  }
}
