import Language

/// Reads labelled texts as `voc analyze` does and counts how often the labels agree.
package struct LabelReader: Sendable {
  private let reader: EvidenceReader

  package init(lexicons: Lexicons) throws(LexiconError) {
    reader = try EvidenceReader(lexicons: lexicons)
  }

  /// How the texts of `set` are read.
  package func scores(_ set: LabelledSet) -> LabelScores {
    var scores = LabelScores()
    for text in set.texts { scores.add(reader.label(text.text), for: text.label) }
    return scores
  }
}
