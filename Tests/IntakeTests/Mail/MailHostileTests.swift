import Bytes
import Foundation
import Testing

@testable import Intake

/// Whatever the bytes, reading ends, in time and without a crash.
struct MailHostileTests {
  @Test(arguments: 0..<8)
  func `mutated mails of the corpus are read`(seed: Int) throws {
    var random = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for name in MailCorpusTests.names {
      let file = MailCorpusTests.folder.appending(path: name)
      let bytes = random.mutated(Array(try Data(contentsOf: file)))
      _ = MailAdapter().confidence(head: bytes, name: name)
      _ = try MailReading.items(of: bytes)
    }
  }

  @Test func `multiparts nested past the limit are read as far as the limit`() throws {
    let head = (0..<5000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    let bytes = Array(("Subject: x\n" + head.joined() + "\nhallo\n").utf8)
    #expect(try MailReading.items(of: bytes).count == 1)
    var rejections: [Int?] = []
    try MailAdapter().read(
      ByteSource(bytes: bytes, name: "a.eml"), context: MailReading.context
    ) { unit in
      for case .rejection(let rejection) in unit.read() { rejections.append(rejection.index) }
    }
    #expect(rejections == [0])
  }

  @Test func `a flood of fields, parts and folds ends`() throws {
    let fields = String(repeating: "X: y\n", count: 60_000)
    #expect(try MailReading.items(of: Array("\(fields)\nhallo".utf8))[0].text == "hallo")
    let folds = String(repeating: " y\n", count: 60_000)
    #expect(try MailReading.items(of: Array("Subject: x\n\(folds)\nhallo".utf8))[0].text == "hallo")
    let parts = String(repeating: "--b\n\n\n", count: 20_000)
    let flood = "Content-Type: multipart/mixed; boundary=b\n\n\(parts)--b--\n"
    #expect(try MailReading.items(of: Array(flood.utf8)).count == 1)
  }

  @Test(arguments: [
    "> ", "On 1:00 a@b wrote:\n", "-- \n", "_____\n", "From: a@b\n", "(", "On ", "x\n",
  ])
  func `texts that repeat a mark take no more than linear time`(mark: String) throws {
    let text = String(repeating: mark, count: 100_000 / mark.utf8.count)
    #expect(try MailReading.items(of: Array("Subject: x\n\n\(text)".utf8)).count == 1)
  }
}

/// A small random generator (xorshift), so that a failure can be had again.
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, sides)))
  }

  /// Flips, drops, doubles and inserts at a few places.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...roll(6) where !bytes.isEmpty {
      let at = roll(bytes.count)
      switch roll(5) {
      case 0: bytes[at] = UInt8(roll(256))
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + roll(40)))
      case 2:
        bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + roll(200))], at: roll(at + 1))
      case 3: bytes.removeLast(bytes.count - at)
      default: bytes.insert(contentsOf: Array(Self.marks[roll(Self.marks.count)].utf8), at: at)
      }
    }
    return bytes
  }

  private static let marks = [
    "\n--", "=?", "?=", "\r", "\0", "\n\n", "(", "\"", "<", ">", "=", "=C3", ";", "*0*=", "\nFrom ",
    "\n>", "\u{FEFF}", ": ", "\n ", "boundary=", "--\n",
  ]
}
