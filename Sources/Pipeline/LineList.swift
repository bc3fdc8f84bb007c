/// Numbers of lines, noted nearly in their order, in a few bytes for each run of neighbours: a file
/// may have millions of bad rows.
struct LineList: Sendable, Equatable {
  /// Each from its first line to behind its last.
  private var runs: [Range<UInt32>] = []

  var isEmpty: Bool { runs.isEmpty }

  mutating func add(_ line: Int) {
    let number = UInt32(clamping: line)
    guard number < .max else { return }
    if let last = runs.last, last.contains(number) { return }
    if let last = runs.last, last.upperBound == number {
      runs[runs.count - 1] = last.lowerBound..<number + 1
    } else {
      runs.append(number..<number + 1)
    }
  }

  /// A walk through the lines in their order.
  var reading: Reading { Reading(runs: runs.sorted { $0.lowerBound < $1.lowerBound }) }

  struct Reading {
    fileprivate let runs: [Range<UInt32>]
    private var index = 0
    private var from: UInt32 = 0

    fileprivate init(runs: [Range<UInt32>]) { self.runs = runs }

    /// The line at hand; nil at the end.
    var line: Int? { index < runs.count ? Int(max(from, runs[index].lowerBound)) : nil }

    /// Goes past all lines before `line`.
    mutating func skip(to line: Int) {
      from = UInt32(clamping: line)
      while index < runs.count, runs[index].upperBound <= from { index += 1 }
    }
  }
}
