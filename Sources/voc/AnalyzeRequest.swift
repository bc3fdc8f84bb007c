import FoundationEssentials

/// One input line of `voc analyze`.
struct AnalyzeRequest {
  let id: String
  let text: String
  let language: String?
  let touchpoint: String?

  /// What is wrong with a line, and what to do; goes into JSON as it stands.
  enum Mistake: String, Error {
    case noText = "the object has no text; give an object with a text, and an id if you like"
    case damaged = "the line begins as a JSON object and is none; mend it, or give the bare text"
  }

  /// A line that begins with `{` is a JSON object, any other is the text itself.
  ///
  /// - Throws: ``Mistake`` where the object is damaged or has no text.
  init(line: [UInt8], number: Int) throws(Mistake) {
    guard line.starts(with: "{".utf8) else {
      id = String(number)
      text = String(decoding: line, as: UTF8.self)
      language = nil
      touchpoint = nil
      return
    }
    guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(line)) else {
      throw .damaged
    }
    guard let text = fields.text else { throw .noText }
    self.text = text
    id = fields.id?.text ?? String(number)
    language = fields.language
    touchpoint = fields.touchpoint
  }

  private struct Fields: Decodable {
    let id: Identifier?
    let text: String?
    let language: String?
    let touchpoint: String?
  }

  /// An id as people write it: a string or a number.
  private struct Identifier: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int64.self) {
        text = String(number)
      } else {
        text = try value.decode(String.self)
      }
    }
  }
}
