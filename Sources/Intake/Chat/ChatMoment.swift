import Feedback

/// A time as it stands in a chat, known to be one; read already where it is ISO 8601.
enum ChatMoment: Sendable {
  case iso(ISOTime)
  /// In any other spelling, with or without a date of its own.
  case words(String, isDated: Bool)

  /// Nil for what names no time of day.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    if let iso = ISOTime(text) {
      self = .iso(iso)
      return
    }
    guard text.count < ChatClock.longest, Self.hasDigit(text) else { return nil }
    let words = String(decoding: text, as: UTF8.self)
    guard let isDated = ChatClock.isDated(words) else { return nil }
    self = .words(words, isDated: isDated)
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
    if case .words(let words, _) = self { words } else { nil }
  }

  /// Whether the date is said, and not only the time of day.
  var isDated: Bool {
    if case .words(_, let isDated) = self { isDated } else { true }
  }

  /// The same time with its date, where it has none of its own.
  func on(day: String) -> ChatMoment {
    guard case .words(let words, isDated: false) = self else { return self }
    return .words("\(day) \(words)", isDated: true)
  }

  /// - Parameter day: the date to take for a time of day only.
  func instant(_ clock: ChatClock, on day: CivilDate? = nil) -> Timestamp? {
    switch self {
    case .iso(let time): time.instant(in: clock.zone)
    case .words(let words, _): clock.instant(words, on: day)
    }
  }
}
