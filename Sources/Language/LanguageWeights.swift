/// One number for each of up to twelve languages. Three vectors of sixteen bytes rather than one of
/// forty-eight, which would need more than the stack's own alignment.
struct LanguageWeights: Sendable, Equatable {
  private var parts: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) = (.zero, .zero, .zero)

  static let capacity = 12

  init() {}

  subscript(index: Int) -> Float {
    get {
      switch index >> 2 {
      case 0: parts.0[index & 3]
      case 1: parts.1[index & 3]
      default: parts.2[index & 3]
      }
    }
    set {
      switch index >> 2 {
      case 0: parts.0[index & 3] = newValue
      case 1: parts.1[index & 3] = newValue
      default: parts.2[index & 3] = newValue
      }
    }
  }

  /// The place of the greatest of the first `count` numbers, and how much less the next one is.
  func leader(of count: Int) -> (place: Int, lead: Float) {
    withUnsafeBytes(of: parts) { bytes in
      let numbers = bytes.bindMemory(to: Float.self)
      var top = 0
      var best = numbers[0]
      var second = -Float.infinity
      for place in 1..<max(1, min(count, Self.capacity)) {
        let number = numbers[place]
        second = max(second, min(number, best))
        if number > best { (top, best) = (place, number) }
      }
      return (top, best - second)
    }
  }

  @inline(__always)
  static func += (a: inout LanguageWeights, b: LanguageWeights) {
    a.parts.0 += b.parts.0
    a.parts.1 += b.parts.1
    a.parts.2 += b.parts.2
  }

  /// Each number times `factor`.
  @inline(__always)
  func scaled(by factor: Float) -> LanguageWeights {
    var scaled = self
    scaled.parts = (parts.0 * factor, parts.1 * factor, parts.2 * factor)
    return scaled
  }

  /// All numbers in proportion, so that the furthest from 0 is at most `limit`.
  @inline(__always)
  func limited(to limit: Float) -> LanguageWeights {
    let furthest = max(Self.furthest(parts.0), Self.furthest(parts.1), Self.furthest(parts.2))
    return furthest > limit ? scaled(by: limit / furthest) : self
  }

  @inline(__always)
  private static func furthest(_ part: SIMD4<Float>) -> Float {
    max(max(abs(part.x), abs(part.y)), max(abs(part.z), abs(part.w)))
  }

  static func == (a: LanguageWeights, b: LanguageWeights) -> Bool { a.parts == b.parts }
}
