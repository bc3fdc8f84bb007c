import Feedback

/// A time as it stands in a chat, known to be one; read already where it is ISO 8601.
enum ChatMoment: Sendable {
  case iso(ISOTime)
  /// In any other spelling.
  case words(String)

  /// Nil for what names no time of day.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    if let iso = ISOTime(text) {
      self = .iso(iso)
      return
    }
    guard text.count < 64, Self.hasDigit(text) else { return nil }
    let words = String(decoding: text, as: UTF8.self)
    guard ChatClock.isTime(words) else { return nil }
    self = .words(words)
  }

  init?(_ text: String) {
    var text = text
    guard let moment = text.withUTF8({ ChatMoment($0) }) else { return nil }
    self = moment
  }

  static func hasDigit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte >= 0x30 && byte <= 0x39 { return true }
    return false
  }

  /// The words in which day and month may stand in either order; nil for ISO 8601.
  var openWords: String? {
    if case .words(let words) = self { words } else { nil }
  }

  /// The same time with its date, where it has none of its own.
  func on(day: String) -> ChatMoment {
    guard case .words(let words) = self, TimeReading(words, order: .dayFirst).date == nil else {
      return self
    }
    return .words("\(day) \(words)")
  }

  /// - Parameter day: the date to take for a time of day only.
  func instant(_ clock: ChatClock, on day: CivilDate? = nil) -> Timestamp? {
    switch self {
    case .iso(let time): time.instant(in: clock.zone)
    case .words(let words): clock.instant(words, on: day)
    }
  }
}
