import Feedback
import Language

/// Everything that an analysis looks words up in: the shipped lexicons, overlaid by a workspace's.
/// Made once and shared by all threads.
package struct Lexicons: Sendable {
  /// The files, for those who read tables of their own.
  package let library: LexiconLibrary
  /// The touchpoints and themes, as `touchpoints.tsv` and `themes.tsv` name them.
  package let taxonomy: Taxonomy
  package let tokenizer: Tokenizer
  private let dutch: Inflector
  private let english: Inflector

  /// The lexicons with the workspace folder `overlay` laid over them; nil overlays nothing.
  ///
  /// - Parameter without: lines of the overlay's files, by path and number, that are passed over.
  /// - Throws: ``LexiconError`` with file and line where a file cannot be used.
  package init(
    overlay: String? = nil, without: [String: Set<Int>] = [:]
  ) throws(LexiconError) {
    library = try LexiconLibrary(overlay: overlay, without: without)
    taxonomy = Taxonomy(
      touchpoints: Self.entries(library.table("touchpoints.tsv")),
      themes: Self.entries(library.table("themes.tsv")))
    tokenizer = Tokenizer(abbreviations: library.table("abbreviations.tsv"))
    dutch = Inflector(.dutch, library: library)
    english = Inflector(.english, library: library)
  }

  /// A short hash of all lexicon bytes: equal versions give equal readings.
  package var version: String { library.version }

  /// Tells the language of texts. Made when it is asked for: most commands read no texts.
  ///
  /// - Throws: ``LexiconError`` with file and line where its weights cannot be used.
  package func identifier() throws(LexiconError) -> LanguageIdentifier {
    try LanguageIdentifier(library: library)
  }

  /// Writes out the forms of words, by the rules of `language`.
  package func inflector(_ language: LanguageCode) -> Inflector {
    language == .dutch ? dutch : english
  }

  /// The words of `classes.tsv` that `@name` stands for in patterns, by their hashes.
  func classes(_ language: LanguageCode) -> [String: [UInt64]] {
    let table = library.table("\(language.rawValue)/classes.tsv")
    var classes: [String: [UInt64]] = [:]
    for row in table.rows.indices {
      classes[table.string(row, 0), default: []] += table.field(row, 1).split(separator: 0x20)
        .map { Tokenizer.hash(ofWord: $0).hash }
    }
    return classes
  }

  private static func entries(_ table: LexiconTable) -> [Taxonomy.Entry] {
    table.rows.indices.map {
      Taxonomy.Entry(
        id: table.string($0, 0), dutch: table.string($0, 1), english: table.string($0, 2))
    }
  }
}
