import ArgumentParser

/// The forms that a report is written in.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case html, md, json, csv
}
