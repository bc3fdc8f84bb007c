import FoundationEssentials

/// Values as JSON on one line or laid out for people, keys in alphabetical order.
enum JSONText {
  /// One line, without its line break.
  static func of(_ value: some Encodable) throws -> String {
    try text(value, formatting: [.sortedKeys, .withoutEscapingSlashes])
  }

  /// Indented over several lines.
  static func laidOut(_ value: some Encodable) throws -> String {
    try text(value, formatting: [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  private static func text(
    _ value: some Encodable, formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return String(decoding: escaped(Array(try encoder.encode(value))), as: UTF8.self)
  }

  /// With what a terminal would obey as `\u009b`: the encoder leaves DEL, C1 controls and marks of
  /// direction as they are. They can stand in strings only.
  private static func escaped(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var index = 0
    while index < json.count {
      let length = HarmlessText.controlLength(in: json, at: index)
      guard length > 0, json[index] >= 0x20 else {
        out.append(json[index])
        index += 1
        continue
      }
      for scalar in String(decoding: json[index..<index + length], as: UTF8.self).unicodeScalars {
        let digits = String(scalar.value, radix: 16)
        out += Array("\\u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)".utf8)
      }
      index += length
    }
    return out
  }
}
