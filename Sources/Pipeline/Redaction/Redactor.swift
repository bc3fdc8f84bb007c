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
  /// - Parameter names: how the customer is called, as the source states it; each of its words is
  ///   replaced where it stands capitalised in the text, and where a name is to be expected.
  package func redacted(_ text: String, names: [String] = []) -> String {
    redacted(text, KnownNames(names: names, cues: cues))
  }

  /// As above, with names that were taken apart before.
  func redacted(_ text: String, _ known: KnownNames) -> String {
    var text = text
    let replaced = text.withUTF8 { bytes in
      let found = findings(in: bytes, known)
      return found.isEmpty ? nil : replace(found, in: bytes)
    }
    return replaced ?? text
  }

  /// What the source says of a person's name.
  func known(names: [String], addresses: [String]) -> KnownNames {
    KnownNames(names: names, addresses: addresses, cues: cues)
  }

  /// A file's name or another label: identifiers and the given names go, other names stay, as a
  /// mailbox may be called after a colleague.
  func redacted(label: String, _ known: KnownNames) -> String {
    var label = label
    let replaced = label.withUTF8 { bytes in
      let words = NameWord.all(in: bytes, cues.table)
      var found = NameScanner(bytes: bytes, words: words, cues: cues, known: known).knownNames()
      IdentifierScanner(bytes: bytes, cues: cues).find(&found)
      return found.isEmpty ? nil : replace(merged(found), in: bytes)
    }
    return replaced ?? label
  }

  /// What is personal in a text, in its order.
  func findings(
    in bytes: UnsafeBufferPointer<UInt8>, _ known: KnownNames
  ) -> [Finding] {
    let words = NameWord.all(in: bytes, cues.table)
    var found: [Finding] = []
    IdentifierScanner(bytes: bytes, cues: cues).find(&found)
    NameScanner(bytes: bytes, words: words, cues: cues, known: known).find(&found)
    return merged(found)
  }

  /// What stands in the place of personal data.
  package enum Placeholder: String, Sendable, CaseIterable {
    case address = "[e-mail]"
    case phone = "[telefoon]"
    case iban = "[iban]"
    case card = "[betaalkaart]"
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
    guard findings.count > 1 else { return findings }
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
