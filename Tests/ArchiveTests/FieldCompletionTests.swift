import Feedback
import Testing

@testable import Archive

@Suite("What can be typed next in a search")
struct FieldCompletionTests {
  @Test(arguments: [
    ("pro", ["promise:"]), ("promise:", ["kept", "broken", "open", "any", "none"]),
    ("promise:b", ["broken"]), ("channel:email,ch", ["email,chat"]),
    ("thema:snelheid", ["snelheid", "snelheid.wachttijd", "snelheid.terugbellen"]),
    ("touchpoint:f", ["factuur"]), ("since:", []), ("kleur:", []), ("zzz", []),
  ])
  func `fields come first, then their values`(typed: String, expected: [String]) {
    let found = FieldCompletion.all(of: typed, in: Sample.taxonomy).map(\.text)
    let field = typed.contains(":") ? typed.prefix { $0 != ":" } + ":" : ""
    #expect(found == expected.map { field + $0 })
  }

  @Test func `what is offered can be searched for`() throws {
    for field in SearchField.allCases {
      for completion in FieldCompletion.all(of: field.rawValue + ":", in: Sample.taxonomy) {
        #expect(throws: Never.self) { try Sample.query(completion.text) }
      }
    }
  }
}
