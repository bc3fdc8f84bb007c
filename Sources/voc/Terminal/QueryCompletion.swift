import Analysis
import Archive
import ArgumentParser
import Pipeline

/// Completes the words of a search in the shell: fields, and the values of a field, with the themes
/// and touchpoints of the workspace at hand.
enum QueryCompletion {
  /// - Parameters:
  ///   - words: the command line as the shell has cut it.
  ///   - index: which of them is being typed.
  @Sendable
  static func candidates(_ words: [String], index: Int, prefix: String) -> [String] {
    let shell = CompletionShell.requesting
    guard words.indices.contains(index) else { return [] }
    let (typed, cut) = shell == .bash ? rejoined(words, index) : (words[index], 0)
    let bare = typed.drop { "\"'-(".contains($0) }
    let lead = typed.prefix(typed.count - bare.count)
    let overlay = (try? Workspace.locate(given: workspace(in: words)))?.lexicons
    guard let lexicons = try? Lexicons(overlay: overlay) else { return [] }
    var found = FieldCompletion.all(of: String(bare), in: lexicons.taxonomy)
    if shell == .bash, found.count == 1, let only = found.first, only.text.hasSuffix(":") {
      // With its values behind it, or bash would put a space behind the colon.
      let values = FieldCompletion.all(of: only.text, in: lexicons.taxonomy)
      if !values.isEmpty { found = values }
    }
    return found.map { shell.line(lead + $0.text, meaning: $0.meaning, leavingOut: cut) }
  }

  /// The names of the searches that the workspace keeps.
  @Sendable
  static func savedNames(_ words: [String], index: Int, prefix: String) -> [String] {
    guard let workspace = try? Workspace.locate(given: workspace(in: words)),
      let searches = try? SavedSearches(workspace)
    else { return [] }
    return searches.entries.map(\.name)
  }

  /// Bash cuts words at colons (`COMP_WORDBREAKS`), and wants what stands behind the last only; a colon
  /// that it completed itself it writes `\:`, and does not cut there.
  ///
  /// - Returns: the whole word up to the cursor, and how many characters bash has before its last
  ///   colon.
  private static func rejoined(_ words: [String], _ index: Int) -> (typed: String, cut: Int) {
    var first = index
    while first > 1, words[first] == ":" || words[first - 1] == ":" { first -= 1 }
    let typed = words[first...index].joined().filter { $0 != "\\" }
    let isCut = first < index || words[index] == ":"
    guard isCut, let colon = typed.lastIndex(of: ":") else { return (typed, 0) }
    return (typed, typed.distance(from: typed.startIndex, to: colon) + 1)
  }

  private static func workspace(in words: [String]) -> String? {
    let option = words.firstIndex { $0 == "-w" || $0 == "--workspace" }
    guard let option, words.indices.contains(option + 1) else { return nil }
    return words[option + 1]
  }
}

extension CompletionShell? {
  /// A candidate as the shell reads it, with what it means where the shell shows that.
  fileprivate func line(
    _ candidate: some StringProtocol, meaning: String, leavingOut count: Int
  ) -> String {
    switch self {
    case .zsh: candidate.map { $0 == ":" ? "\\:" : String($0) }.joined() + ":" + meaning
    case .fish: candidate + "\t" + meaning
    default: String(candidate.dropFirst(count))
    }
  }
}
