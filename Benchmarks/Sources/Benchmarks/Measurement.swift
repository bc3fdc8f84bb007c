import Foundation

/// What came out of a benchmark: medians of several runs, the reference's runs in between.
struct Measurement {
  let benchmark: Benchmark
  let work: Work
  let median: Seconds
  let reference: Seconds?
  /// In bytes; nil of work that is done here.
  let peakMemory: Int?

  init(of benchmark: Benchmark, on exports: Exports, runs: Int) throws {
    self.benchmark = benchmark
    work = try benchmark.prepare(exports)
    var own: [Cost] = []
    var others: [Seconds] = []
    _ = try work.run()
    for _ in 0..<runs {
      own.append(try work.run())
      if let reference = work.reference { others.append(try reference.time()) }
    }
    median = own.map(\.time).median
    peakMemory = own.compactMap(\.peakMemory).max()
    reference = others.isEmpty ? nil : others.median
  }

  static let tableHead = """
    | benchmark | what | ms | MB/s | items/s | peak MB | beside | its time / ours |
    |---|---|---|---|---|---|---|---|
    """

  var tableRow: String {
    let rate = work.bytes > 0 ? String(format: "%.1f", Double(work.bytes) / 1e6 / median) : ""
    let ratio = reference.map { String(format: "%.2f", $0 / median) } ?? ""
    let memory = peakMemory.map { String(format: "%.0f", Double($0) / 1e6) } ?? ""
    return [
      "", benchmark.name, benchmark.summary, String(format: "%.1f", median * 1e3), rate,
      String(format: "%.0f", Double(work.items) / median), memory, work.reference?.name ?? "",
      ratio, "",
    ].joined(separator: " | ").trimmingCharacters(in: .whitespaces)
  }
}
