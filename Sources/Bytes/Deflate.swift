import CDeflate

/// Packs pieces of memory as bare deflate data (RFC 1951), each on its own; one compressor's memory
/// serves them all.
package struct Deflater: ~Copyable {
  private let compressor: OpaquePointer

  /// - Parameter level: from 1, fast, to 12, small.
  package init(level: Int32) {
    guard let compressor = libdeflate_alloc_compressor(level) else {
      preconditionFailure("no memory for a compressor, or no such level")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  package mutating func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let bound = libdeflate_deflate_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { memory, initialized in
      initialized = bytes.withUnsafeBytes {
        libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, memory.baseAddress, bound)
      }
      precondition(initialized > 0, "libdeflate's own bound of the packed size did not hold")
    }
  }
}

/// Unpacks what ``Deflater`` packed; one decompressor's memory serves all pieces.
package struct Inflater: ~Copyable {
  private let decompressor: OpaquePointer

  package init() {
    guard let decompressor = libdeflate_alloc_decompressor() else {
      preconditionFailure("no memory for a decompressor")
    }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// The `count` bytes that were packed; nil where `packed` is not what gives so many.
  package mutating func inflated(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    // deflate never packs more than 1,032 bytes into one: no bytes make us ask for much memory.
    guard (0...(packed.count + 1) * 1032).contains(count) else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      let result = packed.withUnsafeBytes {
        libdeflate_deflate_decompress(
          decompressor, $0.baseAddress, $0.count, memory.baseAddress, count, nil)
      }
      // Without a place for the size, less than `count` bytes are no success either.
      isWhole = result == LIBDEFLATE_SUCCESS
      initialized = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }
}
