import Dispatch
import Foundation
import Intake
import Synchronization

/// Carries units from a sequential reader through parallel work to a sequential writer, in order and
/// in bounded memory.
///
/// Units are gathered into a wave; the wave is worked on by all cores at once; its results go to the
/// writer, which works on one wave while the next is gathered and worked on. So at most two waves
/// are in memory, whatever the size of the source.
package final class Waves<Result: Sendable> {
  private let work: @Sendable (IntakeUnit) -> Result
  private let write: @Sendable ([Result]) throws -> Void
  private let writer = DispatchQueue(label: "voc.writer")
  private let idle = DispatchSemaphore(value: 1)
  private let failure = Failure()
  private var gathered: [IntakeUnit] = []
  private var gatheredBytes = 0

  /// Units in a wave, and bytes of the source in a wave: whichever is reached first. Small waves keep
  /// the writer busy from early on; two units a core even out units of unlike cost.
  private let unitLimit: Int
  private let byteLimit: Int

  /// - Parameters:
  ///   - work: done on each unit, on any thread.
  ///   - write: given the results of each wave, in order, on one thread.
  package init(
    unitLimit: Int = 2 * ProcessInfo.processInfo.activeProcessorCount, byteLimit: Int = 1 << 20,
    work: @escaping @Sendable (IntakeUnit) -> Result,
    write: @escaping @Sendable ([Result]) throws -> Void
  ) {
    self.unitLimit = unitLimit
    self.byteLimit = byteLimit
    self.work = work
    self.write = write
  }

  /// - Throws: what the writer threw on an earlier wave.
  package func add(_ unit: IntakeUnit) throws {
    gathered.append(unit)
    gatheredBytes += unit.byteCount
    if gathered.count >= unitLimit || gatheredBytes >= byteLimit { try send() }
  }

  /// Sends the last wave and waits until all is written.
  ///
  /// - Throws: what the writer threw.
  package func finish() throws {
    try send()
    idle.wait()
    idle.signal()
    try failure.rethrow()
  }

  private func send() throws {
    guard !gathered.isEmpty else { return }
    let units = gathered
    gathered.removeAll(keepingCapacity: true)
    gatheredBytes = 0
    let results = worked(units)
    idle.wait()
    do { try failure.rethrow() } catch {
      idle.signal()
      throw error
    }
    writer.async { [write, failure, idle] in
      do { try write(results) } catch { failure.note(error) }
      idle.signal()
    }
  }

  private func worked(_ units: [IntakeUnit]) -> [Result] {
    Parallel.map(units) { [work] in work($0) }
  }
}

/// The first error of the writer, kept for the reader's thread.
private final class Failure: Sendable {
  private let error = Mutex<(any Error)?>(nil)

  func note(_ error: any Error) { self.error.withLock { $0 = $0 ?? error } }

  func rethrow() throws {
    if let error = error.withLock({ $0 }) { throw error }
  }
}
