import Bytes
import Feedback
import Testing

@testable import Intake

struct MailAdapterTests {
  @Test(arguments: [
    ("From anna@klant.example Mon Nov  2 10:14:00 2026\nSubject: x\n\ny", Confidence.certain),
    ("From - \nSubject: x\n\ny", .certain),
    ("Received: by a.example\nFrom: a@b.example\nSubject: x\n\ny", .certain),
    ("\u{FEFF}From: a@b.example\rSubject: x\r\ry", .certain),
    ("Subject: alleen dit\n\ny", .likely),
    ("From the start it was bad.\n\nNothing else.", .none),
    ("naam;cijfer\nAnna;7\n", .none),
    ("<html><body>hallo</body></html>", .none),
    ("{\"from\": 1}", .none),
    ("", .none),
  ])
  func `mail is told by its content`(head: String, expected: Confidence) {
    #expect(MailAdapter().confidence(head: Array(head.utf8), name: "a.txt") == expected)
  }

  @Test func `an id by content is the same in another mailbox`() throws {
    let message = "From: a@b.example\nSubject: lamp\n\nStuk.\n"
    let alone = try MailReading.items(of: Array(message.utf8))
    let boxed = try MailReading.items(
      of: Array("From x@y.example Mon Nov  2 10:14:00 2026\nDate: x\n\(message)".utf8))
    let other = try MailReading.items(of: Array(message.replacing("Stuk", with: "Heel").utf8))
    #expect(alone[0].nativeID.count == 16)
    #expect(alone[0].received == nil)
    #expect(boxed[0].received != nil)
    #expect(alone[0].nativeID != other[0].nativeID)
    #expect(alone[0].nativeID == boxed[0].nativeID)
    let moved = message.replacing("a@b", with: "A@b").replacing("Stuk.\n", with: "Stuk. \n\n")
    let again = try MailReading.items(of: Array(moved.utf8))
    #expect(again[0].nativeID == alone[0].nativeID)
  }

  @Test func `units are cut by size and items are numbered through`() throws {
    let body = String(repeating: "De lamp kwam te laat en was stuk. ", count: 3000)
    let message = "From a@b.example Mon Nov  2 10:14:00 2026\nSubject: x\n\n\(body)\n\n"
    let bytes = Array(String(repeating: message, count: 10).utf8)
    var sizes: [Int] = []
    var indices: [Int] = []
    let source = ByteSource(bytes: bytes, name: "a.mbox")
    try MailAdapter().read(source, context: MailReading.context) { unit in
      sizes.append(unit.byteCount)
      for case .item(let item) in unit.read() { indices.append(item.source.index) }
    }
    #expect(indices == Array(0..<10))
    #expect(sizes.count > 2)
    #expect(sizes.allSatisfy { $0 < MailAdapter.unitSize * 2 })
  }

  @Test(arguments: [
    ("service@winkel.example", true), ("x@sub.winkel.example", true), ("X@WINKEL.EXAMPLE", true),
    ("x@andere-winkel.example", false), ("winkel.example", false), (nil, false),
  ])
  func `the company is known by its domain and all below it`(address: String?, expected: Bool) {
    let company = IntakeContext.Company(domains: ["winkel.example"])
    #expect(company.has(address) == expected)
  }
}
