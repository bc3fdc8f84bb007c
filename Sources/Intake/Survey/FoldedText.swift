import Bytes

/// A header, question or cell as it is compared: lower case, letters and digits of any script, one
/// space for everything between them, a space before each capital inside a word.
///
///     folded("ResponseId")                      // "response id"
///     folded("Hoe <b>tevreden</b> bent u?")     // "hoe tevreden bent u"
func folded(_ text: String) -> String {
  foldedASCII(text) ?? foldedScalars(text)
}

/// The same for ASCII without tags, byte by byte; nil for anything else.
private func foldedASCII(_ text: String) -> String? {
  let bytes = text.utf8
  guard bytes.count <= 256, bytes.allSatisfy({ $0 < 0x80 && $0 != 0x3C && $0 != 0x23 }) else {
    return nil
  }
  return String(unsafeUninitializedCapacity: bytes.count * 2) { out in
    var (end, gap, wasLower) = (0, false, false)
    for byte in bytes {
      let lower = byte.asciiLowercased
      guard lower.isASCIILetter || byte.isASCIIDigit else {
        (gap, wasLower) = (true, false)
        continue
      }
      if gap || (lower != byte && wasLower), end > 0 {
        out[end] = 0x20
        end += 1
      }
      out[end] = lower
      end += 1
      (gap, wasLower) = (false, lower == byte && byte.isASCIILetter)
    }
    return end
  }
}

private func foldedScalars(_ text: String) -> String {
  // Bytes, since a text that grows by texts is copied each time.
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count + 8)
  var wasLower = false
  var isInTag = false
  var gap = false
  let hasTags = text.utf8.contains(UInt8(ascii: ">"))
  for scalar in text.unicodeScalars {
    if isInTag {
      isInTag = scalar != ">"
      continue
    }
    if scalar.isASCII, UInt8(scalar.value).isASCIILetter || UInt8(scalar.value).isASCIIDigit {
      // As below, without a look at Unicode's tables.
      let byte = UInt8(scalar.value)
      let lower = byte.asciiLowercased
      if gap || (lower != byte && wasLower), !result.isEmpty { result.append(0x20) }
      gap = false
      wasLower = lower == byte && byte.isASCIILetter
      result.append(lower)
      continue
    }
    guard isWord(scalar) else {
      isInTag = scalar == "<" && hasTags
      gap = true
      wasLower = false
      if scalar == "#" && result.isEmpty && text.utf8.count == 1 {
        result.append(UInt8(ascii: "#"))
      }
      continue
    }
    let isUpper = scalar.properties.isUppercase
    if gap || (isUpper && wasLower), !result.isEmpty { result.append(0x20) }
    gap = false
    wasLower = !isUpper && scalar.properties.isLowercase
    result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }
  return String(decoding: result, as: UTF8.self)
}

/// Letters, digits and pictures beyond ASCII's; a minus is a word's part only in numbers, which are not folded.
private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return false }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    || scalar.properties.isEmojiPresentation
    || scalar.value == 0x2639 || scalar.value == 0x2605 || scalar.value == 0x2606
}

/// A phrase of whole words to look for in folded texts; a star in it stands for any text, at its
/// ends for the rest of a word.
struct WordPattern: Sendable {
  private let parts: [[UInt8]]
  private let bytes: ByteSet

  init(_ phrase: String) {
    let padded = (phrase.hasPrefix("*") ? "" : " ") + phrase + (phrase.hasSuffix("*") ? "" : " ")
    parts = padded.utf8.split(separator: UInt8(ascii: "*")).map(Array.init)
    bytes = ByteSet(parts.joined())
  }

  /// Whether the phrase stands in `text`.
  func matches(_ text: PaddedText) -> Bool {
    guard text.set.includes(bytes) else { return false }
    return text.bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      for part in parts {
        guard let end = Self.end(of: part, in: bytes, from: at) else { return false }
        // A border space may be the first of the next part as well.
        at = max(at, end - 1)
      }
      return true
    }
  }

  /// The place after the first `part` at or after `start`.
  private static func end(
    of part: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let first = part.first else { return nil }
    var at = start
    while let place = bytes.find(byte: first, from: at), place + part.count <= bytes.count {
      let end = place + part.count
      if bytes[place..<end].elementsEqual(part) { return end }
      at = place + 1
    }
    return nil
  }
}

/// A folded text with a space at each end, so that its first and last words have borders too.
struct PaddedText {
  let bytes: [UInt8]
  let set: ByteSet

  init(folded text: String) {
    bytes = [0x20] + Array(text.utf8) + [0x20]
    set = ByteSet(bytes)
  }
}

/// Which bytes a text has, four of the 256 to a bit: most phrases have a letter that a header has
/// not, and need no search.
struct ByteSet: Sendable {
  private var bits: UInt64 = 0

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { bits |= 1 << UInt64(byte & 63) }
  }

  /// Whether all bytes of `other` may be in this.
  func includes(_ other: ByteSet) -> Bool { other.bits & ~bits == 0 }
}

extension String {
  /// Whether `phrase` stands in this folded text; see ``WordPattern``.
  func hasWords(_ phrase: String) -> Bool {
    WordPattern(phrase).matches(PaddedText(folded: self))
  }
}
