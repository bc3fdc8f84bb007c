import Bytes
import CSV
import Feedback
import Foundation
import Intake

/// The folder of exports that is measured on.
struct Exports {
  let folder: String
  /// The program, as it was built for release.
  let voc: String

  var mailbox: String { folder + "/support.mbox" }
  var survey: String { folder + "/survey.csv" }
  var chats: String { folder + "/chats.xml" }

  /// The HTML transcripts, one after another in name order.
  func transcripts() throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/chats").sorted()
      .filter { $0.hasSuffix(".html") }
      .map { try bytes("\(folder)/chats/\($0)") }
  }

  /// The bytes of a file.
  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Customers' texts, such as an analysis reads: the survey's comments.
  func texts() throws -> [String] {
    var texts: [String] = []
    var isHeader = true
    _ = try CSVRecords.each(path: survey) { record in
      if !isHeader, let text = record.last, !text.isEmpty { texts.append(text) }
      isHeader = false
    }
    return texts
  }

  /// Customers' words in the mails, without what they quote and sign with.
  func mailTexts() throws -> [String] {
    try MailAdapter().texts(of: try bytes(mailbox), named: "support.mbox")
  }

  /// Customers' words in the transcripts.
  func chatTexts() throws -> [String] {
    try ChatAdapter().texts(of: try bytes(chats), named: "chats.xml")
  }
}

extension SourceAdapter {
  /// The texts of all feedback in a file.
  fileprivate func texts(of bytes: [UInt8], named name: String) throws -> [String] {
    var texts: [String] = []
    try read(ByteSource(bytes: bytes, name: name), context: IntakeContext(file: name)) { unit in
      for case .item(let item) in unit.read() where item.kind == .feedback {
        texts.append(item.text)
      }
    }
    return texts
  }
}
