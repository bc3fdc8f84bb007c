import Bytes

/// The records of a file as strings, uninterpreted: header, title lines and a `sep=` line included.
package enum CSVRecords {
  /// Calls `body` with each record of the file at `path`, in order.
  ///
  /// - Returns: what was wrong with the file, in order.
  /// - Throws: ``ByteSourceError`` where the file cannot be read, and whatever `body` throws.
  package static func each(
    path: String, _ body: ([String]) throws -> Void
  ) throws -> [CSVFault] {
    var reader = try CSVReader(ByteSource(path: path))
    var faults: [CSVFault] = []
    while let batch = try reader.nextBatch() {
      for index in 0..<batch.count { try body(batch[index].strings) }
      faults += batch.faults.prefix(max(0, CSVReader.faultLimit - faults.count))
    }
    return faults
  }
}
