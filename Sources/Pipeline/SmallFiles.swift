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
  /// Pieces that they are cut into, so that each core has some.
  private static let pieceCount = 16

  private(set) var drops: [Drop] = []
  private(set) var bytes: Int64 = 0

  var isFull: Bool { drops.count >= Self.countLimit || bytes >= Self.byteLimit }

  mutating func add(_ drop: Drop) {
    drops.append(drop)
    bytes += drop.size
  }

  /// The drops in pieces, each to be read by one thread.
  var pieces: [[Drop]] {
    let size = max(1, (drops.count + Self.pieceCount - 1) / Self.pieceCount)
    return stride(from: 0, to: drops.count, by: size).map {
      Array(drops[$0..<min($0 + size, drops.count)])
    }
  }
}

/// A small file with what was found in it.
struct SmallFile: Sendable {
  private(set) var file: ReadFile
  private var events: [IntakeEvent] = []
  /// Whether it is larger inside than it seemed; nothing is found in it then.
  private(set) var isLarge = false

  private struct TooLarge: Error {}

  init(_ drop: Drop, context: IntakeContext, reader: SourceReader) {
    file = ReadFile(drop: drop, tally: Tally(drop))
    var bytes = 0
    do {
      try reader.read(path: drop.path, context: context) { unit in
        bytes += unit.byteCount
        guard bytes <= SmallFiles.inflatedLimit else { throw TooLarge() }
        events += unit.read()
      }
    } catch let reason as Rejection {
      file.rejection = reason
    } catch {
      (isLarge, events) = (true, [])
      return
    }
    file.hash = (try? Fingerprint.of(path: drop.path)) ?? ""
  }

  /// The events that it holds, which are its caller's then.
  mutating func takeEvents() -> [IntakeEvent] {
    defer { events = [] }
    return events
  }
}
