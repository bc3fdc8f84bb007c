import Markup

/// Where the messages of an unknown document stand: the names of the elements from the top down to
/// a message, and which of them holds one transcript.
struct MessagePlan: Sendable, Equatable {
  /// From the element below the root node to the message; the same for all messages.
  let path: [String]
  /// How many names of ``path`` lead to the element that holds one transcript; 0 where the document
  /// is one transcript.
  var container = 0
  /// How many messages were seen, and how many of them have a time or a role.
  let found: Int
  let proven: Int
  /// Where a message says what, where no names tell it.
  var columns: MessageColumns?

  /// The plan for the messages of a tree that was cut at the container.
  var belowContainer: MessagePlan {
    MessagePlan(
      path: Array(path.dropFirst(max(0, container - 1))), container: container > 0 ? 1 : 0,
      found: found, proven: proven, columns: columns)
  }

  /// How many elements of one kind are looked at before it is decided which are the messages.
  private static let sample = 60

  /// The kind of element that most likely is the message; nil where none has a speaker and a text,
  /// or where too few of them have a time or a role to be sure.
  static func find(below root: MarkupNode) -> MessagePlan? { search(below: root)?.plan }

  /// A plan, with what was read of the messages on the way to it.
  struct Finding: Sendable {
    var plan: MessagePlan
    /// The first messages in document order by their places in the tree, and what was read of each.
    let messages: [Int32]
    let fields: [MessageFields]
  }

  /// As ``find(below:)``.
  static func search(
    below root: MarkupNode, _ meanings: NameMeanings? = nil
  ) -> Finding? {
    let meanings = meanings ?? NameMeanings(root.tree.names)
    let tree = root.tree
    var best: Finding?
    let kinds = ElementKinds(below: root)
    let repeated = kinds.repeated
    for kind in repeated {
      if let plan = best?.plan, plan.proven == plan.found, kind.count <= plan.found,
        kind.depth > plan.path.count
      {
        continue
      }
      guard kind.elements.contains(where: { canSpeak($0, of: tree, meanings) }),
        !kinds.hasTimes(kind)
      else { continue }
      let sample = MessageReader.read(kind.elements.prefix(Self.sample), of: tree, meanings)
      let good = sample.count(where: \.isMessage)
      let proven = sample.count { $0.isMessage && $0.hasProof }
      guard good >= 2, proven * 2 >= good else { continue }
      let scale = max(1, kind.count / max(1, sample.count))
      let plan = MessagePlan(
        path: kinds.path(of: kind), found: good * scale, proven: proven * scale)
      if best.map({ plan.isBetter(than: $0.plan) }) ?? true {
        best = Finding(plan: plan, messages: kind.elements, fields: sample)
      }
    }
    guard var found = best ?? unnamed(kinds, repeated, in: tree, meanings) else { return nil }
    found.plan.container = found.plan.findContainer(below: root, meanings)
    return found
  }

  /// A plan by what stands where, for messages whose names tell nothing.
  private static func unnamed(
    _ kinds: ElementKinds, _ repeated: [ElementKinds.Kind], in tree: MarkupTree,
    _ meanings: NameMeanings
  ) -> Finding? {
    guard let (kind, columns) = MessageColumns.find(repeated, in: tree) else { return nil }
    let plan = MessagePlan(
      path: kinds.path(of: kind), found: kind.count, proven: kind.count, columns: columns)
    return Finding(
      plan: plan, messages: kind.elements, fields: columns.read(kind.elements, of: tree, meanings))
  }

  /// Whether an element may be a message at all, seen from afar: one that holds no others, has no
  /// attributes and names nobody, such as the time beside a message, is none.
  private static func canSpeak(
    _ element: Int32, of tree: MarkupTree, _ meanings: NameMeanings
  ) -> Bool {
    let record = tree.records[Int(element)]
    let own = meanings.meaning(record.name)
    let isLeaf = tree.isLeaf(element)
    if own.isDetail, isLeaf { return false }
    if own.isTerm || own.role != nil || !isLeaf { return true }
    let classes = meanings.meaning(ofClass: record.classes)
    if classes.role != nil || classes.direction != nil { return true }
    for place in record.start..<record.end
    where tree.attributes[Int(place)].name != MarkupNames.classAttribute {
      return true
    }
    guard let text = tree.onlyText(of: element) else { return true }
    return tree.bytes[text].withUnsafeBufferPointer {
      SpokenLine.hasMark($0) && ChatMoment($0) == nil
    }
  }

