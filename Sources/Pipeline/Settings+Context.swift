import Feedback
import Intake

extension Settings {
  /// What an adapter may know of the file that messages call `file`.
  ///
  /// - Parameters:
  ///   - taxonomy: whose names in either language stand for touchpoints in columns and folders.
  ///   - folders: the folders that the file lies in below the inbox, outermost first.
  package func context(
    file: String, taxonomy: Taxonomy, folders: [String] = []
  ) -> IntakeContext {
    var names: [String: Touchpoint] = [:]
    for entry in taxonomy.touchpoints {
      for name in [entry.id, entry.dutch, entry.english] {
        names[name.lowercased()] = Touchpoint(rawValue: entry.id)
      }
    }
    let hint = hint(of: folders, names: names)
    return IntakeContext(
      file: file, zone: zone, company: ownSide, touchpoint: hint.touchpoint, channel: hint.channel,
      surveyRoles: surveyRoles, chatRules: chatRules, touchpointNames: names)
  }

  /// The company's side: a speaker of the company's own name speaks for it.
  var ownSide: IntakeContext.Company {
    var side = company
    if !companyName.isEmpty, companyName != Settings.unnamedCompany {
      side.names.insert(companyName.lowercased())
    }
    return side
  }

  /// What the innermost folder that says something says: the settings first, then a touchpoint's or
  /// a channel's own name.
  private func hint(of path: [String], names: [String: Touchpoint]) -> FolderHint {
    for folder in path.reversed() {
      let name = folder.lowercased()
      if let hint = folders[name] { return hint }
      if let touchpoint = names[name] { return FolderHint(touchpoint: touchpoint) }
      if let channel = Channel(rawValue: name) { return FolderHint(channel: channel) }
    }
    return FolderHint()
  }

  /// - Throws: ``PipelineError`` `.badSettings` where a team or folder names a touchpoint that the
  ///   lexicons do not have.
  func check(against taxonomy: Taxonomy, file: String) throws(PipelineError) {
    let known = taxonomy.touchpoints.map(\.id)
    let named = teams.keys + folders.values.compactMap(\.touchpoint)
    for touchpoint in named.sorted() where !known.contains(touchpoint.rawValue) {
      throw PipelineError(
        .badSettings, place: file,
        detail:
          "'\(touchpoint.rawValue)' is no touchpoint; there are \(known.joined(separator: ", "))"
      )
    }
  }
}
