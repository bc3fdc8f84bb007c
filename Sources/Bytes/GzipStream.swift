import CZlib

/// Inflates a gzip file (RFC 1952) as it is read: one member or several behind each other, as
/// `cat a.gz b.gz` and log rotation make them; bytes behind the last member are ignored.
///
/// A decompression bomb is refused: text is compressed ten- to twentyfold, and past
/// ``safeSize`` nothing may have been compressed more than ``ratioLimit``-fold.
final class GzipStream {
  /// The first two bytes of every member.
  static let magic: [UInt8] = [0x1F, 0x8B]
  /// How many bytes may come out before their ratio to what went in is looked at.
  static let safeSize = 64 << 20
  /// deflate itself ends at 1,032.
  static let ratioLimit = 200
  private static let chunkSize = 128 << 10

  private let source: ByteSource
  /// Does not move: zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var position = 0
  private var consumed = 0
  private var produced = 0
  private var isDone = false

  /// - Parameter source: the compressed bytes, at the beginning of a member.
  init(_ source: ByteSource) {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = voc_inflate_gzip_start(stream)
    precondition(status == Z_OK, "zlib could not start: no memory, or not its header's version")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Appends up to `count` inflated bytes to `buffer`; none at the end.
  ///
  /// - Throws: ``ByteSourceError``; what came out before it was appended.
  func read(into buffer: inout [UInt8], count: Int) throws(ByteSourceError) {
    var appended = 0
    while appended == 0, !isDone {
      let hasInput = try refill()
      let (made, status) = inflate(into: &buffer, count: count)
      guard hasInput || made > 0 else { throw damage("the compressed file is cut off") }
      appended = made
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: try endMember()
      default: throw damage("the compressed file is damaged")
      }
    }
    produced += appended
    if produced > Self.safeSize, produced / max(1, consumed) > Self.ratioLimit {
      throw damage("the compressed file swells more than \(Self.ratioLimit)-fold")
    }
  }

  /// Sees to it that there is input; false where the file has ended.
  private func refill() throws(ByteSourceError) -> Bool {
    guard position == input.count else { return true }
    input.removeAll(keepingCapacity: true)
    position = 0
    return try source.read(into: &input, count: Self.chunkSize) > 0
  }

  /// Inflates what fits in `count` bytes.
  private func inflate(into buffer: inout [UInt8], count: Int) -> (made: Int, status: Int32) {
    var (made, status) = (0, Z_OK)
    let chunk = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress.map { $0 + position }
        stream.pointee.avail_in = UInt32(input.count - position)
        stream.pointee.next_out = memory.baseAddress
        stream.pointee.avail_out = UInt32(clamping: count)
        status = CZlib.inflate(stream, Z_NO_FLUSH)
        let used = input.count - position - Int(stream.pointee.avail_in)
        position += used
        consumed += used
      }
      made = Int(UInt32(clamping: count) - stream.pointee.avail_out)
      initialized = made
    }
    buffer += chunk
    return (made, status)
  }

  /// Goes on to the next member where there is one.
  private func endMember() throws(ByteSourceError) {
    if input.count - position < Self.magic.count {
      let rest = Array(input[position...])
      position = input.count
      _ = try refill()
      input.insert(contentsOf: rest, at: 0)
    }
    isDone = !input[position...].starts(with: Self.magic)
    if !isDone { inflateReset(stream) }
  }

  private func damage(_ reason: String) -> ByteSourceError {
    ByteSourceError(file: source.name, damage: reason)
  }
}
