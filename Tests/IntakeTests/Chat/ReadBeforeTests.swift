import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

/// Small files share what their names mean: nothing that a file says may come of it.
@Suite struct `Files that were read before` {
  private struct Page: Sendable {
    let name: String
    let bytes: [UInt8]

    func events(_ adapter: ChatAdapter) throws -> [IntakeEvent] {
      let context = IntakeContext(file: name)
      _ = adapter.confidence(head: Array(bytes.prefix(SourceReader.headSize)), name: name)
      var events: [IntakeEvent] = []
      try adapter.read(ByteSource(bytes: bytes, name: name), context: context) {
        events += $0.read()
      }
      return events
    }

    /// Where the file is refused as a whole, that is what comes of it.
    func outcome(_ adapter: ChatAdapter) -> [IntakeEvent] {
      do { return try events(adapter) } catch {
        return (error as? Rejection).map { [.rejection($0)] } ?? []
      }
    }
  }

  /// Pages of the same shape in which a class means something else, and has a name of its own.
  private static func pages(_ number: Int) -> [Page] {
    let classes = [
      ("agent m\(number)", "customer m\(number)"), ("klant", "medewerker"), ("m1", "m\(number)"),
      ("x\(number)-in", "x\(number)-out"),
    ]
    return classes.enumerated().map { place, sides in
      let messages = (0..<4).map { turn in
        """
        <div class="\(turn % 2 == 0 ? sides.0 : sides.1)"><b class="name">P\(turn % 2)</b> \
        <i class="time">10:0\(turn)</i> <p>Regel \(turn) van \(number)</p></div>
        """
      }
      let page = "<html><body><h2>Chat \(number)</h2>\(messages.joined())</body></html>"
      return Page(name: "\(number)-\(place).html", bytes: Array(page.utf8))
    }
  }

  private static let pages: [Page] = {
    let corpus = `Chat corpus`.exports.compactMap { name -> Page? in
      let file = `Chat corpus`.folder.appending(path: name)
      return (try? Data(contentsOf: file)).map { Page(name: name, bytes: Array($0)) }
    }
    return corpus + (0..<12).flatMap { pages($0) }
  }()

  @Test func `change nothing, in whatever order and on whatever thread they were read`() async {
    let pages = Self.pages
    let adapter = ChatAdapter()
    let first = pages.map { $0.outcome(adapter) }
    #expect(first.count { !$0.isEmpty } == pages.count)
    let backward = pages.indices.reversed().map { ($0, pages[$0].outcome(adapter)) }
    for (place, events) in backward { #expect(events == first[place]) }
    await withTaskGroup { group in
      for start in 0..<4 {
        group.addTask {
          // Each begins elsewhere and takes another stride, so that other files come before each.
          let stride = [1, 7, 13, 23][start]
          return pages.indices.allSatisfy { step in
            let place = (start * 31 + step * stride) % pages.count
            return pages[place].outcome(adapter) == first[place]
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
