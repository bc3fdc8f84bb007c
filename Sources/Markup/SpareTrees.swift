import Synchronization

/// Trees in which small HTML files are read one after the other, one for each thread that reads at
/// one time: most names of a file are those of the file before it, so that only the first needs to
/// learn them. What a document holds never depends on what was read before it, except for the
/// numbers of its names.
enum SpareTrees {
  /// Larger files have a tree of their own, in bytes.
  static let largestFile = 64 << 10
  private static let mostThreads = 32
  private static let idle = Mutex<[GrowingTree]>([])

  /// Runs `body` with a tree that nobody else uses.
  static func with(_ body: (inout GrowingTree) -> MarkupTree) -> MarkupTree {
    var tree = idle.withLock { $0.popLast() } ?? GrowingTree(limit: HTMLDocument.maximumTree)
    let read = body(&tree)
    guard tree.isReusable else { return read }
    var spare = Optional(consume tree)
    idle.withLock { idle in
      if idle.count < mostThreads, let tree = spare.take() { idle.append(tree) }
    }
    return read
  }
}
