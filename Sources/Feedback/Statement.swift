/// How experience compared with expectation in one statement, from much worse (-2) to much better
/// (+2) than expected (Oliver 1980, expectancy disconfirmation).
package enum Disconfirmation: Int, Sendable, Codable, CaseIterable, Hashable {
  case muchWorse = -2
  case worse, met, better, muchBetter
}

/// What became of a commitment by the company. Ordered by how much it matters: a broken promise
/// outweighs an open one, an open one a kept one.
package enum PromiseState: String, Sendable, Codable, CaseIterable, Hashable, Comparable {
  case kept, open, broken

  package static func < (a: PromiseState, b: PromiseState) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .kept: 0
    case .open: 1
    case .broken: 2
    }
  }
}

/// A statement in which a customer sets an expectation, a promise or a standard against what
/// happened, or leaves that open.
package struct Statement: Sendable, Equatable {
  package var kind: Kind
  package var span: Range<Int>
  /// Nil where the customer leaves open how it turned out.
  package var disconfirmation: Disconfirmation?
  /// Nil where no promise is involved.
  package var promise: PromiseState?
  /// ``Touchpoint/unknown`` where neither the clause nor the source tells.
  package var touchpoint: Touchpoint
  /// What was promised or expected, where the text gives an amount.
  package var promised: Amount?
  /// What came of it, where the text gives an amount.
  package var actual: Amount?

  package init(
    kind: Kind, span: Range<Int>, disconfirmation: Disconfirmation?, promise: PromiseState? = nil,
    touchpoint: Touchpoint = .unknown, promised: Amount? = nil, actual: Amount? = nil
  ) {
    self.kind = kind
    self.span = span
    self.disconfirmation = disconfirmation
    self.promise = promise
    self.touchpoint = touchpoint
    self.promised = promised
    self.actual = actual
  }

  /// The class of cue that made it a statement.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case promiseBroken, promiseKept, promiseOpen, sourceMismatch, unmet, met, exceeded, norm
    case pastStandard
  }

  /// A quantity with its unit, such as 2 working days or 149 euros.
  package struct Amount: Sendable, Hashable {
    package var value: Double
    package var unit: Unit

    package init(value: Double, unit: Unit) {
      self.value = value
      self.unit = unit
    }
  }

  /// The units that promises are made in.
  package enum Unit: String, Sendable, Codable, CaseIterable {
    case minutes, hours, days, workingDays, weeks, months, euros, dollars, pounds, items
    case weekday, date, timeOfDay
  }
}
