import Foundation

/// One run over a target: how many inputs were tried, and which took the longest for its size.
///
/// A crash ends the program; the input that was being read then stands in `fuzz-NAME.input` in the
/// folder for findings.
struct FuzzRun {
  /// Time above this per byte is worth a look: a hundred times what reading mail takes.
  static let suspiciousSecondsPerByte: Seconds = 2e-6
  /// What any input may take, however small.
  static let freeSeconds: Seconds = 0.05

  /// An input and how long it took to be read.
  struct Timed {
    var input: [UInt8] = []
    var seconds: Seconds = 0

    var isSuspicious: Bool {
      seconds > freeSeconds + Double(input.count) * suspiciousSecondsPerByte
    }
  }

  private let target: FuzzTarget
  private let findings: URL
  private(set) var tried = 0
  private(set) var bytesRead = 0
  private(set) var slowest = Timed()
  private(set) var suspicious = 0

  init(_ target: FuzzTarget, findings: String) {
    self.target = target
    self.findings = URL(fileURLWithPath: findings)
  }

  /// Reads the sound inputs, then damaged ones until `seconds` have passed.
  mutating func run(_ inputs: [[UInt8]], seconds: Seconds, seed: UInt64) throws {
    var mutator = Mutator(seed: seed, marks: target.marks)
    for input in inputs { try read(input) }
    let end = Date().addingTimeInterval(seconds)
    while Date() < end { try read(mutator.next(from: inputs)) }
    try? FileManager.default.removeItem(at: file("input"))
  }

  private mutating func read(_ input: [UInt8]) throws {
    try Data(input).write(to: file("input"))
    let seconds = Seconds.ofThread { target.read(input) }
    tried += 1
    bytesRead += input.count
    let timed = Timed(input: input, seconds: seconds)
    if timed.isSuspicious {
      suspicious += 1
      try Data(input).write(to: file("slow-\(suspicious)"))
    }
    if seconds > slowest.seconds {
      slowest = timed
      try Data(input).write(to: file("slowest"))
    }
  }

  private func file(_ ending: String) -> URL {
    findings.appendingPathComponent("fuzz-\(target.name).\(ending)")
  }

  var summary: String {
    let size = String(format: "%.1f MB", Double(bytesRead) / 1e6)
    let worst = String(format: "%.0f ms for %d bytes", slowest.seconds * 1e3, slowest.input.count)
    return
      "\(target.name): \(tried) inputs tried (\(size)), slowest \(worst), \(suspicious) too slow"
  }
}
