import ArgumentParser

/// The forms that a report is written in.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case html, md, json, csv, eml

  /// What a report is written in where nothing else is asked for: all but the mail.
  static let usual: [ReportFormat] = [.html, .md, .json, .csv]

  /// Reads `html,md`, in any order, each once.
  ///
  /// - Throws: `ValidationError` with what is not known.
  static func parsing(_ list: String) throws -> [ReportFormat] {
    var formats: [ReportFormat] = []
    for name in list.split(separator: ",") {
      guard let format = ReportFormat(rawValue: String(name)) else {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--format does not know '\(name)'; it takes \(known)")
      }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else { throw ValidationError("--format needs at least one format") }
    return formats
  }
}
