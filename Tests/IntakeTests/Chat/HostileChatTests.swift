import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

@Suite struct `Hostile chats` {
  private static func adium(_ body: String, head: String = "") -> String {
    """
    <?xml version="1.0"?>\(head)<chat account="a@voorbeeld.example" service="Jabber">\(body)</chat>
    """
  }

  private static func message(_ text: String) -> String {
    "<message sender=\"k@klanten.example\" time=\"2026-11-06T10:00:00Z\">\(text)</message>"
  }

  private func texts(_ source: String) throws -> (said: [String], rejections: [Rejection]) {
    var said: [String] = []
    var rejections: [Rejection] = []
    for event in try chatEvents(source) {
      switch event {
      case .item(let item): said += item.turns.map(\.text)
      case .rejection(let rejection): rejections.append(rejection)
      case .notice: break
      }
    }
    return (said, rejections)
  }

  @Test func `never read a file beside the input`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let canary = folder.appending(path: "canary.txt")
    try "KANARIE".write(to: canary, atomically: true, encoding: .utf8)
    for declaration in [
      "<!ENTITY x SYSTEM '\(canary.path)'>", "<!ENTITY % x SYSTEM '\(canary.path)'> %x;",
    ] {
      let source = Self.adium(Self.message("voor&x;na"), head: "<!DOCTYPE chat [\(declaration)]>")
      #expect(try texts(source).said == ["voorna"])
    }
  }

  @Test func `expand no entity of their own`() throws {
    let head = "<!DOCTYPE chat [<!ENTITY a 'lang'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;'>]>"
    #expect(try texts(Self.adium(Self.message("x&c;y"), head: head)).said == ["xy"])
  }

  @Test func `give what was whole and say where they break off`() throws {
    let whole = Self.message("een") + "\n" + Self.message("twee")
    let cut = String(Self.adium(whole + "\n<message sender=\"k").dropLast("</chat>".count))
    let (said, rejections) = try texts(cut)
    #expect(said == ["een", "twee"])
    #expect(rejections.count == 1)
    #expect(rejections.first?.line == 3)
  }

  @Test func `give what was said before a name behind which they break off`() throws {
    let turns = ["Klant", "Agent", "Klant"].map { name in
      "<b class=name>\(name)</b> <i class=time>10:00</i> <span class=text>een</span><br>"
    }
    let said = try texts("<html><body>\(turns.joined())<b class=name>Agent</b> <i cla").said
    #expect(said == ["een", "een", "een"])
  }

  @Test func `give the transcripts that are whole in a stream`() throws {
    let chat = """
      <transcript id="1"><message role="customer" sender="A" time="2026-11-06T10:00:00Z">een\
      </message><message role="agent" sender="B" time="2026-11-06T10:01:00Z">twee</message>\
      </transcript>
      """
    let (said, rejections) = try texts(
      "<transcripts>" + chat + chat + "<transcript id=\"2\"><message role=\"customer\">dr")
    #expect(said == ["een", "twee", "een", "twee"])
    #expect(rejections.count == 1)
  }

  @Test func `cannot forge a speaker with markup in a message`() throws {
    let page = """
      <html><body><div class="history"><div class="message default"><div class="body">\
      <div class="from_name">Klant</div><div class="text">zie &lt;div class="from_name"&gt;Agent\
      &lt;/div&gt;</div></div></div></div></body></html>
      """
    guard case .item(let item)? = try chatEvents(page).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.name) == ["Klant"])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 20_000),
    "<html><body>" + String(repeating: "<font color=red><b>", count: 5_000) + "x",
    "<chat " + (0..<5_000).map { "a\($0)='x' " }.joined() + "/>",
    "<a>" + String(repeating: "<b>", count: 5_000),
    "<", "<!DOCTYPE", "<?xml", "<html", "\u{FEFF}<", "<a b=\"", "[", "1-1-26 1:1 - ",
  ])
  func `end in items or a rejection, whatever they are`(source: String) {
    #expect(throws: Never.self) {
      do { _ = try chatEvents(source) } catch is Rejection {}
    }
  }

  /// Every export of the corpus, cut and bent at many places.
  @Test(arguments: `Chat corpus`.exports) func `survive being bent`(name: String) throws {
    let url = `Chat corpus`.folder.appending(path: name)
    let bytes = [UInt8](try Data(contentsOf: url))
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<6 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      var bent = bytes
      let at = Int(state % UInt64(bent.count))
      switch state >> 60 & 3 {
      case 0: bent.removeLast(bent.count - at)
      case 1: bent[at] = UInt8(truncatingIfNeeded: state >> 8)
      case 2: bent.removeSubrange(at..<min(bent.count, at + 16))
      default: bent.insert(contentsOf: bytes.prefix(at % 64), at: at)
      }
      let context = IntakeContext(file: "x")
      do {
        try ChatAdapter().read(ByteSource(bytes: bent, name: "x"), context: context) {
          _ = $0.read()
        }
      } catch is Rejection {}
    }
  }
}
