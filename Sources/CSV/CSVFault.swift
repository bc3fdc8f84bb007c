/// Something in a file that RFC 4180 does not allow and that may have cost or moved text: what it
/// is and where. The record is given all the same, as well as it could be read.
package struct CSVFault: Sendable, Hashable {
  package var kind: Kind
  /// The record that it is in, counted from 0 in the file, blank records included.
  package var record: Int
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int

  /// What can be wrong with a record.
  package enum Kind: Sendable, Hashable {
    /// A field opens with a quote that nothing closes; it was read as if the quote were not there.
    case unclosedQuote
    /// A record longer than the reader's limit; it is left out.
    case recordTooLong
  }
}

extension CSVFault: CustomStringConvertible {
  /// `207:12: the field that opens here is never closed; add a closing quote`
  package var description: String {
    switch kind {
    case .unclosedQuote:
      "\(line):\(column): the field that opens here is never closed; add a closing quote"
    case .recordTooLong:
      "\(line): the record is longer than \(CSVReader.recordLimit >> 20) MB and is left out; "
        + "check for a quote that is never closed"
    }
  }
}
