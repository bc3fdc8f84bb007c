import Bytes

/// What the pairs of bytes in a file show of the double-byte charset that it is in.
///
/// Western text hardly ever has two high bytes beside each other but within a word, as in "vóór", where
/// letters stand around them; and every one of these charsets
/// has a part that its texts cannot do without: Korean syllables lie in rows B0 to C8 (KS X 1001),
/// Japanese kana in row A4 (EUC-JP) or behind 82 (Shift-JIS), the frequent characters of Big5 in
/// rows A4 to C6. Lines that are UTF-8 say nothing, since files are glued together of both.
struct CJKEvidence {
  private var high = 0
  /// High bytes in pairs of which both have the eighth bit: EUC and most of its kin.
  private var paired = 0
  /// Those of the pairs that stand alone beside an ASCII letter.
  private var withinWords = 0
  private var hangul = 0
  private var kana = 0
  /// Pairs of Shift-JIS and of Big5, whose second byte may be a letter; counted in their own step.
  private var shiftJIS = Pairs()
  private var big5 = Pairs()

  private struct Pairs {
    var count = 0
    var misfits = 0
    var frequent = 0

    /// The share of characters that are what texts cannot do without.
    var share: Double { count == 0 ? 0 : Double(frequent) / Double(count) }
    var isClean: Bool { count >= 4 && misfits * 20 <= count }
  }

  init(_ sample: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < sample.count {
      let end = sample.lineEnd(from: start)
      let line = UnsafeBufferPointer(rebasing: sample[start..<end])
      if !Charset.isUTF8(line, cutOff: end == sample.count) { add(line) }
      start = end + 1
    }
  }

  /// The charset's label and its name; nil where the text is not in any.
  var name: (label: String, name: String)? {
    let isPaired = paired >= 8 && paired * 10 >= high * 9 && withinWords * 2 < paired
    if isPaired, hangul * 10 >= paired * 8 { return ("cp949", "CP949") }
    if isPaired, kana * 10 >= paired * 2 { return ("euc-jp", "EUC-JP") }
    if shiftJIS.isClean, shiftJIS.share >= 0.2 { return ("shift_jis", "Shift-JIS") }
    // Big5 uses second bytes below 80 as often as not; GB 2312 never does.
    if !isPaired, big5.isClean, big5.share >= 0.8 { return ("big5", "Big5") }
    return isPaired ? ("gb18030", "GB18030") : nil
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    addPairs(line)
    addShiftJIS(line)
    addBig5(line)
  }

  private mutating func addPairs(_ line: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < line.count {
      guard line[at] >= 0x80 else {
        at += 1
        continue
      }
      high += 1
      let isPair =
        at + 1 < line.count && (0xA1...0xFD).contains(line[at]) && line[at + 1] >= 0xA1
      if isPair {
        high += 1
        paired += 2
        if line.isPairWithinWord(at) { withinWords += 2 }
        if (0xB0...0xC8).contains(line[at]) { hangul += 2 }
        if line[at] == 0xA4 || line[at] == 0xA5 { kana += 2 }
      }
      at += isPair ? 2 : 1
    }
  }

  private mutating func addShiftJIS(_ line: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < line.count {
      let lead = line[at]
      at += 1
      if lead < 0x80 || (0xA1...0xDF).contains(lead) { continue }
      guard at < line.count, lead != 0x80, lead != 0xA0, lead < 0xFD, line[at] >= 0x40,
        line[at] != 0x7F, line[at] < 0xFD
      else {
        shiftJIS.misfits += 1
        continue
      }
      shiftJIS.count += 1
      let isHiragana = lead == 0x82 && (0x9F...0xF1).contains(line[at])
      let isKatakana = lead == 0x83 && line[at] <= 0x96
      if isHiragana || isKatakana { shiftJIS.frequent += 1 }
      at += 1
    }
  }

  private mutating func addBig5(_ line: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < line.count {
      let lead = line[at]
      at += 1
      if lead < 0x80 { continue }
      guard at < line.count, (0xA1...0xF9).contains(lead),
        (0x40...0x7E).contains(line[at]) || (0xA1...0xFE).contains(line[at])
      else {
        big5.misfits += 1
        continue
      }
      big5.count += 1
      if (0xA1...0xC6).contains(lead) { big5.frequent += 1 }
      at += 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the two bytes from `place` on stand alone between others, one of which is a letter.
  fileprivate func isPairWithinWord(_ place: Int) -> Bool {
    let before = place > 0 ? self[place - 1] : 0
    let after = place + 2 < count ? self[place + 2] : 0
    return before < 0x80 && after < 0x80 && (before.isASCIILetter || after.isASCIILetter)
  }
}
