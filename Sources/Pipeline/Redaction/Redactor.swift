/// Takes personal data out of a text before anything is stored: what stays is what the customer
/// thinks, not who the customer is.
///
/// Each detector looks at the bytes from one position and says how many belong to an identifier;
/// checks (IBAN's mod 97, BSN's eleven-test) keep order numbers and amounts in. The placeholders
/// are stable, are words of their own for the tokenizer, and carry no sentiment.
package struct Redactor: Sendable {
  private let cues: NameCues

  package init(cues: NameCues) { self.cues = cues }

  /// `text` with identifiers and the given names replaced.
  ///
  /// - Parameter names: how the customer is called, as the source states it; each of its words of
  ///   three letters or more is replaced where it stands capitalised in the text.
  package func redacted(_ text: String, names: [String] = []) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let found = findings(in: bytes, names: names)
      return found.isEmpty ? String(decoding: bytes, as: UTF8.self) : replace(found, in: bytes)
    }
  }

  /// A file's name or another label: identifiers and the given names go, other names stay, as a
  /// mailbox may be called after a colleague.
  func redacted(label: String, names: [String]) -> String {
    var label = label
    return label.withUTF8 { bytes in
      let found = merged(
        IdentifierScanner(bytes: bytes, cues: cues).identifiers()
          + NameScanner(bytes: bytes, cues: cues, known: names).knownNames())
      return found.isEmpty ? String(decoding: bytes, as: UTF8.self) : replace(found, in: bytes)
    }
  }

  /// What is personal in a text, in its order.
  func findings(
    in bytes: UnsafeBufferPointer<UInt8>, names: [String] = []
  ) -> [Finding] {
    merged(
      IdentifierScanner(bytes: bytes, cues: cues).identifiers()
        + NameScanner(bytes: bytes, cues: cues, known: names).names())
  }

  /// What stands in the place of personal data.
  package enum Placeholder: String, Sendable, CaseIterable {
    case address = "[e-mail]"
    case phone = "[telefoon]"
    case iban = "[iban]"
    case bsn = "[bsn]"
    case home = "[adres]"
    case plate = "[kenteken]"
    case name = "[naam]"
  }

  /// Personal data at its place, in UTF-8 bytes.
  struct Finding: Equatable {
    let span: Range<Int>
    let placeholder: Placeholder
  }

  /// In the order of the text; where two overlap, the first one found stays.
  private func merged(_ findings: [Finding]) -> [Finding] {
    var kept: [Finding] = []
    for finding in findings.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) {
      if let last = kept.last, finding.span.lowerBound < last.span.upperBound { continue }
      kept.append(finding)
    }
    return kept
  }

  private func replace(_ findings: [Finding], in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    for finding in findings {
      output.append(contentsOf: bytes[position..<finding.span.lowerBound])
      output.append(contentsOf: finding.placeholder.rawValue.utf8)
      position = finding.span.upperBound
    }
    output.append(contentsOf: bytes[position...])
    return String(decoding: output, as: UTF8.self)
  }
}
