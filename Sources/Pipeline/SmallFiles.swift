import Archive
import Feedback
import Intake

/// Small files that wait to be taken together: one durable commit for hundreds of them, since that
/// is what a small file costs most.
struct SmallFiles {
  /// A file of at most this many bytes is small.
  static let fileLimit: Int64 = 256 << 10
  private static let countLimit = 512
  private static let byteLimit: Int64 = 8 << 20
  /// What a small file may come to when it is inflated, in bytes.
  static let inflatedLimit = 4 << 20

  private(set) var drops: [Drop] = []
  private(set) var bytes: Int64 = 0

  var isFull: Bool { drops.count >= Self.countLimit || bytes >= Self.byteLimit }

  mutating func add(_ drop: Drop) {
    drops.append(drop)
    bytes += drop.size
  }
}

/// What was found in a small file.
struct SmallFile: Sendable {
  let drop: Drop
  private var events: [IntakeEvent] = []
  /// Why it was not read to its end.
  var rejection: Rejection?
  /// Empty where it cannot be read.
  var hash = ""
  /// Whether it is larger inside than it seemed.
  var isLarge = false

  private struct TooLarge: Error {}

  init(_ drop: Drop, context: IntakeContext, reader: SourceReader) {
    self.drop = drop
    var bytes = 0
    do {
      try reader.read(path: drop.path, context: context) { unit in
        bytes += unit.byteCount
        guard bytes <= SmallFiles.inflatedLimit else { throw TooLarge() }
        events += unit.read()
      }
    } catch let reason as Rejection {
      rejection = reason
    } catch {
      (isLarge, events) = (true, [])
      return
    }
    hash = (try? Fingerprint.of(path: drop.path)) ?? ""
  }

  /// The events that it holds, which are its caller's then.
  mutating func takeEvents() -> [IntakeEvent] {
    defer { events = [] }
    return events
  }
}
