import Language

/// Names as they are compared: what people type against what the taxonomy says.
enum Folding {
  /// Letters and digits only, in lower case and without diacritics: `Oriëntatie en website` becomes
  /// `orientatieenwebsite`.
  static func plain(_ text: String) -> String {
    let list = tokenizer.tokenize(text)
    var letters: [UInt8] = []
    for index in list.tokens.indices {
      list.withNorm(index) { norm in
        for position in norm.indices where isLetterOrDigit(norm[position]) {
          letters.append(norm[position])
        }
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static let tokenizer = Tokenizer()

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte >= 0x80
    }
  }
}
