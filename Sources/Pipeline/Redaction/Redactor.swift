/// Takes personal data out of a text before anything is stored: what stays is what the customer
/// thinks, not who the customer is.
///
/// Each detector looks at the bytes from one position and says how many belong to an identifier;
/// checks (IBAN's mod 97, BSN's eleven-test) keep order numbers and amounts in. The placeholders
/// are stable, are words of their own for the tokenizer, and carry no sentiment.
package struct Redactor: Sendable {
  let cues: NameCues

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
    var (text, desk) = (text, RedactionDesk())
    redact(&text, known, &desk)
    return text
  }

  /// Takes identifiers and names out of `text`.
  func redact(_ text: inout String, _ known: KnownNames, _ desk: inout RedactionDesk) {
    let kept = text.withUTF8 { bytes in
      find(in: bytes, known, &desk)
      return desk.found.isEmpty ? nil : replace(desk.found, in: bytes)
    }
    if let kept { text = kept }
  }

  /// What the source says of a person's name.
  func known(names: [String], addresses: [String]) -> KnownNames {
    KnownNames(names: names, addresses: addresses, cues: cues)
  }

  /// A file's name or another label: identifiers and the given names go, other names stay, as a
  /// mailbox may be called after a colleague.
  func redacted(label: String, _ known: KnownNames, _ desk: inout RedactionDesk) -> String {
    var label = label
    let kept = label.withUTF8 { bytes in
      NameWord.find(in: bytes, cues.table, into: &desk.words)
      desk.found.removeAll(keepingCapacity: true)
      NameScanner(bytes: bytes, words: desk.words, cues: cues, known: known)
        .findKnown(&desk.found)
      IdentifierScanner(bytes: bytes, cues: cues).find(&desk.found)
      merge(&desk.found)
      return desk.found.isEmpty ? nil : replace(desk.found, in: bytes)
    }
    return kept ?? label
  }

  /// Finds what is personal in a text, in its order; it is on the desk then.
  func find(
    in bytes: UnsafeBufferPointer<UInt8>, _ known: KnownNames, _ desk: inout RedactionDesk
  ) {
    NameWord.find(in: bytes, cues.table, into: &desk.words)
    desk.found.removeAll(keepingCapacity: true)
    IdentifierScanner(bytes: bytes, cues: cues).find(&desk.found)
    NameScanner(bytes: bytes, words: desk.words, cues: cues, known: known).find(&desk.found)
    merge(&desk.found)
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

  /// Puts findings in the order of the text; where two overlap, the first one found stays.
  private func merge(_ findings: inout [Finding]) {
    guard findings.count > 1 else { return }
    findings.sort { $0.span.lowerBound < $1.span.lowerBound }
    var count = 1
    for index in 1..<findings.count
    where findings[index].span.lowerBound >= findings[count - 1].span.upperBound {
      findings[count] = findings[index]
      count += 1
    }
    findings.removeLast(findings.count - count)
  }

  private func replace(_ findings: [Finding], in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let longer = findings.reduce(0) { $0 + $1.placeholder.rawValue.utf8.count - $1.span.count }
    return String(unsafeUninitializedCapacity: bytes.count + longer) { output in
      var (place, position) = (0, 0)
      func put(_ bytes: some Collection<UInt8>) {
        let rest = UnsafeMutableBufferPointer(rebasing: output[place...])
        place += rest.initialize(fromContentsOf: bytes)
      }
      for finding in findings {
        put(bytes[position..<finding.span.lowerBound])
        put(finding.placeholder.rawValue.utf8)
        position = finding.span.upperBound
      }
      put(bytes[position...])
      return place
    }
  }
}
