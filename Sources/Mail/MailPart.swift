import Bytes

/// One node of a message's MIME tree (RFC 2045–2046): its header, and where its body stands in the
/// message's bytes.
package struct MailPart: Sendable {
  let fields: HeaderFields
  package let type: ContentType
  /// The body without the line break before the boundary that ends it; of a multipart, all of it.
  package internal(set) var body: Range<Int>
  /// The parts of a multipart, or the one message of a `message/rfc822`.
  package internal(set) var children: [MailPart] = []

  /// Lower-case `Content-Transfer-Encoding`.
  let encoding: String
  /// Whether the part is a file to keep rather than text to read (RFC 2183).
  let isAttachment: Bool

  /// Whether the body's lines are not those of its content.
  var isEncoded: Bool { encoding == "base64" || encoding == "quoted-printable" }

  init(fields: HeaderFields, default type: String, in bytes: UnsafeBufferPointer<UInt8>) {
    self.fields = fields
    self.type = Self.contentType(fields, type, bytes)
    encoding =
      fields.value("content-transfer-encoding", in: bytes).map { String(firstWordOf: $0) } ?? ""
    isAttachment =
      fields.value("content-disposition", in: bytes).map(Self.saysAttachment) ?? false
    body = fields.bodyStart..<fields.bodyStart
  }

  private static func saysAttachment(_ value: [UInt8]) -> Bool {
    var scanner = ParameterScanner(value)
    return scanner.leadingValue().hasPrefix("attachment")
  }

  /// A missing or unreadable type means text, as RFC 2045 §5.2 says.
  private static func contentType(
    _ fields: HeaderFields, _ fallback: String, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ContentType {
    guard let value = fields.value("content-type", in: bytes) else { return ContentType(fallback) }
    let type = ContentType(value)
    let name = type.value.utf8
    let isWhole =
      name.first != UInt8(ascii: "/") && name.last != UInt8(ascii: "/")
      && name.count { $0 == UInt8(ascii: "/") } == 1
    return isWhole ? type : ContentType("text/plain")
  }
}
