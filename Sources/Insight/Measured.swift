/// What one measure of a cell comes to. "Nobody said anything" and "too few people said it" are two
/// things, which a `nil` could not tell apart.
package enum Measured<Value: Sendable & Hashable>: Sendable, Hashable {
  case value(Value)
  /// Nobody in the cell said anything that it could be measured by.
  case nothing
  /// Somebody did, and the figure is not in here at all, so that no renderer can show it.
  case withheld(Suppression)

  /// Nil where there is nothing, or nothing that may be shown.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Nil where the figure is given, and where there is none.
  package var suppression: Suppression? {
    if case .withheld(let reason) = self { reason } else { nil }
  }

  /// `value`, or ``nothing`` where it is nil.
  init(_ value: Value?) { self = value.map { .value($0) } ?? .nothing }

  /// The same with the figure, where there is one, withheld for `reason`; as it is where that is nil.
  func withheld(_ reason: Suppression?) -> Self {
    guard let reason, value != nil else { return self }
    return .withheld(reason)
  }

  /// The same with its figure, where it has one, made into another.
  package func map<Other: Sendable & Hashable>(_ transform: (Value) -> Other) -> Measured<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .nothing: .nothing
    case .withheld(let reason): .withheld(reason)
    }
  }
}

extension Measured<PromiseTally> {
  /// Zeros where no promise was spoken of; nil where what was is withheld.
  package var counts: PromiseTally? {
    suppression == nil ? value ?? PromiseTally() : nil
  }
}

/// The measures of a cell. Each rests on its own people, who may be far fewer than speak in the cell:
/// of a hundred who write, two may have given both ratings.
package enum GapMeasure: String, Sendable, Codable, CaseIterable, Hashable {
  case expressed, stated, promises, experience
}
