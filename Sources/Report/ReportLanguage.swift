import Feedback

/// The languages that reports are written in.
package enum ReportLanguage: String, Sendable, Codable, CaseIterable {
  case dutch = "nl"
  case english = "en"

  package var code: LanguageCode { self == .dutch ? .dutch : .english }
}
