import Bytes
import Testing

@testable import Markup

@Suite struct `Tags with many attributes` {
  private static func attributes(_ count: Int) -> String {
    (0..<count).map { " a\($0)='\($0)'" }.joined()
  }

  @Test(arguments: [10, TagBound.maximumAttributes])
  func `are read as long as there are not too many`(count: Int) {
    let (xml, failure) = XMLStream.document(
      of: Array("<t><m>een</m><m\(Self.attributes(count))>twee</m></t>".utf8))
    #expect(xml?.root.rawText == "eentwee")
    #expect(failure == nil)
    let html = HTMLDocument(text: "<html><p>een</p><p\(Self.attributes(count))>twee</p></html>")
    #expect(html.root.rawText == "eentwee")
    #expect(html.failure == nil)
  }

  @Test func `end the reading of XML, and what is before them is kept`() {
    let text = "<t><m>een</m><m\(Self.attributes(300_000))>twee</m></t>"
    let (xml, failure) = XMLStream.document(of: Array(text.utf8))
    #expect(xml?.root.rawText == "een")
    #expect(failure == TagBound.excess)
  }

  @Test(arguments: [" a%='%'", " a%", " a%='>'", " a%=\"<b c='\""])
  func `end the reading of HTML, and what is before them is kept`(attribute: String) {
    let many = (0..<300_000).map { attribute.replacing("%", with: "\($0)") }.joined()
    let html = HTMLDocument(text: "<html><p>een</p><p\(many)>twee</p></html>")
    #expect(html.root.rawText == "een")
    #expect(html.failure == TagBound.excess)
  }

  @Test func `are not seen in long texts`() {
    let words = Array(repeating: "a=\"b\" ", count: 100_000).joined()
    let (xml, failure) = XMLStream.document(of: Array("<t><m>\(words)</m><m>na</m></t>".utf8))
    #expect(xml?.root.rawText == words + "na")
    #expect(failure == nil)
  }
}
