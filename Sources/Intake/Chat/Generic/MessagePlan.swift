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

  /// The plan for the messages of a tree that was cut at the container.
  var belowContainer: MessagePlan {
    MessagePlan(
      path: Array(path.dropFirst(max(0, container - 1))), container: container > 0 ? 1 : 0,
      found: found, proven: proven)
  }

  /// How many elements of one kind are looked at before it is decided which are the messages.
  private static let sample = 60

  /// The kind of element that most likely is the message; nil where none has a speaker and a text,
  /// or where too few of them have a time or a role to be sure.
  static func find(below root: MarkupNode) -> MessagePlan? { search(below: root)?.plan }

  /// A plan, with what was read of the messages on the way to it.
  struct Finding {
    var plan: MessagePlan
    /// The first messages in document order, and what was read of each.
    let messages: [MarkupNode]
    let fields: [MessageFields]
  }

  /// As ``find(below:)``.
  static func search(below root: MarkupNode) -> Finding? {
    var best: Finding?
    for kind in ElementKinds(below: root).repeated {
      if let plan = best?.plan, plan.proven == plan.found, kind.count <= plan.found,
        kind.path.count > plan.path.count
      {
        continue
      }
      guard kind.elements.contains(where: MessageFields.canSpeak) else { continue }
      let sample = kind.elements.prefix(Self.sample).map { MessageFields($0) }
      let good = sample.filter(\.isMessage)
      let proven = good.filter(\.hasProof).count
      guard good.count >= 2, proven * 2 >= good.count else { continue }
      let scale = max(1, kind.count / max(1, sample.count))
      let plan = MessagePlan(
        path: kind.path, found: good.count * scale, proven: proven * scale)
      if best.map({ plan.isBetter(than: $0.plan) }) ?? true {
        best = Finding(plan: plan, messages: kind.elements, fields: sample)
      }
    }
    guard var found = best else { return nil }
    found.plan.container = found.plan.findContainer(below: root)
    return found
  }

  /// More messages are better; of as many, those that are proven, then the outer element, which
  /// holds all that the inner one holds.
  private func isBetter(than other: MessagePlan) -> Bool {
    if found != other.found { return found > other.found }
    if proven != other.proven { return proven > other.proven }
    return path.count < other.path.count
  }

  /// The messages below `node`, level by level along the path.
  func messages(below node: MarkupNode) -> [MarkupNode] {
    path.reduce([node]) { level, name in
      level.flatMap { $0.children.filter { $0.isElement && $0.name == name } }
    }
  }

  /// The transcripts below `root`: each the element that holds one, with the path on from it.
  func transcripts(below root: MarkupNode) -> [(holder: MarkupNode, messages: [MarkupNode])] {
    guard container > 0 else { return [(root, messages(below: root))] }
    let upper = MessagePlan(
      path: Array(path.prefix(container)), found: 0, proven: 0)
    let lower = MessagePlan(
      path: Array(path.dropFirst(container)), found: 0, proven: 0)
    return upper.messages(below: root).map { ($0, lower.messages(below: $0)) }
  }

  /// An element above the messages holds one transcript each where it is called so, or, in XML,
  /// where several stand side by side; of such elements that hold one another one to one it is the
  /// outermost, in which the most is said of the chat.
  private func findContainer(below root: MarkupNode) -> Int {
    var found: (depth: Int, count: Int)?
    for depth in stride(from: path.count - 1, to: 0, by: -1) {
      let level = MessagePlan(path: Array(path.prefix(depth)), found: 0, proven: 0)
      let holders = level.messages(below: root)
      let isWorth = holders.count > 1 || (holders.count == 1 && (depth > 1 || found != nil))
      guard isWorth, found.map({ $0.count == holders.count }) ?? true,
        holders.prefix(8).allSatisfy(Self.isTranscript)
      else { continue }
      found = (depth, holders.count)
    }
    return found?.depth ?? 0
  }

  private static func isTranscript(_ node: MarkupNode) -> Bool {
    ([node.name] + node.classes).contains { name in
      ChatText.words(name).count <= 2
        && (ChatLexicon.standard.isWord(ChatLexicon.squashed(name), .container)
          || ChatText.words(name).last.map {
            ChatLexicon.standard.isWord($0, .container)
          } ?? false)
    }
  }
}

/// The elements of a document by the names on their way down from the top, which is what messages
/// of one document have in common.
struct ElementKinds {
  struct Kind {
    let path: [String]
    /// The first ones, in document order.
    var elements: [MarkupNode]
    var count: Int
  }

  private var kinds: [Kind] = []

  /// No document has more kinds of elements than this; what comes after is not looked at.
  private static let manyKinds = 2000
  private static let keptElements = 60
  private static let deepest = 40

  init(below root: MarkupNode) {
    /// Kind of the parent and name of the element to the kind.
    var ids: [Step: Int] = [:]
    /// The open elements with their kinds, outermost first.
    var open: [(node: MarkupNode, kind: Int)] = []
    for node in root.descendants where node.isElement {
      while let last = open.last, node.parent != last.node { open.removeLast() }
      guard open.count == Self.depth(of: node, open, root), open.count < Self.deepest else {
        continue
      }
      let step = Step(parent: open.last?.kind ?? -1, name: node.name)
      guard let kind = ids[step] ?? add(step, to: &ids) else { continue }
      kinds[kind].count += 1
      if kinds[kind].elements.count < Self.keptElements { kinds[kind].elements.append(node) }
      open.append((node, kind))
    }
  }

  private struct Step: Hashable {
    let parent: Int
    let name: String
  }

  /// The open elements are all above `node`, or `node` hangs on one that was skipped: then -1.
  private static func depth(
    of node: MarkupNode, _ open: [(node: MarkupNode, kind: Int)], _ root: MarkupNode
  ) -> Int {
    let parent = open.last?.node ?? root
    return node.parent == parent ? open.count : -1
  }

  private mutating func add(_ step: Step, to ids: inout [Step: Int]) -> Int? {
    guard kinds.count < Self.manyKinds else { return nil }
    let above = step.parent >= 0 ? kinds[step.parent].path : []
    ids[step] = kinds.count
    kinds.append(Kind(path: above + [step.name], elements: [], count: 0))
    return kinds.count - 1
  }

  /// Those that stand there more than once.
  var repeated: [Kind] { kinds.filter { $0.count > 1 } }
}
