import Glibc
import Synchronization

/// Whether the person or the system has asked the program to stop (SIGINT, SIGTERM).
enum StopSignal {
  private static let raised = Atomic<Bool>(false)

  /// From now on the two signals are noted instead of ending the program; also where the program
  /// that started this one had blocked them, as thread pools do.
  static func listen() {
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in StopSignal.raised.store(true, ordering: .relaxed) }
      sigaddset(&both, number)
    }
    sigprocmask(SIG_UNBLOCK, &both, nil)
  }

  static var isRaised: Bool { raised.load(ordering: .relaxed) }
}
