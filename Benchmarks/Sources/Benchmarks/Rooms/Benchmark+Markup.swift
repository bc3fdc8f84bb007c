import Intake

extension Benchmark {
  static let markup = [
    Benchmark(name: "chat.xml", summary: "XML transcripts to turns") { exports in
      let bytes = try exports.bytes(exports.chats)
      let items = try ChatAdapter().readAll(bytes, named: "chats.xml")
      return Work(bytes: bytes.count, items: items) {
        try ChatAdapter().readAll(bytes, named: "chats.xml")
      }
    },
    Benchmark(name: "chat.html", summary: "HTML transcripts to turns") { exports in
      let transcripts = try exports.transcripts()
      return Work(bytes: transcripts.map(\.count).reduce(0, +), items: transcripts.count) {
        for transcript in transcripts { try ChatAdapter().readAll(transcript, named: "chat.html") }
      }
    },
  ]
}
