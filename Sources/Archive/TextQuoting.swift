import Bytes

/// Writes texts that stand in another text as where they stand there: the answers of a survey and the
/// customer's turns of a chat, of which the text was made, and the body of a mail around its text.
struct TextQuoting {
  private let text: UnsafeBufferPointer<UInt8>
  /// Behind what was found last: the next usually stands there, a separator further on.
  private var next = 0

  /// How many bytes may stand between two pieces.
  private static let separator = 3

  private enum Form: UInt8 {
    case absent = 0
    case literal, quoted, around
  }

  /// `text` must outlive it: use it inside one closure.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The next piece is looked for from the text's beginning again.
  mutating func start() { next = 0 }

  mutating func put(_ piece: String, into out: inout PackedWriter) {
    var piece = piece
    piece.withUTF8 { put($0, into: &out) }
  }

  private mutating func put(
    _ bytes: UnsafeBufferPointer<UInt8>, into out: inout PackedWriter
  ) {
    for start in next...(next + Self.separator) where text.stands(bytes, at: start) {
      out.put(byte: Form.quoted.rawValue)
      out.put(count: start)
      out.put(count: bytes.count)
      next = start + bytes.count
      return
    }
    out.put(byte: Form.literal.rawValue)
    out.put(bytes: bytes)
  }

  func text(_ packed: inout PackedReader) throws(PackedBytesError) -> String {
    switch Form(rawValue: try packed.byte()) {
    case .literal: return try packed.text()
    case .quoted:
      let (start, count) = (try packed.int(), try packed.int())
      guard start <= text.count, count <= text.count - start else { throw PackedBytesError() }
      return String(decoding: text[start..<start + count], as: UTF8.self)
    default: throw PackedBytesError()
    }
  }

  /// Writes what stands before and behind the text in `body`; the whole of it where the text does
  /// not stand in it.
  func put(around body: String?, into out: inout PackedWriter) {
    guard var body else { return out.put(byte: Form.absent.rawValue) }
    body.withUTF8 { bytes in
      guard let start = bytes.place(of: text) else {
        out.put(byte: Form.literal.rawValue)
        out.put(bytes: bytes)
        return
      }
      out.put(byte: Form.around.rawValue)
      out.put(bytes: bytes[..<start])
      out.put(bytes: bytes[(start + text.count)...])
    }
  }

  func body(_ packed: inout PackedReader) throws(PackedBytesError) -> String? {
    switch Form(rawValue: try packed.byte()) {
    case .absent: return nil
    case .literal: return try packed.text()
    case .around:
      let before = try packed.text()
      return before + String(decoding: text, as: UTF8.self) + (try packed.text())
    default: throw PackedBytesError()
    }
  }
}
