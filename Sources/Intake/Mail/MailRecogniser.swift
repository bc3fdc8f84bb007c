import Bytes
import Mail

/// Tells mail by the beginning of a file: a From_ line, or a header with fields that mail has.
struct MailRecogniser {
  let confidence: Confidence

  init(head: [UInt8], name: String) {
    var bytes = head
    if MboxReader.hasBareReturns(bytes) {
      for at in bytes.indices where bytes[at] == 0x0D { bytes[at] = 0x0A }
    }
    confidence = bytes.withUnsafeBufferPointer { Self.judge($0, name) }
  }

  private static func judge(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Confidence {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, bytes[start].isASCIISpace { start += 1 }
    if bytes.has("From ", at: start), FromLine.isSeparator(at: start, in: bytes) { return .certain }
    if let apple = MboxReader.appleHead(bytes) { start = apple.start }
    let known = MailMessage(Array(bytes[start...])).knownFieldCount
    let isNamed = [".eml", ".mbox", ".msg", ".mbx", ".emlx"].contains { name.hasSuffix($0) }
    switch known {
    case 2...: return .certain
    case 1: return isNamed ? .certain : .likely
    default: return isNamed ? .possible : .none
    }
  }
}

extension MailMessage {
  /// How many of the fields are there that tell mail from other text with colons.
  fileprivate var knownFieldCount: Int {
    let names: [StaticString] = [
      "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version",
      "content-type", "delivered-to", "in-reply-to", "references", "reply-to", "sender", "cc",
      "content-transfer-encoding", "x-mailer", "user-agent", "x-original-to", "resent-from",
    ]
    return names.count { hasField($0) }
  }
}
