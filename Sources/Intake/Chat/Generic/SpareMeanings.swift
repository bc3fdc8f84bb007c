import Markup
import Synchronization

/// What was worked out of the names and messages of files that were read before: small files of one
/// program have the same, and would cost more to work out than to read. Threads that read at one time
/// have one each.
enum SpareMeanings {
  private static let most = 32
  /// Those that were used last stand last.
  private static let idle = Mutex<[NameMeanings.Memory]>([])

  /// Runs `body` with meanings for documents of those names, which nobody else uses.
  static func with<R>(_ names: MarkupNames, _ body: (NameMeanings) -> R) -> R {
    let known = idle.withLock { idle in
      idle.lastIndex { $0.names.agrees(with: names) }.map { idle.remove(at: $0) }
    }
    let meanings = NameMeanings(known ?? NameMeanings.Memory(names))
    meanings.adopt(names)
    let result = body(meanings)
    guard names.isSmall else { return result }
    idle.withLock { idle in
      if idle.count == most { idle.removeFirst() }
      idle.append(meanings.memory)
    }
    return result
  }
}
