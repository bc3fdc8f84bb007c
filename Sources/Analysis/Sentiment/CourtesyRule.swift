import Language

/// Thanks close a complaint as they close a praise: "Bedankt, fijne dag!" says something only where
/// nothing is complained of in the rest of the text.
struct CourtesyRule: Sendable {
  /// Takes the thanks of a text for what they are.
  func apply(to findings: inout FindingList, of moods: ScratchArray<ClauseMood>) {
    guard findings.all.contains(where: isThanks) else { return }
    var rest = 0.0
    for mood in moods {
      for index in mood.findings {
        let finding = findings[index]
        if finding.role == nil, !isThanks(finding) { rest += finding.value * mood.weight }
      }
    }
    guard rest < 0 else { return }
    for index in findings.all.indices where isThanks(findings[index]) {
      findings[index].apply(.courtesy, 0)
    }
  }

  /// Whether a finding is thanks.
  func isThanks(_ finding: Finding) -> Bool {
    finding.source?.file == SentimentLexicon.boilerplateFile && finding.valence != 0
  }
}
