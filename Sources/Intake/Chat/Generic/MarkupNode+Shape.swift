import Markup

extension MarkupNode {
  /// Whether only a link or the like stands below.
  var hasFewElements: Bool { elements.prefix(3).map { _ in 1 }.count < 3 }
}
