import Language

/// Which of the k parts of a labelled set each text belongs to. The part hangs on the words of the
/// text alone, so that it is the same in every run and two copies of a text are never on both
/// sides of a test.
package struct FoldPlan: Sendable {
  /// For each text its fold, from 0.
  package let folds: [Int]
  package let count: Int

  /// - Parameter count: how many parts; at least 2.
  package init(_ texts: [LabelledSet.Text], count: Int) {
    precondition(count >= 2, "a test on held-out texts needs two parts or more")
    self.count = count
    folds = texts.map { text in
      let letters = text.text.utf8.lazy.map { $0 | 0x20 }.filter { (0x61...0x7A).contains($0) }
      return Int(WordHash.of(letters) % UInt64(count))
    }
  }

  /// The places of the texts of one fold.
  package func places(in fold: Int) -> [Int] { folds.indices.filter { folds[$0] == fold } }

  /// The places of all other texts.
  package func places(outside fold: Int) -> [Int] { folds.indices.filter { folds[$0] != fold } }
}