  /// More messages are better; of as many, those that are proven, then the outer element, which
  /// holds all that the inner one holds.
  private func isBetter(than other: MessagePlan) -> Bool {
    if found != other.found { return found > other.found }
    if proven != other.proven { return proven > other.proven }
    return path.count < other.path.count
  }

  /// The elements below `node` to which the names of `path` lead, in document order.
  private static func elements(
    below node: Int32, in tree: MarkupTree, along path: ArraySlice<Int32?>
  ) -> [Int32] {
    var level = [node]
    for name in path {
      guard let name else { return [] }
      var below: [Int32] = []
      for parent in level {
        var child = tree.records[Int(parent)].firstChild
        while child >= 0 {
          if tree.records[Int(child)].name == name { below.append(child) }
          child = tree.records[Int(child)].next
        }
      }
      level = below
    }
    return level
  }

  /// What each of `messages` says.
  func read(
    _ messages: [Int32], of tree: MarkupTree, _ meanings: NameMeanings
  ) -> [MessageFields] {
    columns?.read(messages, of: tree, meanings) ?? MessageReader.read(messages, of: tree, meanings)
  }

  /// The transcripts below `root`: each the element that holds one, and its messages.
  func transcripts(
    below root: MarkupNode, _ meanings: NameMeanings
  ) -> [(holder: Int32, messages: [Int32])] {
    let (ids, tree) = (meanings.ids(of: path)[...], root.tree)
    guard container > 0 else {
      return [(root.index, Self.elements(below: root.index, in: tree, along: ids))]
    }
    let lower = ids.dropFirst(container)
    return Self.elements(below: root.index, in: tree, along: ids.prefix(container)).map {
      ($0, Self.elements(below: $0, in: tree, along: lower))
    }
  }

  /// An element above the messages holds one transcript each where it is called so, or, in XML,
  /// where several stand side by side; of such elements that hold one another one to one it is the
  /// outermost, in which the most is said of the chat.
  private func findContainer(below root: MarkupNode, _ meanings: NameMeanings) -> Int {
    var found: (depth: Int, count: Int)?
    let (tree, ids) = (root.tree, meanings.ids(of: path))
    for depth in stride(from: path.count - 1, to: 0, by: -1) {
      let holders = Self.elements(below: root.index, in: tree, along: ids.prefix(depth))
      let isWorth = holders.count > 1 || (holders.count == 1 && (depth > 1 || found != nil))
      let isSame = found.map { $0.count == holders.count } ?? true
      guard isWorth,
        isSame || holders.prefix(8).contains(where: { Self.listsPeople($0, in: tree, meanings) }),
        holders.prefix(8).allSatisfy({ Self.isTranscript(tree.records[Int($0)], meanings) })
      else { continue }
      found = (depth, holders.count)
    }
    return found?.depth ?? 0
  }

  /// Whether those who took part are listed right below an element, so that what stands deeper
  /// cannot be read without it: a chat of several threads.
  private static func listsPeople(
    _ node: Int32, in tree: MarkupTree, _ meanings: NameMeanings
  ) -> Bool {
    func isPerson(_ node: MarkupNode) -> Bool {
      guard let ranks = meanings.meaning(tree.records[Int(node.index)].name).ranks,
        ranks[.customer] != nil || ranks[.speaker] != nil
      else { return false }
      return node.firstElement?.nextElement != nil
        || node.attributes.prefix(2).map(\.name).count == 2
    }
    return MarkupNode(tree: tree, index: node).elements.prefix(12).contains { list in
      isPerson(list) || list.elements.prefix(4).contains(where: isPerson)
    }
  }

  private static func isTranscript(_ record: MarkupTree.Record, _ meanings: NameMeanings) -> Bool {
    meanings.meaning(record.name).isContainer
      || (record.classes > 0 && meanings.meaning(ofClass: record.classes).isContainer)
  }
}
