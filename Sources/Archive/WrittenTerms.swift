import Language

/// The terms of words that were written before, each word's behind its length: a few thousand words make
/// up nearly all text.
struct WrittenTerms {
  /// Where in ``bytes`` the terms of a word begin, by the word's key.
  private var known = WordIndex(capacity: 4096)
  private var bytes: [UInt8] = []

  /// How much there is, in bytes.
  var size: Int { bytes.count }

  /// Where the terms of the word with this key are; nil where none were added.
  @inline(__always)
  subscript(key: UInt64) -> UInt32? { known[hash: key] }

  /// Adds the terms of a word.
  ///
  /// - Returns: where they are.
  mutating func add(_ terms: [UInt8], of key: UInt64) -> UInt32 {
    let start = UInt32(bytes.count)
    withUnsafeBytes(of: UInt32(terms.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: terms)
    known.set(key, to: start)
    return start
  }

  /// Hands the terms that begin at `start` to `body`.
  func withTerms(at start: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      let range = Self.range(at: start, in: UnsafeRawBufferPointer(bytes))
      body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  /// What stands at `starts`, one behind the other.
  func joined(_ starts: [UInt32]) -> [UInt8] {
    bytes.withUnsafeBytes { bytes in
      let size = starts.reduce(0) { $0 + Self.range(at: $1, in: bytes).count }
      // Most terms are short: a block of each is copied, and the next overwrites what is too much.
      return [UInt8](unsafeUninitializedCapacity: size + Self.blockSize) { memory, count in
        let memory = UnsafeMutableRawBufferPointer(memory)
        for start in starts {
          let range = Self.range(at: start, in: bytes)
          if range.count <= Self.blockSize, range.lowerBound + Self.blockSize <= bytes.count {
            let block = bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: Block.self)
            memory.storeBytes(of: block, toByteOffset: count, as: Block.self)
          } else {
            UnsafeMutableRawBufferPointer(rebasing: memory[count...])
              .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
          }
          count += range.count
        }
      }
    }
  }

  private typealias Block = SIMD16<UInt8>
  private static let blockSize = MemoryLayout<Block>.size
  private static let lengthSize = MemoryLayout<UInt32>.size

  @inline(__always)
  private static func range(at start: UInt32, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let length = bytes.loadUnaligned(fromByteOffset: Int(start), as: UInt32.self)
    let first = Int(start) + lengthSize
    return first..<first + Int(UInt32(littleEndian: length))
  }
}
