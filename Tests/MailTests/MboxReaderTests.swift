import Bytes
import Testing

@testable import Mail

struct MboxReaderTests {
  static func messages(_ bytes: [UInt8]) throws -> [MboxReader.Message] {
    var reader = MboxReader(ByteSource(bytes: bytes, name: "a.mbox"))
    var found: [MboxReader.Message] = []
    while let message = try reader.next() { found.append(message) }
    return found
  }

  /// All messages of a mailbox, `size` of them in a batch.
  static func messages(_ bytes: [UInt8], batches size: Int) throws -> [MboxReader.Message] {
    var reader = MboxReader(ByteSource(bytes: bytes, name: "a.mbox"))
    var found: [MboxReader.Message] = []
    var batch = MessageBatch()
    while let count = try reader.read(into: &batch, room: 100) {
      #expect(batch[batch.count - 1].bytes.count == count)
      guard batch.count == size else { continue }
      found += batch.indices.map { batch[$0] }
      batch = MessageBatch()
    }
    return found + batch.indices.map { batch[$0] }
  }

  @Test(arguments: [1, 3, 1000])
  func `messages are the same one by one and in batches`(size: Int) throws {
    let head = "From a@b Mon Nov  2 10:14:00 2026"
    for end in ["\n", "\r\n"] {
      var box = "geen kop\n\nwel tekst\n\n"
      for number in 0..<50 {
        let body = String(repeating: "Regel \(number).\(end)", count: number * 100)
        box += "\(head)\(end)Subject: \(number)\(end)\(end)\(body)\(end)"
      }
      let single = try Self.messages(Array(box.utf8))
      let together = try Self.messages(Array(box.utf8), batches: size)
      #expect(single.count == 51)
      #expect(single.map(\.bytes) == together.map(\.bytes))
      #expect(single.map(\.range) == together.map(\.range))
      let envelopes = [[]] + Array(repeating: Array(head.utf8), count: 50)
      #expect(single.map(\.envelope) == envelopes && together.map(\.envelope) == envelopes)
    }
  }

  @Test(arguments: [
    ("", 0), ("\n\n", 0), ("Subject: x\n\ny", 1),
    (
      "From a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx\n\nFrom a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx",
      2
    ),
    (
      "From a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx\nFrom a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx",
      2
    ),
    ("From - \nA: b\n\nx\n\nFrom - \nA: b\n\nx\n", 2),
    ("From a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx\n\nFrom Gent naar Brugge.\n", 1),
    (
      "From a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx\n\nFrom a@b Mon Nov  2 10:14:00 2026\ngeen veld\n",
      1
    ),
    ("From a@b Mon Nov  2 10:14:00 2026\nA: b\n\nx\n\nFrom a@b Mon Nov  2 10:14:00 2026\n", 2),
  ])
  func `messages are cut at separators and nowhere else`(box: String, count: Int) throws {
    #expect(try Self.messages(Array(box.utf8)).count == count)
    let windows = box.replacing("\n", with: "\r\n")
    #expect(try Self.messages(Array(windows.utf8)).count == count)
    let mac = box.replacing("\n", with: "\r")
    #expect(try Self.messages(Array(mac.utf8)).count == count)
  }

  @Test(arguments: [
    ("11\nSubject: x\n\ny<plist>", "Subject: x\n", 1), ("9    \nSubject: x\n\ny", "Subject: ", 1),
    ("99\nSubject: x\n\ny", "Subject: x\n\ny", 1),
  ])
  func `a file of Apple Mail's holds as much as its first line says`(
    file: String, bytes: String, count: Int
  ) throws {
    let found = try Self.messages(Array(file.utf8))
    #expect(found.map(\.format) == [.emlx])
    #expect(found.map(\.bytes) == [Array(bytes.utf8)])
  }

  @Test func `a text of From lines that separate nothing is one message`() throws {
    let storm = String(repeating: "From hier tot daar 10:14 Nov\n", count: 40_000)
    #expect(try Self.messages(Array("From - \nA: b\n\n\(storm)".utf8)).count == 1)
  }

  @Test func `a mailbox larger than a chunk is cut at the same places`() throws {
    let body = String(repeating: "Een regel van een bericht, en nog een.\n", count: 700)
    let message = "From a@b Mon Nov  2 10:14:00 2026\nSubject: x\n\n\(body)\n"
    let box = Array(String(repeating: message, count: 200).utf8)
    let found = try Self.messages(box)
    #expect(found.count == 200)
    #expect(found.allSatisfy { $0.envelope.count == 33 && !$0.isCut })
    #expect(found.map { $0.bytes.count + 34 }.reduce(0, +) == box.count)
  }

  @Test func `a message past the limit is kept as far as the limit and marked`() throws {
    let line = [UInt8](repeating: 0x61, count: 99) + [0x0A]
    var box = Array("From - \nA: b\n\n".utf8)
    for _ in 0...(MboxReader.messageLimit / 100 + 20_000) { box += line }
    box += Array("\nFrom - \nA: b\n\nx\n".utf8)
    let found = try Self.messages(box)
    #expect(found.map(\.isCut) == [true, false])
    #expect(found[0].bytes.count < MboxReader.messageLimit + 4096)
  }
}
