/// Plurals whose `s` stands behind an apostrophe in Dutch: `foto`, `foto's`, and as people write it
/// too, `fotos`. The stemmers know nothing of them.
enum ApostrophePlural {
  /// The other forms of `word` where it is, or may be, one of them.
  static func others(_ word: String) -> [String] {
    var base = word.utf8[...]
    if base.last == UInt8(ascii: "s") {
      base = base.dropLast()
      if base.last == UInt8(ascii: "'") { base = base.dropLast() }
    }
    guard base.count >= 3, let last = base.last, "aiouy".utf8.contains(last) else { return [] }
    let singular = String(decoding: base, as: UTF8.self)
    return [singular, singular + "'s", singular + "s"].filter { $0 != word }
  }
}
