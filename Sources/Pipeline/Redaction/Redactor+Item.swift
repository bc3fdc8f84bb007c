import Feedback

extension Redactor {
  /// `item` as it may be stored: identifiers and names taken out of every text, and the customer's
  /// name, address and number dropped. Segment and company stay; they say what kind of customer it
  /// is.
  package func redacted(_ item: FeedbackItem) -> FeedbackItem {
    let speakers = item.turns.filter { $0.role != .system }.compactMap(\.name)
    let names = [item.customer.name].compactMap { $0 } + speakers
    var kept = item
    kept.customer.name = nil
    kept.customer.address = nil
    kept.customer.id = nil
    kept.text = redacted(item.text, names: names)
    kept.body = item.body.map { redacted($0, names: names) }
    kept.subject = item.subject.map { redacted($0, names: names) }
    for index in kept.answers.indices {
      kept.answers[index].text = redacted(item.answers[index].text, names: names)
    }
    for index in kept.turns.indices {
      kept.turns[index].text = redacted(item.turns[index].text, names: names)
      kept.turns[index].name = nil
    }
    kept.columns = item.columns.filter { !isIdentity($0.value, of: item.customer) }
    for index in kept.columns.indices {
      kept.columns[index].value = redacted(kept.columns[index].value, names: names)
    }
    return kept
  }

  private func isIdentity(_ value: String, of customer: FeedbackItem.Customer) -> Bool {
    !value.isEmpty && [customer.name, customer.address, customer.id].contains(value)
  }
}
