/// Something to be measured: a name, what is done, and how to set it up.
struct Benchmark: Sendable {
  /// `room.thing`, such as `mail.parse`.
  let name: String
  /// What is done, in a few words for the table.
  let summary: String
  /// Reads the input and gives the work; not measured.
  let prepare: @Sendable (Exports) throws -> Work

  /// All there are, room by room.
  static let all: [Benchmark] =
    mail + csv + survey + markup + analysis + insight
    + pipeline
}

/// One thing to do over and over, how much input it takes, and what it is set beside.
struct Work {
  /// How many bytes one run reads.
  let bytes: Int
  /// How many items (messages, rows, texts) one run gives.
  let items: Int
  /// Does it once.
  let run: () throws -> Void
  /// A floor or a peer that does the same on the same bytes; nil where there is none.
  let reference: Reference?

  init(
    bytes: Int, items: Int, reference: Reference? = nil, run: @escaping () throws -> Void
  ) {
    self.bytes = bytes
    self.items = items
    self.run = run
    self.reference = reference
  }
}

/// What a benchmark is set beside.
struct Reference {
  let name: String
  /// Does the reference's work once.
  let time: () throws -> Seconds

  /// A reference that runs in this process.
  init(_ name: String, run: @escaping () throws -> Void) {
    self.name = name
    time = { try Seconds.ofThread(run) }
  }

  /// A program that prints, as the last word on its output, the seconds that its work took: its
  /// start is not counted against it.
  init(_ name: String, program: [String]) {
    self.name = name
    time = { try Program.run(program).lastNumber }
  }
}
