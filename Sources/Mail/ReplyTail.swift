import Bytes

/// What stands at the end of a writer's own lines and says nothing: footers of devices and programs,
/// disclaimers, sign-offs with the name and particulars under them.
enum ReplyTail {
  /// How many filled lines may stand under a sign-off.
  private static let particularsLimit = 12

  /// Takes off the tail, rule by rule, until none applies.
  static func trim(_ kept: inout [ReplyWalker.Kept]) {
    var isChanged = true
    while isChanged {
      isChanged = false
      while kept.last?.line.isBlank == true { kept.removeLast() }
      if trimFooter(&kept) || trimDisclaimer(&kept) || trimSignOff(&kept) || trimName(&kept) {
        isChanged = true
      }
    }
  }

  /// "Sent from my phone" on the last line, alone or after a sentence.
  private static func trimFooter(_ kept: inout [ReplyWalker.Kept]) -> Bool {
    guard let last = kept.last, kept.count > 1 || last.line.wordCount > 3 else { return false }
    let line = last.line
    if isFooter(line.core),
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
  private static func isFooter(_ text: [UInt8]) -> Bool {
    let book = PhraseBook.mail
    guard book.begins(.deviceFooter, text) || book.begins(.programFooter, text) else {
      return false
    }
    let words = text.split(separator: 0x20).filter { !$0.starts(with: "<http".utf8) }
    return words.count <= 14 && text.firstRange(of: Array(", ".utf8)) == nil
  }

  /// Where a footer begins that stands on the line of a sentence: "Akkoord. Verzonden vanaf …".
  private static func footerStart(in line: MailLine) -> Int? {
    guard !line.isLong, line.core.count == line.range.count else { return nil }
    guard let found = PhraseBook.mail.find(.deviceFooter, line.core, from: 2) else { return nil }
    let before = line.core[..<found.lowerBound].last { $0 != 0x20 }
    let words = line.core[found.upperBound...].split(separator: 0x20).count
    guard let before, ".!?".utf8.contains(before), (1...4).contains(words) else { return nil }
    return found.lowerBound
  }

  /// A legal text from the last line that begins like one, with what makes it one in it.
  private static func trimDisclaimer(_ kept: inout [ReplyWalker.Kept]) -> Bool {
    let book = PhraseBook.mail
    for index in kept.indices.reversed().prefix(40) where index > 0 {
      let line = kept[index].line
      guard book.begins(.disclaimer, line.core),
        kept[..<index].contains(where: { !$0.line.isBlank })
      else { continue }
      let rest: [UInt8] = kept[index...].flatMap { $0.line.core + [0x20] }
      guard book.isIn(.disclaimerWord, rest) else { continue }
      kept.removeLast(kept.count - index)
      while let last = kept.last, last.line.isBlank || last.line.ruleLength > 0 {
        kept.removeLast()
      }
      return true
    }
    return false
  }

  /// A sign-off, with nothing but a name and particulars under it.
  private static func trimSignOff(_ kept: inout [ReplyWalker.Kept]) -> Bool {
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
      if filled > particularsLimit || kept[index].followsGap || !isSignatureLine(line) { break }
    }
    return false
  }

  /// Whether a line is a sign-off over `under` filled lines, or with its name after a comma. Thanks
  /// that stand alone are words of the writer's.
  private static func isSignOff(_ kept: ReplyWalker.Kept, under: Int) -> Bool {
    let book = PhraseBook.mail
    let bare = kept.line.bare
    if book.contains(.signOff, bare) { return under > 0 || !book.contains(.thanks, bare) }
    guard under == 0 || kept.line.wordCount <= 6, !kept.followsGap,
      let length = book.prefix(.signOff, bare), length < bare.count
    else { return false }
    let rest = bare[length...]
    let name = rest.dropFirst().split(separator: 0x20)
    let isParted = rest.first == UInt8(ascii: ",") || book.isSignOffOnly(bare, length)
    return isParted && (1...3).contains(name.count) && !rest.contains(where: \.isASCIIDigit)
  }

  /// Whether a line may stand under a sign-off: short, and no sentence.
  static func isSignatureLine(_ line: MailLine) -> Bool {
    if line.isBlank { return true }
    if line.isLong || line.core.count > 90 || line.core.last == UInt8(ascii: "?") { return false }
    if isPostscript(line.core) { return false }
    let isSentence = line.core.last.map { ".!".utf8.contains($0) } ?? false
    return line.wordCount <= (isSentence ? 5 : 10)
  }

  private static func isPostscript(_ text: [UInt8]) -> Bool {
    text.starts(with: "ps".utf8) && !(text.dropFirst(2).first?.isASCIILetter ?? false)
      || text.starts(with: "p.s".utf8)
  }

  /// A last line such as `-Anna` or `- Anna Voorbeeld` that is no item of a list.
  private static func trimName(_ kept: inout [ReplyWalker.Kept]) -> Bool {
    guard let last = kept.last, kept.count > 1, !last.followsGap,
      (1...2).contains(last.line.wordCount),
      last.line.isDashed,
      last.line.core.allSatisfy({
        $0.isASCIILetter || $0 >= 0x80 || $0 == 0x20 || $0 == UInt8(ascii: ".")
      }),
      let before = kept.dropLast().last(where: { !$0.line.isBlank })?.line,
      !before.isDashed, before.core.last != UInt8(ascii: ":")
    else { return false }
    kept.removeLast()
    return true
  }
}

extension PhraseBook {
  /// Whether a sign-off that takes the first `length` bytes of `text` may go on without a comma: the
  /// short forms may ("Gr Anna", "Mvg Anna"), words that also begin sentences may not.
  fileprivate func isSignOffOnly(_ text: [UInt8], _ length: Int) -> Bool {
    !contains(.thanks, Array(text[..<length]))
  }
}
