extension Charset {
  /// The charset of a text in a script of its own that is not UTF-8: Cyrillic in KOI8-R or
  /// windows-1251, Chinese in GB18030, Japanese in Shift_JIS. Nil for Latin text, in which bytes above
  /// ASCII stand alone between ASCII letters.
  static func guessScript(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
    let census = HighByteCensus(bytes)
    guard census.high >= 6, census.distinct >= 6 else { return nil }
    if census.kanaLeads * 4 >= census.high, census.inRuns * 2 >= census.high { return .shiftJIS }
    guard census.inRuns * 10 >= census.high * 6 else { return nil }
    if census.letters * 100 >= census.high * 85 {
      // Each has its small letters where the other has its capitals.
      return census.lowerHalf > census.upperHalf ? .koi8R : .windows1251
    }
    return census.evenRuns * 10 >= census.runs * 9 ? .gb18030 : nil
  }

  package static let koi8R = Charset(kind: .named("KOI8-R"))
  package static let windows1251 = Charset(kind: .named("CP1251"))
  package static let gb18030 = Charset(kind: .named("GB18030"))
  package static let shiftJIS = Charset(kind: .named("CP932"))
}

/// How the bytes above ASCII stand in a text.
private struct HighByteCensus {
  /// Enough of a text to tell its script by.
  private static let reach = 16 << 10
  /// How many of them in a row make a run, such as a word in another script.
  private static let runLength = 3

  private(set) var high = 0
  /// Different values.
  private(set) var distinct = 0
  /// Those in runs.
  private(set) var inRuns = 0
  private(set) var runs = 0
  /// Runs of an even number of bytes, as characters of two bytes make them.
  private(set) var evenRuns = 0
  /// From 0xC0 on, where Cyrillic charsets have their letters.
  private(set) var letters = 0
  /// 0xC0 to 0xDF: small letters in KOI8-R, capitals in windows-1251.
  private(set) var lowerHalf = 0
  private(set) var upperHalf = 0
  /// First bytes of kana in Shift_JIS.
  private(set) var kanaLeads = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var seen = [Bool](repeating: false, count: 128)
    var run = 0
    for byte in bytes.prefix(Self.reach) {
      guard byte >= 0x80 else {
        end(run)
        run = 0
        continue
      }
      run += 1
      high += 1
      if !seen[Int(byte) - 0x80] {
        seen[Int(byte) - 0x80] = true
        distinct += 1
      }
      switch byte {
      case 0x82, 0x83: kanaLeads += 1
      case 0xC0...0xDF: (letters, lowerHalf) = (letters + 1, lowerHalf + 1)
      case 0xE0...0xFF: (letters, upperHalf) = (letters + 1, upperHalf + 1)
      default: break
      }
    }
    end(run)
  }

  private mutating func end(_ run: Int) {
    guard run >= Self.runLength else { return }
    inRuns += run
    runs += 1
    if run % 2 == 0 { evenRuns += 1 }
  }
}
