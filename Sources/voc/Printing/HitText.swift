import Archive
import Pipeline

/// Search results for people: a line of facts, the subject where a sought word
/// stands in it, then the passage, with the sought words marked.
struct HitText {
  let open: OpenWorkspace

  func show(_ page: SearchPage) {
    for hit in page.hits {
      Output.line(facts(of: hit))
      if let subject = hit.subject, !hit.subjectMarks.isEmpty {
        Output.line("    \(marked(subject, hit.subjectMarks))")
      }
      Output.line("    \(passage(hit.passage))")
    }
    if page.hasMore { Output.complain("There are more; see --limit and --offset.") }
  }

  private func facts(of hit: SearchHit) -> String {
    let day = hit.received.map { open.settings.zone.date(of: $0).description } ?? "no date   "
    var parts = [hit.id.description, day, hit.channel.rawValue]
    parts.append(hit.touchpoints.map(\.rawValue).joined(separator: ","))
    parts.append(Figures.signed(hit.sentiment.score.value))
    if let nps = hit.ratings.nps { parts.append("nps \(Int(nps.value))") }
    if let promise = hit.promise { parts.append("promise \(promise.rawValue)") }
    return parts.joined(separator: "  ")
  }

  private func passage(_ passage: Passage) -> String {
    (passage.isCutBefore ? "… " : "") + marked(passage.text, passage.marks)
      + (passage.isCutAfter ? " …" : "")
  }

  /// The text on one line, its marked words bold where the terminal can show it.
  private func marked(_ words: String, _ marks: [Range<Int>]) -> String {
    let text = HarmlessText.harmless(Array(words.utf8))
    var bytes: [UInt8] = []
    var position = 0
    for mark in marks where Output.hasColour {
      bytes += text[position..<mark.lowerBound]
      bytes += Array("\u{1B}[1m".utf8) + text[mark] + Array("\u{1B}[0m".utf8)
      position = mark.upperBound
    }
    return String(decoding: bytes + text[position...], as: UTF8.self)
  }
}
