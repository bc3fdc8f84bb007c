import CZlib

/// Packs pieces of memory as bare deflate data (RFC 1951), each on its own; one stream's memory
/// serves them all.
package struct Deflater: ~Copyable {
  /// Does not move: zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: from 1, fast, to 9, small.
  package init(level: Int32) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = voc_deflate_bare_start(stream, level)
    precondition(status == Z_OK, "zlib could not start: no memory, or not its header's version")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  package mutating func deflated(_ bytes: [UInt8]) -> [UInt8] {
    deflateReset(stream)
    var input = bytes
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { memory, initialized in
      input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = memory.baseAddress
        stream.pointee.avail_out = UInt32(bound)
        let status = deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib's own bound of the packed size did not hold")
      }
      initialized = bound - Int(stream.pointee.avail_out)
    }
  }
}

/// Unpacks what ``Deflater`` packed; one stream's memory serves all pieces.
package struct Inflater: ~Copyable {
  /// Does not move: zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>

  package init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = voc_inflate_bare_start(stream)
    precondition(status == Z_OK, "zlib could not start: no memory, or not its header's version")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The `count` bytes that were packed; nil where `packed` is not what gives so many.
  package mutating func inflated(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    // deflate never packs more than 1,032 bytes into one: no bytes make us ask for much memory.
    guard (0...(packed.count + 1) * 1032).contains(count) else { return nil }
    inflateReset(stream)
    var (input, status) = (packed, Z_OK)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = memory.baseAddress
        stream.pointee.avail_out = UInt32(count)
        status = inflate(stream, Z_FINISH)
      }
      initialized = count - Int(stream.pointee.avail_out)
    }
    return status == Z_STREAM_END && bytes.count == count ? bytes : nil
  }
}
