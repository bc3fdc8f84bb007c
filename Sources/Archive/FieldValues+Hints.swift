extension FieldValues {
  /// What a person may have meant otherwise: a number that lies outside the field's scale.
  func hint(_ node: SearchNode?) -> String? {
    switch node {
    case .any(let nodes): return nodes.lazy.compactMap { hint($0) }.first
    case .number(let field, let range):
      guard let scale = field.scale else { return nil }
      let isOutside =
        [range.lowest, range.highest].contains { $0.map { !scale.contains($0) } ?? false }
      let ends = NumberRange(lowest: scale.lowerBound, highest: scale.upperBound)
      return isOutside ? "\(field.rawValue) goes \(ends)" : nil
    default: return nil
    }
  }
}

extension SearchNode.NumberField {
  /// Nil where each survey has its own.
  fileprivate var scale: ClosedRange<Double>? {
    switch self {
    case .nps: 0...10
    case .sentiment: -1...1
    case .csat: nil
    }
  }
}
