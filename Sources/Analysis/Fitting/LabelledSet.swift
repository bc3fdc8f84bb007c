import Feedback

/// Texts that people have labelled, read from a tab-separated file with a header.
///
/// The header names the columns, in any order: `label` and `text` must be there; `id`, `lang` or
/// `language`, and `score` may be. A label is `neg`, `neu`, `pos`, its full English or Dutch word,
/// or -1, 0, 1.
package struct LabelledSet: Sendable {
  /// One labelled text.
  package struct Text: Sendable, Equatable {
    package let text: String
    /// As the file states it; nil lets the text tell.
    package let language: LanguageCode?
    package let label: SentimentLabel
    /// A person's finer judgement, where the file has one.
    package let score: Double?
  }

  /// The file's name, for tables.
  package let name: String
  package let texts: [Text]

  package init(name: String, texts: [Text]) {
    self.name = name
    self.texts = texts
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: ``LabelledSetError`` at a header without `label` or `text`, and at a row with fewer
  ///   columns or another label.
  package init(name: String, bytes: [UInt8]) throws(LabelledSetError) {
    var columns: Columns?
    var texts: [Text] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let fields = (line.last == 0x0D ? line.dropLast() : line).split(
        separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count > 1 || !fields[0].isEmpty else { continue }
      if let columns {
        texts.append(try columns.text(fields, file: name, line: number))
      } else {
        columns = try Columns(header: fields, file: name, line: number)
      }
    }
    self.init(name: name, texts: texts)
  }

  private static let labels: [String: SentimentLabel] = [
    "neg": .negative, "negative": .negative, "negatief": .negative, "-1": .negative,
    "neu": .neutral, "neutral": .neutral, "neutraal": .neutral, "0": .neutral,
    "pos": .positive, "positive": .positive, "positief": .positive, "1": .positive,
  ]

  /// Which column holds what.
  private struct Columns {
    var label: Int
    var text: Int
    var language: Int?
    var score: Int?

    init(header: [ArraySlice<UInt8>], file: String, line: Int) throws(LabelledSetError) {
      let names = header.map { String(decoding: $0, as: UTF8.self).lowercased() }
      // A file that a spreadsheet saved may begin with a byte order mark.
      let bare = names.map { $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : $0 }
      guard let label = bare.firstIndex(of: "label"), let text = bare.firstIndex(of: "text") else {
        throw LabelledSetError(
          file: file, line: line,
          reason: "the header names no column label and text; begin with id, lang, label, text")
      }
      self.label = label
      self.text = text
      language = bare.firstIndex { $0 == "lang" || $0 == "language" }
      score = bare.firstIndex(of: "score")
    }

    func text(
      _ fields: [ArraySlice<UInt8>], file: String, line: Int
    ) throws(LabelledSetError) -> Text {
      guard fields.count > max(label, text) else {
        throw LabelledSetError(
          file: file, line: line, reason: "the row has fewer columns than the header")
      }
      let string = { (column: Int?) in
        column.flatMap { $0 < fields.count ? String(decoding: fields[$0], as: UTF8.self) : nil }
      }
      guard let label = LabelledSet.labels[string(label)?.lowercased() ?? ""] else {
        throw LabelledSetError(
          file: file, line: line, reason: "the label is one of neg, neu, pos, -1, 0, 1")
      }
      let code = string(language) ?? ""
      return Text(
        text: string(text) ?? "", language: code.isEmpty ? nil : LanguageCode(rawValue: code),
        label: label, score: string(score).flatMap(Double.init))
    }
  }
}

/// A labelled file that cannot be used. Equal by place.
package struct LabelledSetError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// From 1.
  package let line: Int
  package let reason: String

  package static func == (a: Self, b: Self) -> Bool { a.file == b.file && a.line == b.line }

  package var description: String { "\(file):\(line): \(reason)" }
}
