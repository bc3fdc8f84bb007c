import CSnowball
import Feedback

/// A Snowball stemmer (M. F. Porter, snowballstem.org) for Dutch or English. Owns libstemmer's
/// handle; used by one task at a time.
package struct Stemmer: ~Copyable {
  private let handle: OpaquePointer

  /// Nil for a language that voc has no stemmer for.
  package init?(_ language: LanguageCode) {
    let name: String
    switch language {
    case .dutch: name = "dutch"
    case .english: name = "english"
    default: return nil
    }
    guard let handle = sb_stemmer_new(name, "UTF_8") else { return nil }
    self.handle = handle
  }

  deinit { sb_stemmer_delete(handle) }

  /// Runs `body` over the stem of a normalised word. Words of more than 64 bytes are their own
  /// stem.
  package mutating func withStem<R>(of norm: Span<UInt8>, _ body: (Span<UInt8>) -> R) -> R {
    guard norm.count <= 64, norm.count > 0 else { return body(norm) }
    let count = Int32(norm.count)
    let stem = norm.withUnsafeBufferPointer { sb_stemmer_stem(handle, $0.baseAddress, count) }
    guard let stem else { return body(norm) }
    let bytes = UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
    return body(bytes.span)
  }

  /// The stem of a normalised word as a string.
  package mutating func stem(_ word: String) -> String {
    var bytes: [UInt8] = []
    let norm = Array(word.utf8)
    withStem(of: norm.span) { stem in
      for index in stem.indices { bytes.append(stem[index]) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
