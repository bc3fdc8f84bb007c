import Glibc

/// A length of time.
typealias Seconds = Double

extension Seconds {
  /// The processor time that `body` takes in this thread.
  static func ofThread(_ body: () throws -> Void) rethrows -> Seconds {
    try elapsed(CLOCK_THREAD_CPUTIME_ID, body)
  }

  /// The time that passes while `body` runs, all threads and waiting included.
  static func ofWall(_ body: () throws -> Void) rethrows -> Seconds {
    try elapsed(CLOCK_MONOTONIC, body)
  }

  private static func elapsed(_ clock: clockid_t, _ body: () throws -> Void) rethrows -> Seconds {
    let start = now(clock)
    try body()
    return now(clock) - start
  }

  private static func now(_ clock: clockid_t) -> Seconds {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension [Seconds] {
  /// The middle value; 0 of none.
  var median: Seconds {
    let sorted = sorted()
    return isEmpty ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
