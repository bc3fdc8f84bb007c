import Feedback

/// A language as the analyses tell languages apart: those that they have rules for, and the rest.
enum Tongue: UInt8, Sendable {
  case dutch, english
  /// Recognised and not analysed.
  case other
  /// No word told; emoji and marks speak all the same.
  case undetermined

  init(_ language: LanguageCode) {
    switch language {
    case .dutch: self = .dutch
    case .english: self = .english
    case .undetermined: self = .undetermined
    default: self = .other
    }
  }

  /// Of the two that are analysed the one that this is not.
  var opposite: Tongue { self == .english ? .dutch : .english }

  /// Whether expectations and topics are read in it.
  var isAnalysed: Bool { self == .dutch || self == .english }
}
