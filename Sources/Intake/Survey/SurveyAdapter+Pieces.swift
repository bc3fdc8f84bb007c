import Bytes
import CSV
import Feedback

extension SurveyAdapter {
  /// Each answer with the record that it stands in.
  ///
  /// - Parameter path: of the same file as `source`; its byte order mark is looked at.
  /// - Throws: ``Rejection`` where a record is too long to be read, and so the places are not
  ///   known.
  func eachPiece(
    _ source: ByteSource, path: String, context: IntakeContext, _ body: (SourcePiece) throws -> Void
  ) throws {
    guard var survey = try open(source, context: context) else { return }
    let reader = SurveyRowReader(plan: survey.plan, context: context)
    let form = try FileForm(path: path, charset: survey.reader.charsetName)
    var (place, item, table) = (form.mark, 0, TableBorder())
    var next: CSVBatch? = survey.first
    while let batch = next {
      if batch.faults.contains(where: { $0.kind == .recordTooLong }) {
        throw Rejection(
          file: context.file, reason: "a record is too long to be read",
          advice: "check for a quote that is never closed")
      }
      for index in 0..<batch.count {
        let bytes = batch[index].bytes
        let range = place..<place + form.size(of: bytes)
        place = range.upperBound
        guard batch.firstRecord + index >= survey.plan.firstAnswer else { continue }
        var isOther = false
        var notes = RowNotes()
        batch.forEach(in: index..<index + 1) { _, row in
          isOther = table.isForeign(row, reader) || reader.isLeftOut(row, &notes)
        }
        if isOther { continue }
        let events = reader.events(batch, index..<index + 1, firstItem: item, ids: [])
        for case .item(let read) in events {
          try body(SourcePiece(item: read, range: range, bytes: bytes))
          item += 1
        }
      }
      next = try self.next(&survey.reader, size: 256 << 10, context)
    }
  }
}

/// How the bytes of a file relate to those that were parsed.
private struct FileForm {
  /// The length of the byte order marks.
  let mark: Int
  /// Bytes of a unit: 2 for UTF-16, 4 for UTF-32, 1 for what is parsed as it stands.
  private let width: Int

  /// - Throws: `ByteSourceError` where the file cannot be read.
  init(path: String, charset: String) throws(ByteSourceError) {
    let head = try ByteSource(path: path).readAll(limit: 64)
    width = charset.hasPrefix("UTF-16") ? 2 : charset.hasPrefix("UTF-32") ? 4 : 1
    if head.starts(with: [0xFF, 0xFE, 0, 0]) && width == 4 || head.starts(with: [0, 0, 0xFE, 0xFF])
    {
      mark = 4
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      mark = 2
    } else {
      var length = 0
      while width == 1, head.dropFirst(length).starts(with: [0xEF, 0xBB, 0xBF]) { length += 3 }
      mark = length
    }
  }

  /// How many bytes of the file the parsed `bytes` were.
  func size(of bytes: [UInt8]) -> Int {
    guard width > 1 else { return bytes.count }
    let scalars = bytes.count { $0 & 0xC0 != 0x80 }
    // UTF-16 has two units for what takes four bytes in UTF-8.
    return width * scalars + (width == 2 ? 2 * bytes.count { $0 >= 0xF0 } : 0)
  }
}
