extension JobPipeline {
  struct Job {
    /// Of jobs and steps together.
    let number: Int
    /// How much of the source it holds.
    let bytes: Int
    let work: @Sendable () -> Result
  }

  enum Outcome {
    case result(Result)
    case step(Step)
  }

  /// What a worker made, and holds on to until it is settled.
  struct Made {
    let number: Int
    let bytes: Int
    let result: Result
  }

  /// What the writer does in one go.
  struct Batch {
    var results: [Result] = []
    /// Comes after them.
    var step: Step?
    /// How much it counts for, and how much of that the step.
    var bytes = 0
    var stepBytes = 0
    /// The number behind its last.
    var end = 0
  }

  /// Where all that was added stands.
  struct State {
    /// How much makes a batch.
    let batchBytes: Int
    let coreCount: Int
    /// How many jobs and steps were added.
    private var addedCount = 0
    /// Jobs that nobody works on yet: from ``firstJob`` on.
    private var jobs: [Int: Job] = [:]
    private var firstJob = 0
    private var workerCount = 0
    /// What is done before its turn, by number.
    private var done: [Int: (outcome: Outcome, bytes: Int)] = [:]
    /// What is done, in order, and the writer has not taken yet.
    private var ready = Batch()
    /// The number of what comes next in `ready`.
    private var next = 0
    private(set) var writing = Batch()
    private var isWriting = false
    /// What comes before this number is written, or given up after an error.
    private(set) var settled = 0
    /// What workers made and left behind when they ended.
    private var left: [Made] = []
    /// What was added and is not settled and freed yet counts for so much.
    private(set) var waitingBytes = 0
    /// Whether nothing is added until all is written.
    var isDraining = false
    /// The first error of the writer; nothing is written after it.
    private(set) var failure: (any Error)?

    init(batchBytes: Int, coreCount: Int) {
      self.batchBytes = batchBytes
      self.coreCount = coreCount
    }
  }
}

// MARK: Jobs

extension JobPipeline.State {
  mutating func add(_ bytes: Int, _ work: @escaping @Sendable () -> Result) throws {
    jobs[firstJob + jobs.count] = JobPipeline.Job(
      number: try number(for: bytes), bytes: bytes, work: work)
  }

  mutating func add(_ bytes: Int, step: @escaping JobPipeline.Step) throws {
    done[try number(for: bytes)] = (.step(step), bytes)
  }

  private mutating func number(for bytes: Int) throws -> Int {
    if let failure { throw failure }
    waitingBytes += bytes
    defer { addedCount += 1 }
    return addedCount
  }

  /// - Returns: how many workers are to begin.
  mutating func hire() -> Int {
    let count = max(0, min(jobs.count, coreCount - workerCount))
    workerCount += count
    return count
  }

  /// What a worker is to do next; nil where it is to end.
  mutating func nextJob() -> JobPipeline.Job? {
    guard let job = jobs.removeValue(forKey: firstJob) else {
      workerCount -= 1
      return nil
    }
    firstJob += 1
    return job
  }

  /// - Parameter bytes: how much the result counts for, at most as much as the job.
  mutating func note(_ result: Result, of job: JobPipeline.Job, bytes: Int) {
    done[job.number] = (.result(result), bytes)
    waitingBytes -= job.bytes - bytes
  }
}

// MARK: Batches

extension JobPipeline.State {
  /// - Returns: whether the writer is to begin with ``writing``; else it is to wait.
  mutating func beginBatch() -> Bool {
    gather()
    let isWhole =
      ready.bytes >= batchBytes || ready.step != nil || isDraining && next == addedCount
    guard !isWriting, ready.bytes > 0, isWhole else { return false }
    (writing, ready, isWriting) = (ready, JobPipeline.Batch(), true)
    return true
  }

  /// Brings together what is done, in order, up to the next step.
  private mutating func gather() {
    while ready.step == nil, let (outcome, bytes) = done.removeValue(forKey: next) {
      next += 1
      ready.end = next
      ready.bytes += bytes
      switch outcome {
      case .result(let result): ready.results.append(result)
      case .step(let step): (ready.step, ready.stepBytes) = (step, bytes)
      }
      if failure != nil { giveUp() }
    }
  }

  /// Leaves what is gathered unwritten.
  private mutating func giveUp() {
    settle(ready)
    ready = JobPipeline.Batch()
  }

  private mutating func settle(_ batch: JobPipeline.Batch) {
    settled = max(settled, batch.end)
    waitingBytes -= batch.stepBytes
  }

  mutating func noteWritten(_ outcome: Swift.Result<Void, any Error>) {
    isWriting = false
    settle(writing)
    writing = JobPipeline.Batch()
    guard case .failure(let error) = outcome else { return }
    failure = error
    giveUp()
  }

  // MARK: Freeing

  mutating func leave(_ made: [JobPipeline.Made]) { left += made }

  /// What is settled of what was left, for its caller to free.
  mutating func takeLeft() -> [JobPipeline.Made] {
    let all = left
    left = all.filter { $0.number >= settled }
    return all.filter { $0.number < settled }
  }

  mutating func noteFreed(_ bytes: Int) { waitingBytes -= bytes }
}
