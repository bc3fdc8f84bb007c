import Bytes

/// What stands at the end of a writer's own lines and says nothing: footers of devices and programs,
/// disclaimers, sign-offs with the name and particulars under them, the writer's name without any.
struct ReplyTail {
  /// How many filled lines may stand under a sign-off or a name.
  private static let particularsLimit = 12
  /// How far up a disclaimer may begin, in lines.
  private static let disclaimerLimit = 40

  private let lines: MailLines
  /// How the writer may sign, folded.
  private let names: [ArraySlice<UInt8>]
  private(set) var kept: [ReplyWalker.Kept]

  init(_ kept: [ReplyWalker.Kept], in lines: MailLines, writer: String?) {
    self.kept = kept
    self.lines = lines
    names = Self.signatures(of: writer)
  }

  /// Takes off the tail, rule by rule, until none applies.
  mutating func trim() {
    repeat {
      while kept.last?.line.isBlank == true { kept.removeLast() }
    } while trimFooter() || trimDisclaimer() || trimSignOff() || trimName() || trimDashedName()
  }

  /// The whole name and the first word of it; of "Boer, Sanne de" also "Sanne de Boer".
  private static func signatures(of writer: String?) -> [ArraySlice<UInt8>] {
    guard let writer, writer.utf8.count <= 100 else { return [] }
    let name = PhraseBook.folded(Array(writer.utf8)[...])
    var whole = name[...]
    if let comma = name.firstIndex(of: UInt8(ascii: ",")) {
      whole = PhraseBook.folded((name[(comma + 1)...] + [0x20] + name[..<comma])[...])[...]
    }
    let first = whole.prefix { $0 != 0x20 }
    guard first.count > 1, !whole.contains(UInt8(ascii: "@")) else { return [] }
    return [whole, first]
  }

  /// "Sent from my phone" on the last line, alone or after a sentence.
  private mutating func trimFooter() -> Bool {
    guard let last = kept.last, kept.count > 1 || last.line.wordCount > 3 else { return false }
    let line = last.line
    if Self.isFooter(lines.core(line)),
      kept.contains(where: { $0.line.range != line.range && !$0.line.isBlank })
    {
      kept.removeLast()
      return true
    }
    guard let start = footerStart(in: line), last.range == line.range else { return false }
    let range = line.range.lowerBound..<(line.range.lowerBound + start)
    kept[kept.count - 1] = ReplyWalker.Kept(
      line: line, range: range, followsGap: last.followsGap)
    return false
  }

  /// Whether a line is a footer and nothing else: few words, and no clause after a comma.
  private static func isFooter(_ text: ArraySlice<UInt8>) -> Bool {
    let book = PhraseBook.mail
    guard book.begins(.deviceFooter, text) || book.begins(.programFooter, text) else {
      return false
    }
    return text.withUnsafeBufferPointer { wordCount($0) <= 14 && $0.find(", ") == nil }
  }

