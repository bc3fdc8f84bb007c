/// So much of a customer's words as a page for people shows. The JSON file has them whole, and the item's
/// id leads to the rest.
enum Excerpt {
  private static let characters = 400
  /// A character can carry any number of accents; so many scalars are kept of all together.
  private static let scalars = 1_600

  /// The text itself where it is short; else its beginning and `…`.
  static func of(_ text: String) -> String {
    var scalars = 0
    var end = text.startIndex
    for _ in 0..<characters {
      guard end < text.endIndex else { return text }
      scalars += text[end].unicodeScalars.count
      guard scalars <= Excerpt.scalars else { return text[..<end] + "…" }
      end = text.index(after: end)
    }
    return end == text.endIndex ? text : text[..<end] + "…"
  }
}
