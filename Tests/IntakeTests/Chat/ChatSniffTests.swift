import Markup
import Testing

@testable import Intake

@Suite struct ChatSniffTests {
  private static func page(_ turns: Int) -> [UInt8] {
    let messages = (1...turns).map { turn in
      """
      <div class="message customer"><span class="sender">Sanne</span>\
      <span class="time">2026-11-02 10:0\(turn)</span><p>Regel \(turn)</p></div>
      """
    }
    return Array("<html><body>\(messages.joined())</body></html>".utf8)
  }

  @Test func `what was found in one file is never taken for another that was seen since`() throws {
    let (short, long) = (Self.page(2), Self.page(9))
    let sniff = ChatSniff()
    let root = try #require(sniff.look(at: short).root)
    _ = sniff.look(at: long)
    sniff.keep(MessagePlan.search(below: root), below: root)
    #expect(sniff.take(long).finding == nil)
  }

  @Test func `what was found in the file that was seen last is kept until it is read`() throws {
    let sniff = ChatSniff()
    let root = try #require(sniff.look(at: Self.page(9)).root)
    sniff.keep(MessagePlan.search(below: root), below: root)
    #expect(sniff.take(Self.page(9)).finding?.messages.count == 9)
    #expect(sniff.take(Self.page(9)).finding == nil)
  }
}
