import Archive
import Feedback

/// Keeps those who asked to be forgotten out of the files that are filed away: what they wrote is
/// not stored again, and its original is not kept again either.
struct ForgottenWriters {
  private let open: OpenWorkspace

  init(_ open: OpenWorkspace) { self.open = open }

  /// Takes their items, and what was written to them, out of the file at `path`. Where it cannot be
  /// done the file stays as it is.
  ///
  /// - Returns: whether nothing is left of the file.
  func takeOut(of path: String) -> Bool {
    guard let forgotten = try? open.archive.forgotten(),
      let pseudonyms = try? Pseudonyms(open)
    else { return false }
    var traces = PersonTraces(forgotten: forgotten, pseudonyms: pseudonyms)
    let originals = Originals(open)
    originals.eachItem(of: path) { if traces.wrote($0) { traces.learn(from: $0) } }
    let outcome = originals.cut(path, dryRun: false) { item, bytes in traces.verdict(item, bytes) }
    return outcome.fate == .removed
  }
}
