import Glibc
import Synchronization

/// Whether the person or the system has asked the program to stop (SIGINT, SIGTERM).
enum StopSignal {
  private static let raised = Atomic<Bool>(false)

  /// From now on the two signals are noted instead of ending the program.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in StopSignal.raised.store(true, ordering: .relaxed) }
    }
  }

  static var isRaised: Bool { raised.load(ordering: .relaxed) }
}