  /// How many words there are, links in angle brackets left out.
  private static func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for at in text.indices where text[at] != 0x20 {
      let isStart = at == 0 || text[at - 1] == 0x20
      if isStart, !text.has("<http", at: at) { count += 1 }
    }
    return count
  }

  /// Where a footer begins that stands on the line of a sentence: "Akkoord. Verzonden vanaf …".
  private func footerStart(in line: MailLine) -> Int? {
    guard !line.isLong, line.core.count == line.range.count else { return nil }
    let core = lines.core(line)
    guard let found = PhraseBook.mail.find(.deviceFooter, core, from: 2) else { return nil }
    let before = core.prefix(found.lowerBound).last { $0 != 0x20 }
    let words = core.dropFirst(found.upperBound).withUnsafeBufferPointer(Self.wordCount)
    guard let before, Self.endsSentence(before), (1...4).contains(words) else { return nil }
    return found.lowerBound
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// A legal text from the last line that begins like one, with what makes it one in it.
  private mutating func trimDisclaimer() -> Bool {
    let book = PhraseBook.mail
    for index in kept.indices.reversed().prefix(Self.disclaimerLimit) where index > 0 {
      guard book.begins(.disclaimer, lines.core(kept[index].line)),
        kept[..<index].contains(where: { !$0.line.isBlank })
      else { continue }
      let rest: [UInt8] = kept[index...].flatMap { lines.core($0.line) + [0x20] }
      guard book.isIn(.disclaimerWord, rest[...]) else { continue }
      kept.removeLast(kept.count - index)
      while let last = kept.last, last.line.isBlank || last.line.ruleLength > 0 {
        kept.removeLast()
      }
      return true
    }
    return false
  }

  /// A sign-off, with nothing but a name and particulars under it.
  private mutating func trimSignOff() -> Bool {
    var filled = 0
    for index in kept.indices.reversed() where index > 0 {
      let line = kept[index].line
      if line.isBlank { continue }
      let hasText = kept[..<index].contains { !$0.line.isBlank }
      if hasText, isSignOff(kept[index], under: filled) {
        kept.removeLast(kept.count - index)
        return true
      }
      filled += 1
      if filled > Self.particularsLimit || kept[index].followsGap
        || !Self.isSignatureLine(line, in: lines)
      {
        break
      }
    }
    return false
  }

  /// The writer's own name, as the sender's field has it, on a line of its own after the text, with
  /// nothing but particulars under it.
  private mutating func trimName() -> Bool {
    guard !names.isEmpty else { return false }
    var filled = 0
    for index in kept.indices.reversed() where index > 0 {
      let line = kept[index].line
      if line.isBlank { continue }
      if !line.isLong, names.contains(lines.bare(line)), isAfterText(index) {
        kept.removeLast(kept.count - index)
        return true
      }
      filled += 1
      if filled > Self.particularsLimit || kept[index].followsGap
        || !Self.isSignatureLine(line, in: lines)
      {
        break
      }
    }
    return false
  }

  /// Whether what stands before a kept line is whole: a blank line or the end of a sentence, and some
  /// text.
  private func isAfterText(_ index: Int) -> Bool {
    let before = kept[index - 1].line
    guard before.isBlank || Self.endsSentence(before.last) else { return false }
    return kept[..<index].contains { !$0.line.isBlank }
  }

  /// Whether a line is a sign-off over `under` filled lines, or with its name after a comma. Thanks
  /// that stand alone are words of the writer's.
  private func isSignOff(_ kept: ReplyWalker.Kept, under: Int) -> Bool {
    let book = PhraseBook.mail
    let bare = lines.bare(kept.line)
    if book.contains(.signOff, bare) { return under > 0 || !book.contains(.thanks, bare) }
    guard under == 0 || kept.line.wordCount <= 6, !kept.followsGap,
      let length = book.prefix(.signOff, bare), length < bare.count
    else { return false }
    let rest = bare.dropFirst(length)
    let name = rest.dropFirst().split(separator: 0x20)
    let isParted = rest.first == UInt8(ascii: ",") || book.isSignOffOnly(bare, length)
    return isParted && (1...3).contains(name.count) && !rest.contains(where: \.isASCIIDigit)
  }

  /// Whether a line may stand under a sign-off: short, and no sentence.
  static func isSignatureLine(_ line: MailLine, in lines: MailLines) -> Bool {
    if line.isBlank { return true }
    if line.isLong || line.core.count > 90 || line.last == UInt8(ascii: "?") { return false }
    if isPostscript(lines.core(line)) { return false }
    return line.wordCount <= (endsSentence(line.last) ? 5 : 10)
  }

  private static func isPostscript(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "ps".utf8) && !(text.dropFirst(2).first?.isASCIILetter ?? false)
      || text.starts(with: "p.s".utf8)
  }

  /// A last line such as `-Anna` or `- Anna Voorbeeld` that is no item of a list.
  private mutating func trimDashedName() -> Bool {
    guard let last = kept.last, kept.count > 1, !last.followsGap,
      (1...2).contains(last.line.wordCount),
      last.line.isDashed,
      lines.core(last.line).allSatisfy({
        $0.isASCIILetter || $0 >= 0x80 || $0 == 0x20 || $0 == UInt8(ascii: ".")
      }),
      let before = kept.dropLast().last(where: { !$0.line.isBlank })?.line,
      !before.isDashed, before.last != UInt8(ascii: ":")
    else { return false }
    kept.removeLast()
    return true
  }
}

extension PhraseBook {
  /// Whether a sign-off that takes the first `length` bytes of `text` may go on without a comma: the
  /// short forms may ("Gr Anna", "Mvg Anna"), words that also begin sentences may not.
  fileprivate func isSignOffOnly(_ text: ArraySlice<UInt8>, _ length: Int) -> Bool {
    !contains(.thanks, text.prefix(length))
  }
}
