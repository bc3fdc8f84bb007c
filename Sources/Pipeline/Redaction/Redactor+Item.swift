import Bytes
import Crypto
import Feedback

extension Redactor {
  /// `item` as it may be stored: identifiers and names taken out of every text, and the customer's
  /// name, address and number dropped. Segment and company stay; they say what kind of customer it
  /// is.
  package func redacted(_ item: FeedbackItem) -> FeedbackItem {
    var (item, desk) = (item, RedactionDesk())
    redact(&item, &desk)
    return item
  }

  /// As ``redacted(_:)``, in place.
  func redact(_ item: inout FeedbackItem, _ desk: inout RedactionDesk) {
    let known = people(of: item, &desk)
    dropIdentity(of: &item)
    redactLabels(of: &item, known, &desk)
    let text = item.text
    redact(&item.text, known, &desk)
    let kept = item.text
    // The body and a survey's only answer often are the text.
    func clean(_ other: inout String) {
      if other == text { other = kept } else { redact(&other, known, &desk) }
    }
    if var body = item.body.take() {
      clean(&body)
      item.body = body
    }
    if var subject = item.subject.take() {
      redact(&subject, known, &desk)
      item.subject = subject
    }
    for index in item.answers.indices { clean(&item.answers[index].text) }
    for index in item.turns.indices {
      clean(&item.turns[index].text)
      item.turns[index].name = nil
    }
    for index in item.columns.indices { redact(&item.columns[index].value, known, &desk) }
  }

  /// The names of those who speak in an item.
  private func people(of item: FeedbackItem, _ desk: inout RedactionDesk) -> KnownNames {
    desk.known.clear()
    if let name = item.customer.name { desk.known.add(name: name, cues, &desk.words) }
    for turn in item.turns where turn.role != .system {
      if let name = turn.name { desk.known.add(name: name, cues, &desk.words) }
    }
    if let address = item.customer.address {
      desk.known.add(address: address, cues, &desk.words)
    }
    return desk.known
  }

  /// Drops what the customer is known by, and the columns that repeat it.
  private func dropIdentity(of item: inout FeedbackItem) {
    let customer = item.customer
    item.customer.name = nil
    item.customer.address = nil
    item.customer.id = nil
    item.columns.removeAll { column in
      !column.value.isEmpty
        && (column.value == customer.name || column.value == customer.address
          || column.value == customer.id)
    }
  }

  private func redactLabels(
    of item: inout FeedbackItem, _ known: KnownNames, _ desk: inout RedactionDesk
  ) {
    let id = item.nativeID
    item.nativeID = stored(id: id, redacted(label: id, known, &desk))
    if let thread = item.thread {
      item.thread =
        thread == id ? item.nativeID : stored(id: thread, redacted(label: thread, known, &desk))
    }
    if let collection = item.collection {
      item.collection = stored(
        id: collection, redacted(sharedLabel: collection, known, &desk))
    }
    item.source.file = redacted(sharedLabel: item.source.file, known, &desk)
  }

  /// As ``redacted(label:_:_:)``, of a label that the items before this one are likely to share.
  private func redacted(
    sharedLabel label: String, _ known: KnownNames, _ desk: inout RedactionDesk
  ) -> String {
    var shared = desk.labels.first { $0.label == label }
    if shared == nil {
      shared = KnownLabel(label, by: self, &desk)
      shared.map { desk.note($0) }
    }
    return shared?.kept(known) ?? redacted(label: label, known, &desk)
  }

  /// An id of the source as it may be stored: one that holds an address, a name or a number of the
  /// customer's, as most Message-IDs do, is hashed. The same id gives the same hash in every
  /// archive, so that an item is known again in another file.
  ///
  /// - Parameter kept: the id without what is personal in it.
  private func stored(id: String, _ kept: @autoclosure () -> String) -> String {
    guard id.utf8.contains(UInt8(ascii: "@")) || kept() != id else { return id }
    var hash = SHA256()
    id.utf8.span.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().withUnsafeBytes { String(hexadecimal: Array($0.prefix(16))) }
  }
}
