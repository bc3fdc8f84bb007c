import Feedback
import Intake
import Yams

/// Reads `voc.yaml`. Each mistake is answered with its line and what is allowed there; nothing is
/// ignored silently, a misspelt key least of all.
package struct SettingsFile {
  private let path: String

  package init(path: String) { self.path = path }

  /// - Throws: ``PipelineError`` `.badSettings` with the line.
  package func settings(from text: String) throws(PipelineError) -> Settings {
    guard let zone = Zone(identifier: Settings.defaultZoneName) else {
      throw PipelineError(
        .badSettings, place: path, detail: "the system knows no time zones; install tzdata")
    }
    var settings = Settings(zone: zone)
    guard let root = try compose(text) else { return settings }
    for (key, value) in try entries(of: root, allowed: Self.keys) {
      try read(key, value, into: &settings)
    }
    return settings
  }

  private static let keys = [
    "company", "timezone", "language", "retention", "folders", "teams", "surveys", "chats",
  ]

  private func compose(_ text: String) throws(PipelineError) -> Node? {
    do {
      // Every scalar is a text here: the rules by which YAML tells numbers from texts are not wanted.
      // No constructor has anything to make of them, and a YAML file is UTF-8.
      let node = try Yams.compose(yaml: text, .basic, Constructor([:], [:], [:]), .utf8)
      if let node, node.scalar?.string.isEmpty == true { return nil }
      return node
    } catch let error as YamlError {
      throw PipelineError(
        .badSettings, place: path, detail: "is no YAML: \(error)")
    } catch {
      throw PipelineError(.badSettings, place: path, detail: "is no YAML")
    }
  }

  private func read(
    _ key: String, _ node: Node, into settings: inout Settings
  ) throws(PipelineError) {
    switch key {
    case "company": try readCompany(node, into: &settings)
    case "timezone":
      let name = try string(node)
      guard let zone = name == settings.zone.identifier ? settings.zone : Zone(identifier: name)
      else {
        throw mistake(node, "is no time zone; give a name such as Europe/Amsterdam")
      }
      settings.zone = zone
    case "language":
      let code = LanguageCode(rawValue: try string(node))
      guard LanguageCode.analysed.contains(code) else {
        throw mistake(node, "is no language of the report; give nl or en")
      }
      settings.language = code
    case "retention":
      for (_, value) in try entries(of: node, allowed: ["months"]) {
        settings.retentionMonths = try months(value)
      }
    case "folders": try readFolders(node, into: &settings)
    case "teams": try readTeams(node, into: &settings)
    case "surveys": try readSurveys(node, into: &settings)
    default: settings.chatRules = try chatRules(node)
    }
  }

  private func readCompany(_ node: Node, into settings: inout Settings) throws(PipelineError) {
    let allowed = ["name", "addresses", "domains", "names"]
    for (key, value) in try entries(of: node, allowed: allowed) {
      switch key {
      case "name": settings.companyName = try string(value)
      case "addresses": settings.company.addresses = try lowerCased(value)
      case "domains": settings.company.domains = try lowerCased(value)
      default: settings.company.names = try lowerCased(value)
      }
    }
  }

  private func readFolders(_ node: Node, into settings: inout Settings) throws(PipelineError) {
    for (folder, value) in try entries(of: node, allowed: nil) {
      var hint = Settings.FolderHint()
      for (key, value) in try entries(of: value, allowed: ["touchpoint", "channel"]) {
        if key == "touchpoint" {
          hint.touchpoint = Touchpoint(rawValue: try string(value))
        } else {
          hint.channel = try channel(value)
        }
      }
      settings.folders[folder.lowercased()] = hint
    }
  }

  private func readTeams(_ node: Node, into settings: inout Settings) throws(PipelineError) {
    for (team, value) in try entries(of: node, allowed: nil) {
      guard team.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw mistake(value, "belongs to a team without a name; give it one")
      }
      for touchpoint in try strings(value).map(Touchpoint.init(rawValue:)) {
        if let other = settings.teams[touchpoint] {
          throw mistake(
            value,
            "\(touchpoint.rawValue) belongs to two teams, \(other) and \(team); leave it to one")
        }
        settings.teams[touchpoint] = team
      }
    }
  }

  private func readSurveys(_ node: Node, into settings: inout Settings) throws(PipelineError) {
    for (_, columns) in try entries(of: node, allowed: ["columns"]) {
      for (header, role) in try entries(of: columns, allowed: nil) {
        settings.surveyRoles[header] = try string(role)
      }
    }
  }

  private func chatRules(_ node: Node) throws(PipelineError) -> [IntakeContext.ChatRule] {
    guard let list = node.sequence else {
      throw mistake(node, "must be a list, each entry with name and message")
    }
    var rules: [IntakeContext.ChatRule] = []
    for entry in list {
      var parts: [String: String] = [:]
      var roles: [String: FeedbackItem.Role] = [:]
      let allowed = ["name", "transcript", "message", "speaker", "role", "roles", "time", "text"]
      for (key, value) in try entries(of: entry, allowed: allowed) {
        if key == "roles" {
          roles = try chatRoles(value)
          continue
        }
        let text = try string(value)
        guard key == "name" || IntakeContext.ChatRule.isPath(text) else {
          throw mistake(value, "is no XPath expression")
        }
        parts[key] = text
      }
      guard let message = parts["message"] else {
        throw mistake(entry, "needs message: the XPath of each message")
      }
      rules.append(
        IntakeContext.ChatRule(
          name: parts["name"] ?? message, transcript: parts["transcript"], message: message,
          speaker: parts["speaker"], role: parts["role"], time: parts["time"],
          text: parts["text"] ?? ".", roles: roles))
    }
    return rules
  }

  /// Which words of a chat's roles mean whom.
  private func chatRoles(
    _ node: Node
  ) throws(PipelineError) -> [String: FeedbackItem.Role] {
    var roles: [String: FeedbackItem.Role] = [:]
    for (word, value) in try entries(of: node, allowed: nil) {
      guard let role = FeedbackItem.Role(rawValue: try string(value)), role != .unknown else {
        throw mistake(value, "is no role; give customer, agent or system")
      }
      roles[word.lowercased()] = role
    }
    return roles
  }
}

