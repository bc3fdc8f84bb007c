import Foundation

/// What came out of a benchmark: medians of several runs, the reference's runs in between.
struct Measurement {
  let benchmark: Benchmark
  let work: Work
  let median: Seconds
  let reference: Seconds?

  init(of benchmark: Benchmark, on exports: Exports, runs: Int) throws {
    self.benchmark = benchmark
    work = try benchmark.prepare(exports)
    var own: [Seconds] = []
    var others: [Seconds] = []
    try work.run()
    for _ in 0..<runs {
      own.append(try Seconds.ofThread(work.run))
      if let reference = work.reference { others.append(try reference.time()) }
    }
    median = own.median
    reference = others.isEmpty ? nil : others.median
  }

  static let tableHead = """
    | benchmark | what | MB/s | items/s | beside | its time / ours |
    |---|---|---|---|---|---|
    """

  var tableRow: String {
    let rate = Double(work.bytes) / 1e6 / median
    let items = Double(work.items) / median
    let ratio = reference.map { String(format: "%.2f", $0 / median) } ?? ""
    return [
      "", benchmark.name, benchmark.summary, String(format: "%.1f", rate),
      String(format: "%.0f", items), work.reference?.name ?? "", ratio, "",
    ].joined(separator: " | ").trimmingCharacters(in: .whitespaces)
  }
}
