import Bytes

/// A structured value with parameters: `Content-Type`, `Content-Disposition` (RFC 2045 §5.1), with
/// continued and encoded parameters (RFC 2231).
///
///     ContentType("text/plain; charset=\"utf-8\"; format=flowed")["charset"]  // "utf-8"
package struct ContentType: Sendable, Equatable {
  /// The most parameters that are kept of one value.
  package static let parameterLimit = 64

  /// In lower case, such as `text/plain`.
  package let value: String
  private let parameters: [Parameter]

  struct Parameter: Sendable, Equatable {
    var name: String
    var section: Int
    var isEncoded: Bool
    var value: [UInt8]
  }

  package init(_ text: String) { self.init(Array(text.utf8)) }

  package init(_ bytes: [UInt8]) {
    var scanner = ParameterScanner(bytes)
    value = scanner.leadingValue()
    var found: [Parameter] = []
    while found.count < Self.parameterLimit, let parameter = scanner.next() {
      found.append(parameter)
    }
    parameters = found
  }

  /// The part before the slash: `text`, `multipart`.
  package var kind: Substring { value.prefix(while: { $0 != "/" }) }

  /// Whether the body is a list of parts with a boundary between them.
  package var isMultipart: Bool { value.hasPrefix("multipart/") }

  /// The parameter called `name` (in lower case), its sections joined in order and decoded.
  package subscript(name: String) -> String? {
    if let plain = plain(name) { return EncodedWord.decode(plain.value) }
    let sections = parameters.filter { $0.name == name }.sorted { $0.section < $1.section }
    guard let first = sections.first else { return nil }
    var bytes: [UInt8] = []
    var label = ""
    for (index, section) in sections.enumerated() {
      var text = section.value[...]
      if index == 0, first.isEncoded { label = Self.takeLabel(&text) }
      bytes += section.isEncoded ? Self.percentDecoded(text) : Array(text)
    }
    return (Charset(label: label) ?? Charset.guess(bytes)).decode(bytes)
  }

  /// A parameter byte by byte, for boundaries, which are compared and never read.
  package func bytes(of name: String) -> [UInt8]? {
    if let plain = plain(name) { return plain.value }
    let sections = parameters.filter { $0.name == name }.sorted { $0.section < $1.section }
    if sections.contains(where: \.isEncoded) { return self[name].map { Array($0.utf8) } }
    return sections.isEmpty ? nil : sections.flatMap(\.value)
  }

  /// The parameter called `name` where it stands in one piece and not encoded, as nearly always.
  private func plain(_ name: String) -> Parameter? {
    var found: Parameter?
    for parameter in parameters where parameter.name == name {
      guard found == nil, parameter.section < 0, !parameter.isEncoded else { return nil }
      found = parameter
    }
    return found
  }

  /// Takes `charset'language'` off the beginning.
  private static func takeLabel(_ text: inout ArraySlice<UInt8>) -> String {
    let quote = UInt8(ascii: "'")
    guard let first = text.firstIndex(of: quote),
      let second = text[(first + 1)...].firstIndex(of: quote)
    else { return "" }
    defer { text = text[(second + 1)...] }
    return String(decoding: text[..<first], as: UTF8.self)
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "%"), at + 2 < text.endIndex,
        let high = QuotedPrintable.hexDigit(text[at + 1]),
        let low = QuotedPrintable.hexDigit(text[at + 2])
      {
        result.append(high << 4 | low)
        at += 3
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result
  }
}
