import Foundation
import Testing

@testable import Pipeline

/// How much of what is personal goes, and how much that goes is personal, on texts that were
/// written before the rules: `dev.txt` was looked at while the rules were made, `held-out.txt` was
/// not.
@Suite struct RedactionRecallTests {
  private let redactor: Redactor

  init() throws {
    redactor = try Redactor.shipped.get()
  }

  @Test(arguments: ["dev.txt", "held-out.txt"])
  func `identifiers and names go, numbers of orders stay`(file: String) throws {
    let score = Score(try MarkedTexts(file), redactor)
    if ProcessInfo.processInfo.environment["VOC_SHOW_REDACTION"] != nil { score.print(file) }
    #expect(score.marked(Score.identifiers) >= 100)
    #expect(score.marked(Score.names) >= 75)
    #expect(score.recall(of: Score.identifiers) >= 0.98, "\(score)")
    #expect(score.recall(of: Score.names) >= 0.90, "\(score)")
    #expect(score.precision >= 0.95, "\(score)")
  }

  /// Texts on what the first two sets had little of: addresses spelt out, payment cards, postcodes in
  /// small letters, and names that the header gives; half of the texts only look like it.
  @Test(arguments: [("held-out-shapes.txt", 61), ("held-out-names.txt", 20)])
  func `what is spelt out, small or known goes, and what looks like it stays`(
    file: String, marked: Int
  ) throws {
    let score = Score(try MarkedTexts(file), redactor)
    if ProcessInfo.processInfo.environment["VOC_SHOW_REDACTION"] != nil { score.print(file) }
    let all = Score.identifiers.union(Score.names)
    #expect(score.marked(all) >= marked)
    #expect(score.recall(of: all) >= 0.95, "\(score)")
    #expect(score.precision >= 0.95, "\(score)")
  }

  /// Counts over one file.
  struct Score: CustomStringConvertible {
    static let identifiers: Set = ["mail", "tel", "iban", "bsn", "adres", "kenteken", "kaart"]
    static let names: Set = ["naam"]

    private var found: [String: Int] = [:]
    private var missed: [String: Int] = [:]
    private var right = 0
    private var wrong = 0
    /// For whoever mends the rules.
    private var misses: [String] = []
    private var excess: [String] = []

    init(_ file: MarkedTexts, _ redactor: Redactor) {
      for text in file.texts { add(text, redactor) }
    }

    private mutating func add(_ text: MarkedTexts.Text, _ redactor: Redactor) {
      let parts = text.writer.split(separator: "<").map { $0.filter { $0 != ">" } }
      let known = redactor.known(
        names: parts.filter { !$0.contains("@") }, addresses: parts.filter { $0.contains("@") })
      var desk = RedactionDesk()
      text.words.withUnsafeBufferPointer { redactor.find(in: $0, known, &desk) }
      let spans = desk.found.map(\.span)
      let titles = Self.titles(text)
      var covered = Set<Int>()
      for span in spans { covered.formUnion(span) }
      for mark in text.marks {
        let words = mark.span.filter { isWord(text.words[$0]) && !titles.contains($0) }
        if words.allSatisfy(covered.contains) {
          found[mark.kind, default: 0] += 1
        } else {
          missed[mark.kind, default: 0] += 1
          misses.append("\(text.line) \(mark.kind): \(Self.quote(mark.span, text))")
        }
      }
      for span in spans {
        let hit = text.marks.filter { $0.span.overlaps(span) }
        let extra = span.filter { place in
          isWord(text.words[place]) && !titles.contains(place)
            && !hit.contains { $0.span.contains(place) }
        }
        if extra.isEmpty {
          right += 1
        } else {
          wrong += 1
          excess.append("\(text.line): \(Self.quote(span, text))")
        }
      }
    }

    private func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte &- 48 < 10 || (byte | 0x20) &- 97 < 26
    }

    /// The places of titles, which are no part of a name: whether they go does not matter.
    private static func titles(_ text: MarkedTexts.Text) -> Set<Int> {
      var places = Set<Int>()
      var start = 0
      for (end, byte) in (text.words + [0x20]).enumerated()
      where !(byte >= 0x80 || (byte | 0x20) &- 97 < 26) {
        let word = String(decoding: text.words[start..<end], as: UTF8.self).lowercased()
        if words.contains(word) { places.formUnion(start..<end) }
        start = end + 1
      }
      return places
    }

    private static let words: Set = [
      "mr", "mrs", "ms", "dhr", "mevrouw", "mevr", "meneer", "heer", "dr", "drs", "ir", "prof",
      "collega", "tante", "oma", "familie", "en",
    ]

    private static func quote(_ span: Range<Int>, _ text: MarkedTexts.Text) -> String {
      String(decoding: text.words[span], as: UTF8.self).replacing("\n", with: "¶")
    }

    func marked(_ kinds: Set<String>) -> Int {
      kinds.reduce(0) { $0 + (found[$1] ?? 0) + (missed[$1] ?? 0) }
    }

    func recall(of kinds: Set<String>) -> Double {
      Double(kinds.reduce(0) { $0 + (found[$1] ?? 0) }) / Double(max(1, marked(kinds)))
    }

    /// Of what was taken out, how much was personal and no more than that.
    var precision: Double { Double(right) / Double(max(1, right + wrong)) }

    var description: String {
      let recalls = Set(found.keys).union(missed.keys).sorted().map {
        "\($0) \(found[$0] ?? 0)/\(marked([$0]))"
      }
      let recall = { (kinds: Set<String>) in
        String((self.recall(of: kinds) * 1000).rounded() / 1000)
      }
      return "identifiers \(recall(Self.identifiers)), names \(recall(Self.names)), precision "
        + "\((precision * 1000).rounded() / 1000) (\(right) of \(right + wrong)); "
        + recalls.joined(separator: ", ")
    }

    func print(_ file: String) {
      Swift.print(file, description)
      if file.hasPrefix("dev") || ProcessInfo.processInfo.environment["VOC_SHOW_MISSES"] != nil {
        for line in misses { Swift.print("  missed", line) }
        for line in excess { Swift.print("  excess", line) }
      }
    }
  }
}
