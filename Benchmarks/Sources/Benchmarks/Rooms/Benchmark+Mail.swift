import Bytes
import Intake
import Mail

extension Benchmark {
  static let mail = [
    Benchmark(name: "mail.split", summary: "mailbox to messages") { exports in
      let bytes = try exports.bytes(exports.mailbox)
      return Work(bytes: bytes.count, items: try Self.countMessages(bytes)) {
        _ = try Self.countMessages(bytes)
      }
    },
    Benchmark(name: "mail.items", summary: "headers, MIME, text, replies stripped") { exports in
      let bytes = try exports.bytes(exports.mailbox)
      return Work(
        bytes: bytes.count, items: try Self.countMessages(bytes),
        reference: Reference(
          "CPython mailbox + email",
          program: ["python3", "Peers/mailbox_email.py", exports.mailbox])
      ) {
        try MailAdapter().readAll(bytes, named: "support.mbox")
      }
    },
  ]

  private static func countMessages(_ mailbox: [UInt8]) throws -> Int {
    var reader = MboxReader(ByteSource(bytes: mailbox, name: "support.mbox"))
    var count = 0
    while try reader.next() != nil { count += 1 }
    return count
  }
}

extension SourceAdapter {
  /// Reads every unit of a file in this thread.
  ///
  /// - Returns: how many items there are.
  @discardableResult
  func readAll(_ bytes: [UInt8], named name: String) throws -> Int {
    var count = 0
    try read(ByteSource(bytes: bytes, name: name), context: IntakeContext(file: name)) { unit in
      count += unit.read().count
    }
    return count
  }
}
