/// Something to be measured: a name, what is done, and how to set it up.
struct Benchmark: Sendable {
  /// `room.thing`, such as `mail.parse`.
  let name: String
  /// What is done, in a few words for the table.
  let summary: String
  /// Reads the input and gives the work; not measured.
  let prepare: @Sendable (Exports) throws -> Work

  /// All there are, room by room. Programs come first: Linux counts the memory of who starts a
  /// program as the program's, and here it grows.
  static let all: [Benchmark] =
    program + mail + csv + survey + markup + analysis + archive + insight + pipeline
}

/// One thing to do over and over, how much input it takes, and what it is set beside.
struct Work {
  /// How many bytes one run reads.
  let bytes: Int
  /// How many items (messages, rows, texts) one run gives.
  let items: Int
  /// A floor or a peer that does the same on the same bytes; nil where there is none.
  let reference: Reference?
  /// Does it once.
  let run: () throws -> Cost

  /// Work that says itself what it took, such as that of programs.
  init(cost run: @escaping () throws -> Cost, bytes: Int, items: Int, reference: Reference? = nil) {
    self.bytes = bytes
    self.items = items
    self.reference = reference
    self.run = run
  }

  /// Work that is done in this thread.
  init(
    bytes: Int, items: Int, reference: Reference? = nil, run: @escaping () throws -> Void
  ) {
    self.init(
      cost: { Cost(time: try Seconds.ofThread(run)) }, bytes: bytes, items: items,
      reference: reference)
  }

  /// Work that a program does, from its start to its end.
  init(bytes: Int, items: Int, reference: Reference? = nil, program: [String]) {
    self.init(
      cost: { try Program.run(program).cost }, bytes: bytes, items: items, reference: reference)
  }
}

/// What one run took.
struct Cost {
  /// Of one thread where the work is done here; from start to end where a program does it.
  var time: Seconds
  /// The most memory that the program held, in bytes; nil of work that is done here.
  var peakMemory: Int?
}

/// What a benchmark is set beside.
struct Reference {
  let name: String
  /// Does the reference's work once, and says how long it took.
  let time: () throws -> Seconds

  /// A reference that runs in this thread.
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

  /// Programs that are run one after the other.
  init(_ name: String, runs: [() throws -> Cost]) {
    self.name = name
    time = { try runs.map { try $0().time }.reduce(0, +) }
  }
}
