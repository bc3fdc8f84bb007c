import Bytes
import Crypto
import Feedback

extension Redactor {
  /// `item` as it may be stored: identifiers and names taken out of every text, and the customer's
  /// name, address and number dropped. Segment and company stay; they say what kind of customer it
  /// is.
  package func redacted(_ item: FeedbackItem) -> FeedbackItem {
    let speakers = item.turns.filter { $0.role != .system }.compactMap(\.name)
    let names = known(
      names: [item.customer.name].compactMap { $0 } + speakers,
      addresses: [item.customer.address].compactMap { $0 })
    var kept = item
    kept.customer.name = nil
    kept.customer.address = nil
    kept.customer.id = nil
    kept.nativeID = stored(id: item.nativeID, names)
    kept.thread = item.thread.map { stored(id: $0, names) }
    kept.collection = item.collection.map { stored(id: $0, names) }
    kept.source.file = redacted(label: item.source.file, names)
    let text = redacted(item.text, names)
    // The body and a survey's only answer often are the text.
    func clean(_ other: String) -> String { other == item.text ? text : redacted(other, names) }
    kept.text = text
    kept.body = item.body.map(clean)
    kept.subject = item.subject.map { redacted($0, names) }
    for index in kept.answers.indices {
      kept.answers[index].text = clean(item.answers[index].text)
    }
    for index in kept.turns.indices {
      kept.turns[index].text = clean(item.turns[index].text)
      kept.turns[index].name = nil
    }
    kept.columns = item.columns.filter { !isIdentity($0.value, of: item.customer) }
    for index in kept.columns.indices {
      kept.columns[index].value = redacted(kept.columns[index].value, names)
    }
    return kept
  }

  /// An id of the source as it may be stored: one that holds an address, a name or a number of the
  /// customer's, as most Message-IDs do, is hashed. The same id gives the same hash in every
  /// archive, so that an item is known again in another file.
  private func stored(id: String, _ names: KnownNames) -> String {
    guard id.utf8.contains(UInt8(ascii: "@")) || redacted(label: id, names) != id else {
      return id
    }
    var hash = SHA256()
    id.utf8.span.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return String(hexadecimal: Array(hash.finalize().prefix(16)))
  }

  private func isIdentity(_ value: String, of customer: FeedbackItem.Customer) -> Bool {
    !value.isEmpty && [customer.name, customer.address, customer.id].contains(value)
  }
}
