import Bytes
import CSV

/// Whether a file's beginning looks like a survey export.
struct SurveyRecognition {
  let confidence: Confidence

  init(head: [UInt8], name: String) {
    let isNamed = ["csv", "tsv", "tab"].contains(Self.suffix(name))
    if let binary = head.withUnsafeBufferPointer({ Self.binary($0) }) {
      confidence = isNamed || binary.isSpreadsheet(Self.suffix(name)) ? .likely : .none
    } else if Self.isMarkup(head) || Self.isMail(head) {
      confidence = .none
    } else {
      confidence = Self.table(head, isNamed: isNamed)
    }
  }

  /// What a file is that is no text, and what to do with it.
  struct Binary {
    let reason: String
    let advice: String
    let suffixes: Set<String>

    func isSpreadsheet(_ suffix: String) -> Bool { suffixes.contains(suffix) }
  }

  /// Nil for what may be text.
  static func binary(_ head: UnsafeBufferPointer<UInt8>) -> Binary? {
    if head.has("PK\u{3}\u{4}", at: 0) || head.has("PK\u{5}\u{6}", at: 0) {
      return Binary(
        reason: "this is an Excel workbook or a ZIP file, no CSV",
        advice: "open it in Excel and save it as CSV UTF-8, or unpack it",
        suffixes: ["xlsx", "xlsm", "ods"])
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return Binary(
        reason: "this is an old Excel workbook, no CSV",
        advice: "open it in Excel and save it as CSV UTF-8", suffixes: ["xls"])
    }
    if head.has("%PDF", at: 0) || head.starts(with: [0x1F, 0x8B]) || isBinary(head) {
      return Binary(
        reason: "this is a binary file, no CSV", advice: "export the answers as CSV", suffixes: [])
    }
    return nil
  }

  /// Control bytes that text does not have, beyond a stray one; UTF-16 and UTF-32 have NULs only.
  private static func isBinary(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    let sample = head.prefix(4096)
    let controls = sample.count {
      $0 < 0x20 && $0 != 0 && !(0x09...0x0D).contains($0) && $0 != 0x1B
    }
    // Some exports part their fields with 0x1F or 0x01: then it is one byte, in every line.
    let kinds = Set(sample.filter { $0 < 0x20 && $0 != 0 && !(0x09...0x0D).contains($0) })
    return controls * 20 > sample.count && kinds.count > 2
  }

  private static func suffix(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static func isMarkup(_ head: [UInt8]) -> Bool {
    let text = head.drop { $0.isASCIISpace || [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0].contains($0) }
    guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first(where: { $0 != 0 })
    else { return text.first == UInt8(ascii: "{") }
    return next.isASCIILetter || next == 0x21 || next == 0x3F || next == 0x2F
  }

  /// A `From ` line, or two header fields and no delimiter where a header of columns would have one.
  private static func isMail(_ head: [UInt8]) -> Bool {
    if head.starts(with: Array("From ".utf8)) { return true }
    var fields = 0
    for line in head.split(separator: 0x0A, maxSplits: 8, omittingEmptySubsequences: false)
      .prefix(8)
    {
      if line.isEmpty || line.first == 0x0D { break }
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCIILetter || $0 == 0x2D || $0.isASCIIDigit }),
        line.index(after: colon) == line.endIndex || line[line.index(after: colon)].isASCIISpace
      else { return false }
      fields += 1
    }
    return fields >= 2
  }

  private static func table(_ head: [UInt8], isNamed: Bool) -> Confidence {
    guard var reader = try? CSVReader(ByteSource(bytes: head, name: "")),
      let batch = try? reader.nextBatch(size: SourceReader.headSize),
      (0..<min(batch.count, 60)).allSatisfy({ batch[$0].count <= SurveyAdapter.columnLimit }),
      let header = SurveyHeader(batch, skipsFirst: reader.startsWithDirective)
    else { return isNamed ? .likely : .none }
    if header.columns.count > 1, SurveyTool.name(header) != nil { return .certain }
    if isNamed { return .likely }
    return isRegular(batch, width: header.columns.count) ? .likely : .none
  }

  /// Whether nearly all records are as wide as the header, and there are some: prose is not.
  private static func isRegular(_ batch: CSVBatch, width: Int) -> Bool {
    guard width >= 3 else { return false }
    let records = (0..<batch.count).map { batch[$0] }.filter { !$0.isBlank }
    let fitting = records.count { $0.count == width }
    return fitting >= 2 && fitting * 10 >= records.count * 9
  }
}
