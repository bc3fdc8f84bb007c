import Foundation

/// The texts of `Corpus/privacy`, in which what is personal stands as `«kind:words»`.
struct MarkedTexts {
  /// One mail, chat or survey answer without its marks.
  struct Text {
    let words: [UInt8]
    let marks: [Mark]
    /// What the header of a mail says of who wrote: a name, an address in angle brackets, or both.
    let writer: String
    /// Where it stands in its file, from 1.
    let line: Int
  }

  /// Something personal, at its place in bytes.
  struct Mark {
    let kind: String
    let span: Range<Int>
  }

  let texts: [Text]

  /// Reads a file of `Corpus/privacy`; each text begins with a line `== source language`, with
  /// `: writer` behind it where the source states one.
  init(_ name: String) throws {
    let all = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
    var texts: [Text] = []
    var lines: [Substring] = []
    var first = 0
    var writer = ""
    for (number, line) in all.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.hasPrefix("== ") else {
        lines.append(line)
        continue
      }
      if first > 0 { texts.append(Self.text(lines, writer, line: first + 1)) }
      (lines, first) = ([], number + 1)
      writer = line.split(separator: ": ", maxSplits: 1).dropFirst().joined()
    }
    self.texts = texts + [Self.text(lines, writer, line: first + 1)]
  }

  private static let folder: String = {
    let here = #filePath as NSString
    return ["PipelineTests", "Tests", ""].reduce(here as String) { path, _ in
      (path as NSString).deletingLastPathComponent
    } + "/Corpus/privacy"
  }()

  private static func text(_ lines: [Substring], _ writer: String, line: Int) -> Text {
    var words: [UInt8] = []
    var marks: [Mark] = []
    var rest = lines.joined(separator: "\n")[...]
    while let open = rest.firstIndex(of: "«"), let close = rest.firstIndex(of: "»"),
      let colon = rest[open...].firstIndex(of: ":")
    {
      words += rest[..<open].utf8
      let start = words.count
      words += rest[rest.index(after: colon)..<close].utf8
      marks.append(
        Mark(kind: String(rest[rest.index(after: open)..<colon]), span: start..<words.count))
      rest = rest[rest.index(after: close)...]
    }
    return Text(words: words + Array(rest.utf8), marks: marks, writer: writer, line: line)
  }
}
