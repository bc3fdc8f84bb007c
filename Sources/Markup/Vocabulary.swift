/// Every name that a document uses: of elements, of attributes, and of classes; with those of the
/// trees before it in a stream. Whoever looks for one of many formats asks this first, so that a
/// document is not walked through once a format.
package struct Vocabulary: Sendable {
  private let names: MarkupNames

  init(_ tree: MarkupTree) { names = tree.names }

  /// Whether `name` is among them.
  package func contains(_ name: String) -> Bool {
    !name.isEmpty && names.id(name) != nil
  }
}
