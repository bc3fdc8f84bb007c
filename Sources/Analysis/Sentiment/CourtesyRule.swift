/// Thanks close a complaint as they close a praise: "Bedankt, fijne dag!" says something only where
/// nothing is complained of in the rest of the text.
struct CourtesyRule: Sendable {
  /// The place of `boilerplate.tsv` among the tables of both languages' lexicons.
  let boilerplateFile: UInt8

  /// Takes the thanks of a text for what they are.
  func apply(to readings: inout [ClauseReading]) {
    guard readings.contains(where: { $0.findings.contains(where: isThanks) }) else { return }
    let rest = readings.reduce(0) { sum, reading in
      reading.findings.reduce(sum) {
        $1.role != nil || isThanks($1) ? $0 : $0 + $1.value * reading.weight
      }
    }
    guard rest < 0 else { return }
    for clause in readings.indices {
      for index in readings[clause].findings.indices
      where isThanks(readings[clause].findings[index]) {
        readings[clause].findings[index].apply(.courtesy, 0)
      }
    }
  }

  /// Whether a finding is thanks.
  func isThanks(_ finding: Finding) -> Bool {
    finding.source?.file == boilerplateFile && finding.valence != 0
  }
}
