import Feedback
import Language
import Testing

@testable import Archive

@Suite struct EntryPackerTests {
  private static let texts = [
    "De leveringsproblemen bij 3 websites", "idd goeie service!", "", "They never answered, twice.",
    "De leveringsproblemen bij 3 websites",
  ]

  private static func entries() -> [ArchiveEntry] {
    texts.enumerated().map { number, text in
      var item = Sample.item("id-\(number)", text)
      if number % 2 == 0 { item.subject = "Klachten over de bezorging" }
      var reading = Sample.reading(0)
      reading.language = number == 3 ? .english : .dutch
      return Sample.entry(item, reading)
    }
  }

  /// The index terms of the entries, the texts at `noted` told beforehand.
  private static func terms(_ archive: FeedbackArchive, noted: [Int]) -> [[UInt8]] {
    var entries = entries()
    return archive.withPacker { packer in
      for place in noted {
        packer.note(
          textAt: place, Tokenizer().tokenize(texts[place]), in: entries[place].reading.language)
      }
      return packer.packed(lastFirst: &entries).map { Array($0.terms) }.reversed()
    }
  }

  @Test(arguments: [[0], [1, 2, 3], [0, 1, 2, 3, 4], [4]])
  func `a text that was cut before has the terms that it has by itself`(noted: [Int]) throws {
    let sample = try SampleArchive()
    let own = Self.terms(sample.archive, noted: [])
    #expect(own.map(\.isEmpty) == Self.texts.indices.map { $0 % 2 != 0 && Self.texts[$0].isEmpty })
    #expect(Self.terms(sample.archive, noted: noted) == own)
    // What was told is of the entries that come next, and of no others.
    #expect(Self.terms(sample.archive, noted: []) == own)
  }
}