// MARK: - Values with their place

extension SettingsFile {
  /// The entries of a mapping, in order; an empty value counts as an empty mapping.
  private func entries(
    of node: Node, allowed: [String]?
  ) throws(PipelineError) -> [(String, Node)] {
    if node.scalar?.string.isEmpty == true { return [] }
    guard let mapping = node.mapping else {
      throw mistake(node, "must be a list of names with values (name: value)")
    }
    var found: [(String, Node)] = []
    for (key, value) in mapping {
      let name = try string(key)
      if let allowed, !allowed.contains(name) {
        throw mistake(key, "is unknown here; allowed are \(allowed.joined(separator: ", "))")
      }
      found.append((name, value))
    }
    return found
  }

  private func string(_ node: Node) throws(PipelineError) -> String {
    guard let text = node.scalar?.string else { throw mistake(node, "must be one value") }
    return text
  }

  private func strings(_ node: Node) throws(PipelineError) -> [String] {
    guard let list = node.sequence else {
      let only = try string(node)
      return only.isEmpty ? [] : [only]
    }
    var found: [String] = []
    for entry in list { found.append(try string(entry)) }
    return found
  }

  private func lowerCased(_ node: Node) throws(PipelineError) -> Set<String> {
    Set(try strings(node).map { $0.lowercased() })
  }

  private func months(_ node: Node) throws(PipelineError) -> Int {
    guard let months = Int(try string(node)), (1...1200).contains(months) else {
      throw mistake(node, "must be a number of months from 1 to 1200")
    }
    return months
  }

  private func channel(_ node: Node) throws(PipelineError) -> Channel {
    guard let channel = Channel(rawValue: try string(node)) else {
      let names = Channel.allCases.map(\.rawValue).joined(separator: ", ")
      throw mistake(node, "is no channel; allowed are \(names)")
    }
    return channel
  }

  private func mistake(_ node: Node, _ detail: String) -> PipelineError {
    let line = node.mark.map { ":\($0.line)" } ?? ""
    let value = node.scalar.map { "'\($0.string)' " } ?? ""
    return PipelineError(.badSettings, place: path + line, detail: value + detail)
  }
}
