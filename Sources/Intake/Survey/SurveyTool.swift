/// Recognises the tool that wrote an export by its columns.
enum SurveyTool {
  static func name(_ header: SurveyHeader) -> String? {
    if header.columns.contains(where: { $0.importID?.hasPrefix("QID") == true }) {
      return "qualtrics"
    }
    let texts =
      header.columns.map(\.name) + header.columns.compactMap(\.question)
      + header.columns.compactMap(\.importID)
    let names = texts.map(folded)
    let all = Set(names)
    return SurveyLexicon.standard.tools.first { tool in
      tool.columns.allSatisfy { column in
        column.hasPrefix("^") ? names.first == String(column.dropFirst()) : all.contains(column)
      }
    }?.name
  }
}
