import Bytes
import Testing

@testable import Mail

struct MailMessageTests {
  static func texts(_ message: String) -> [String] {
    MailMessage(Array(message.utf8)).texts().map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(arguments: [
    ("Subject: x\n\nhallo", ["hallo"]), ("hallo", ["hallo"]), ("Subject: x", []), ("", []),
    ("Subject: x\r\n\r\nhallo\r\n", ["hallo\n"]), ("Subject: x\r\rhallo", ["hallo"]),
    ("Subject: x\nhallo daar", ["hallo daar"]),
    ("Content-Type: image/png\n\nx", []),
    ("Content-Type: multipart/mixed; boundary=\n\nhallo", ["hallo"]),
    (
      "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplat\n--b\nContent-Type: text/html"
        + "\n\n<p>mooi\n--b--", ["plat"]
    ),
    (
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment\n\nbij\n"
        + "--b\n\ntekst\n--b--\nnaschrift", ["tekst"]
    ),
    (
      "Content-Type: message/rfc822\n\nSubject: y\n\nbinnen", ["binnen"]
    ),
  ])
  func `the text that a person reads is found`(message: String, expected: [String]) {
    #expect(Self.texts(message) == expected)
  }

  @Test func `a text in a message inside is marked as someone else's`() {
    let message = MailMessage(Array("Content-Type: message/rfc822\n\nSubject: y\n\nbinnen".utf8))
    #expect(message.texts().map(\.isForwarded) == [true])
  }

  @Test func `fields are unfolded and found in any case`() {
    let message = MailMessage(
      Array("SUBJECT : een\n twee\nMessage-Id: <a@b.example>\nReferences: <x@y> <z@y>\n\n".utf8))
    #expect(message.subject == "een twee")
    #expect(message.messageID == "a@b.example")
    #expect(message.references == ["x@y", "z@y"])
    #expect(message.addresses("from").isEmpty)
  }

  @Test func `a form that a program sends for a person is no automatic answer`() {
    let message = MailMessage(Array("Auto-Submitted: auto-generated\n\nhallo".utf8))
    #expect(MessageKind(message, isForm: true) == .personal)
    let answer = MailMessage(Array("Auto-Submitted: auto-replied\n\nhallo".utf8))
    #expect(MessageKind(answer, isForm: true) == .autoreply)
  }

  @Test(arguments: [
    ("References: <a@b> <c@d>\nIn-Reply-To: <c@d>", "a@b"), ("In-Reply-To: <c@d>", "c@d"),
    ("References:\nIn-Reply-To: Your mail of Monday <c@d>", "c@d"), ("Message-ID: <e@f>", nil),
    ("In-Reply-To: your mail of Monday", nil),
  ])
  func `a thread is named after its first message`(header: String, thread: String?) {
    #expect(MailMessage(Array("\(header)\n\nhallo".utf8)).thread == thread)
  }

  @Test func `a message inside another is read through its encoding`() {
    let inner = "From: joris@klant.example\n\nbinnen"
    let encoded = ["RnJvbTogam9yaXNAa2xhbnQuZXhhbXBsZQ==", "CgpiaW5uZW4="].joined()
    let head = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
    let message = MailMessage(Array((head + encoded).utf8))
    #expect(message.texts().map(\.isForwarded) == [true])
    #expect(message.texts().map(\.bytes) == MailMessage(Array(inner.utf8)).texts().map(\.bytes))
    #expect(message.forwardedSender?.address == "joris@klant.example")
  }

  @Test func `nesting past the limit is marked`() {
    let nested = (0..<100).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    #expect(MailMessage(Array(nested.joined().utf8)).isPastLimit)
    #expect(!MailMessage(Array("Subject: x\n\nhallo".utf8)).isPastLimit)
    let fields = String(repeating: "X: y\n", count: HeaderFields.fieldLimit + 1)
    #expect(MailMessage(Array("\(fields)\nhallo".utf8)).isPastLimit)
    let text = String(repeating: "lang ", count: MailMessage.textLimit / 5 + 1)
    #expect(MailMessage(Array("Subject: x\n\n\(text)".utf8)).isPastLimit)
    let file = "Content-Type: image/png\n\n\(text)"
    #expect(!MailMessage(Array(file.utf8)).isPastLimit)
  }

  @Test(arguments: [
    ("een \ntwee\n", false, "een twee\n"), ("een \ntwee", true, "eentwee"),
    (" >geen citaat\n", false, ">geen citaat\n"), ("> a \n> b\nc", false, "> a b\nc"),
    ("> a \nb", false, "> a \nb"), ("een\n-- \nik", false, "een\n-- \nik"), ("", false, ""),
    ("open ", false, "open "),
  ])
  func `flowed paragraphs become one line`(text: String, deletes: Bool, expected: String) {
    let output = FlowedText.unfold(Array(text.utf8), deletesSpace: deletes)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("Auto-Submitted: auto-replied", MessageKind.autoreply), ("Auto-Submitted: no", .personal),
    ("X-Autoreply: yes", .autoreply), ("Precedence: auto_reply", .autoreply),
    ("Subject: Automatisch antwoord: lamp", .autoreply), ("Subject: Re: lamp", .personal),
    ("Subject: Undelivered Mail Returned to Sender", .bounce),
    ("From: MAILER-DAEMON@a.example", .bounce), ("Precedence: bulk", .bulk),
    ("List-Unsubscribe: <mailto:x@y>", .bulk),
    ("List-Unsubscribe: <mailto:x@y>\nX-Google-Group-Id: 12", .personal),
    ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", .bounce),
    ("Content-Type: text/calendar; method=REPLY", .autoreply),
    ("X-Autoreply: no", .personal), ("X-Mail-Autoreply: x", .autoreply),
    ("X-Autogenerated: Reply", .autoreply), ("Delivered-To: Autoresponder", .autoreply),
    ("X-Auto-Response-Suppress: All", .personal),
    ("From: no-reply@a.example\nX-Auto-Response-Suppress: DR, OOF", .autoreply),
    ("X-MS-Exchange-Message-Is-Ndr:", .bounce), ("Auto-Submitted: auto-generated", .autoreply),
  ])
  func `what no person wrote to this receiver is told apart`(header: String, kind: MessageKind) {
    #expect(MessageKind(MailMessage(Array("\(header)\n\nhallo".utf8))) == kind)
  }
}
