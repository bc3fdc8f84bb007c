import Markup

/// The elements of a document by the names on their way down from the top, which is what messages
/// of one document have in common.
struct ElementKinds {
  struct Kind {
    /// Names from the element below the root node down.
    let path: [String]
    /// The first ones, in document order.
    let elements: [MarkupNode]
    let count: Int
  }

  /// A kind by the kind of its parents and the number of its own name.
  private struct Found {
    let name: Int32
    let parent: Int
    let depth: Int
    var elements: [Int32] = []
    var count = 0
    var kinds: [Int] = []
  }

  private let tree: MarkupTree
  /// The first stands for the root itself.
  private var found = [Found(name: -1, parent: 0, depth: 0)]

  /// No document has more kinds of elements than this; what comes after is not looked at.
  private static let manyKinds = 2000
  private static let keptElements = 60
  private static let deepest = 40

  init(below root: MarkupNode) {
    tree = root.tree
    let end = tree.end(of: root.index)
    /// The kind of each node, -1 for those that are not looked at.
    var kinds = [Int32](repeating: -1, count: Int(end - root.index))
    kinds[0] = 0
    var lookup: [UInt64: Int] = [:]
    for at in root.index + 1..<max(end, root.index + 1) {
      let record = tree.records[Int(at)]
      guard record.name >= 0 else { continue }
      let parent = Int(kinds[Int(record.parent - root.index)])
      guard parent >= 0, found[parent].depth < Self.deepest,
        let kind = kind(record.name, below: parent, &lookup)
      else { continue }
      kinds[Int(at - root.index)] = Int32(kind)
      found[kind].count += 1
      if found[kind].elements.count < Self.keptElements { found[kind].elements.append(at) }
    }
  }

  /// The kind of elements of that name below elements of one kind, made where it is new: nil where
  /// there are too many.
  private mutating func kind(
    _ name: Int32, below parent: Int, _ lookup: inout [UInt64: Int]
  ) -> Int? {
    if let last = found[parent].kinds.last, found[last].name == name { return last }
    if found[parent].kinds.count <= 8 {
      for kind in found[parent].kinds where found[kind].name == name { return kind }
    }
    let key = UInt64(parent) << 32 | UInt64(UInt32(bitPattern: name))
    if let kind = lookup[key] { return kind }
    guard found.count <= Self.manyKinds else { return nil }
    let kind = found.count
    lookup[key] = kind
    found[parent].kinds.append(kind)
    found.append(Found(name: name, parent: parent, depth: found[parent].depth + 1))
    return kind
  }

  /// Those that stand there more than once.
  var repeated: [Kind] {
    found.indices.dropFirst().filter { found[$0].count > 1 }.map { place in
      Kind(
        path: path(of: place),
        elements: found[place].elements.map { MarkupNode(tree: tree, index: $0) },
        count: found[place].count)
    }
  }

  private func path(of kind: Int) -> [String] {
    var names: [String] = []
    var at = kind
    while at > 0 {
      names.append(tree.names.names[Int(found[at].name)])
      at = found[at].parent
    }
    return names.reversed()
  }
}
