import Feedback
import Language

extension LexiconCheck {
  /// As many lines of a workspace are passed over as unusable; who has more has another file there.
  private static let mostUnusable = 200
  private static let ownFolder = "lexicons/"

  /// The faults of all sentiment tables with the workspace folder `overlay` over them. A line of the
  /// workspace that cannot be used at all is noted and passed over, so that one look finds them all.
  ///
  /// - Throws: ``LexiconError`` where a file cannot be read, or hardly a line of it can be used.
  package static func faults(overlay: String?) throws(LexiconError) -> [Fault] {
    var unusable: [Fault] = []
    var without: [String: Set<Int>] = [:]
    while true {
      do {
        let lexicons = try Lexicons(overlay: overlay, without: without)
        _ = try Analyzer(lexicons: lexicons)
        let others = try faults(in: lexicons)
        return sorted(unusable + others)
      } catch {
        guard let line = error.line, error.file.hasPrefix(ownFolder),
          unusable.count < mostUnusable,
          without[String(error.file.dropFirst(ownFolder.count)), default: []].insert(line).inserted
        else { throw error }
        unusable.append(
          Fault(kind: .unusable, file: error.file, line: line, reason: error.reason))
      }
    }
  }

  /// Folders whose tables are used as shipped.
  private static let fixedFolders = ["mail/", "survey/", "chat/"]

  /// The files of a workspace's `lexicons/`, by path below it, that nothing reads: in the wrong
  /// folder, or under a name that no table has. Hidden files and notes (`.md`) may lie anywhere.
  package static func strays(among files: [String]) throws(LexiconError) -> [Fault] {
    let known = try LexiconLibrary().paths
    return files.sorted().compactMap { file in
      let name = file.split(separator: "/").last.map(String.init) ?? file
      guard !name.hasPrefix("."), !name.hasSuffix(".md") else { return nil }
      let isFixed = fixedFolders.contains { file.hasPrefix($0) }
      guard !known.contains(file) || isFixed else { return nil }
      return Fault(
        kind: .stray, file: ownFolder + file, line: nil,
        reason: isFixed
          ? "nothing reads it here: voc.yaml says how a company's own exports differ"
          : reason(name, known.filter { $0 == name || $0.hasSuffix("/\(name)") }))
    }
  }

  private static func reason(_ name: String, _ places: [String]) -> String {
    places.isEmpty
      ? "no table has this name, so nothing reads it; Lexicons/README.md names them all"
      : "nothing reads it here; it belongs at \(places.joined(separator: " or "))"
  }
}
