import Feedback
import Foundation

@testable import Analysis

/// The labelled sentences of `Corpus/statements`; its README describes the columns.
enum StatementCorpus {
  static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }

  struct Item {
    let id: String
    let expectation: Int?
    let promise: PromiseState?
    let touchpoints: Set<String>
    let themes: Set<String>
    let text: String
  }

  /// The items of `dev.tsv` or `held.tsv`.
  static func items(_ file: String) throws -> [Item] {
    try rows(file).map { row in
      Item(
        id: row[0], expectation: Int(row[2]), promise: PromiseState(rawValue: row[3]),
        touchpoints: row[4] == "-"
          ? ["onbekend"] : Set(row[4].split(separator: ",").map(String.init)),
        themes: row[5] == "-" ? [] : Set(row[5].split(separator: ",").map(String.init)),
        text: row[6])
    }
  }

  static func rows(_ file: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/statements/\(file)")
    return try String(contentsOf: folder, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}

/// How well labels were found.
enum Agreement {
  /// The mean F1 over `classes` of what was read against what is right.
  static func macroF1<Label: Equatable>(
    right: [Label], read: [Label], classes: [Label]
  ) -> Double {
    let scores = classes.map { label in
      let pairs = zip(right, read)
      let both = Double(pairs.filter { $0.0 == label && $0.1 == label }.count)
      let either = Double(
        right.filter { $0 == label }.count + read.filter { $0 == label }.count)
      return either == 0 ? 1 : 2 * both / either
    }
    return scores.reduce(0, +) / Double(scores.count)
  }

  /// The F1 of all labels of all items together.
  static func microF1(right: [Set<String>], read: [Set<String>]) -> Double {
    let both = zip(right, read).map { Double($0.intersection($1).count) }.reduce(0, +)
    let all = (right + read).map { Double($0.count) }.reduce(0, +)
    return all == 0 ? 1 : 2 * both / all
  }
}
