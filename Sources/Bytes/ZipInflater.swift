import CZlib

/// Inflates one member of a ZIP archive and sums it up as it goes.
struct ZipInflater: ~Copyable {
  /// Does not move: zlib keeps its address. Nil for what is stored as it is.
  private let stream: UnsafeMutablePointer<z_stream>?
  private(set) var size: UInt64 = 0
  private(set) var checksum: UInt32 = 0
  private static let pieceSize = 256 << 10

  init(isStored: Bool) {
    guard !isStored else {
      stream = nil
      return
    }
    let fresh = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    fresh.initialize(to: z_stream())
    let status = voc_inflate_bare_start(fresh)
    precondition(status == Z_OK, "zlib could not start: no memory, or not its header's version")
    stream = fresh
  }

  deinit {
    guard let stream else { return }
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Hands what comes out of `packed` to `body`.
  ///
  /// - Parameter limit: how many bytes the whole member may have.
  /// - Returns: whether it is sound so far.
  mutating func inflate(
    _ packed: [UInt8], limit: UInt64, _ body: ([UInt8]) throws -> Void
  ) throws -> Bool {
    guard let stream else { return try pass(packed, limit, body) }
    var (position, status) = (0, Z_OK)
    while status == Z_OK {
      var input = packed
      let start = position
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { memory, initialized in
        input.withUnsafeMutableBufferPointer { input in
          stream.pointee.next_in = input.baseAddress.map { $0 + start }
          stream.pointee.avail_in = UInt32(input.count - start)
          stream.pointee.next_out = memory.baseAddress
          stream.pointee.avail_out = UInt32(Self.pieceSize)
          status = CZlib.inflate(stream, Z_NO_FLUSH)
          position = input.count - Int(stream.pointee.avail_in)
        }
        initialized = Self.pieceSize - Int(stream.pointee.avail_out)
      }
      guard try pass(piece, limit, body) else { return false }
      if position == packed.count, piece.count < Self.pieceSize { break }
    }
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
  }

  private mutating func pass(
    _ piece: [UInt8], _ limit: UInt64, _ body: ([UInt8]) throws -> Void
  ) throws -> Bool {
    guard !piece.isEmpty else { return true }
    size += UInt64(piece.count)
    guard size <= limit else { return false }
    checksum = UInt32(truncatingIfNeeded: crc32(UInt(checksum), piece, UInt32(piece.count)))
    try body(piece)
    return true
  }
}
