import Feedback

// What the other speakers leave open.
extension SpeakerRoles {
  /// Exports are the company's: what went out is its own. In a customer's own copy it is the other
  /// way round, which shows where a helper speaks on the incoming side and none on the outgoing.
  mutating func decideByDirection() {
    func has(_ role: FeedbackItem.Role, _ direction: ChatTranscript.Direction) -> Bool {
      speakers.contains { $0.role == role && $0.direction == direction }
    }
    let isOurs = has(.agent, .outgoing) || has(.customer, .incoming)
    let isTheirs = has(.agent, .incoming) || has(.customer, .outgoing)
    // Where all messages go one way, the word means something else, such as that they arrived.
    let isTold = speakers.contains { $0.role == .agent || $0.role == .customer }
    guard !isTold || Set(speakers.compactMap(\.direction)).count > 1 else { return }
    // What went one way was sent by someone, even if a name such as "System Msg" stands there.
    let open = speakers.indices.filter {
      speakers[$0].role == nil || (speakers[$0].role == .system && !speakers[$0].isStated)
    }
    for place in open {
      switch speakers[place].direction {
      case .outgoing? where isTheirs && !isOurs: speakers[place].role = .customer
      case .outgoing?: speakers[place].role = .agent
      case .incoming? where !isTheirs: speakers[place].role = .customer
      case .incoming?, nil: break
      }
    }
  }

  /// Whose messages look like those of one side only, and the other side's look different, belongs
  /// to that side.
  mutating func decideByLooks() {
    let seen = speakers.filter { $0.look > 0 }
    guard Set(seen.map(\.look)).count > 1 else { return }
    func looks(_ role: FeedbackItem.Role) -> Set<Int32> {
      Set(seen.filter { $0.role == role }.map(\.look))
    }
    let (agents, customers) = (looks(.agent), looks(.customer))
    guard agents.isDisjoint(with: customers) else { return }
    let open = seen.filter { $0.role == nil }.map(\.look)
    let hasPerson = seen.contains { $0.role == .agent && isPerson($0) }
    for place in speakers.indices where speakers[place].role == nil && speakers[place].look > 0 {
      let look = speakers[place].look
      if customers.contains(look), !agents.isEmpty {
        speakers[place].role = .customer
      } else if agents.contains(look), !customers.isEmpty {
        speakers[place].role = .agent
      } else if customers.isEmpty, hasPerson, !agents.contains(look),
        open.count > 1, open.allSatisfy({ $0 == look })
      {
        speakers[place].role = .customer
      }
    }
  }

  /// Beside an agent, the only other one is the customer, and the other way round. Of several, in a
  /// messenger's group, all are customers beside an agent who is a person; in a service's chat, the
  /// first to speak is the customer, and the others are agents where that is told, and else open.
  mutating func decideByOthers(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    let present = speakers.indices.prefix(Self.manySpeakers + 1)
    let open = present.filter { speakers[$0].role == nil }
    guard !open.isEmpty else { return }
    let agents = present.filter { speakers[$0].role == .agent }
    let customers = present.filter { speakers[$0].role == .customer }
    let hasPerson = agents.contains { isPerson(speakers[$0]) }
    let isGroup = extent == .thread && !customers.contains { speakers[$0].isStated }
    if isGroup, hasPerson {
      for place in open { speakers[place].role = .customer }
    } else if !customers.isEmpty {
      decide(open, beside: customers, hasAgents: !agents.isEmpty, hasPerson: hasPerson)
      decideByGreetings(said, who)
    } else if !agents.isEmpty || isServed(open),
      let first = open.first(where: { !speakers[$0].hasJoined })
    {
      speakers[first].role = .customer
      for place in open where speakers[place].hasJoined { speakers[place].role = .agent }
      decideByGreetings(said, who)
    }
  }

  /// Whether one of the only two joined the chat in which the other had spoken.
  private func isServed(_ open: [Int]) -> Bool {
    extent == .conversation && open.count == 2 && speakers.count == 2
      && open.count { speakers[$0].hasJoined } == 1
  }

  /// Who speaks besides known customers.
  private mutating func decide(
    _ open: [Int], beside customers: [Int], hasAgents: Bool, hasPerson: Bool
  ) {
    let isMarked = customers.contains { speakers[$0].isStated || isNameless(speakers[$0]) }
    for place in open {
      let isOnly = open.count == 1 && !hasAgents && customers.count == 1
      let isLeft =
        isMarked && !speakers.contains { $0.role == .agent && $0.isStated && isPerson($0) }
      if isOnly || speakers[place].hasJoined || isLeft || (hasAgents && !hasPerson) {
        speakers[place].role = .agent
      }
    }
  }

  /// Whether someone is called by nothing but a role, such as "Visitor 12".
  private func isNameless(_ speaker: Speaker) -> Bool {
    guard let name = speaker.name else { return false }
    let words = ChatText.words(name)
    return words.count == 1 && words.allSatisfy { SpeakerRoles.role(ofWords: $0) == .customer }
  }

  /// Who first says "Dag Nadia" to a customer who has spoken before answers for the company.
  private mutating func decideByGreetings(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    guard extent == .conversation else { return }
    var heard: Set<Int> = []
    for (place, speaker) in who.enumerated() where speaker >= 0 && heard.insert(speaker).inserted {
      guard speakers[speaker].role == nil else { continue }
      let greeted = heard.contains { other in
        other != speaker && speakers[other].role == .customer
          && Greeting.greets(speakers[other].name, in: said[place].text)
      }
      if greeted { speakers[speaker].role = .agent }
    }
  }

  func isPerson(_ speaker: Speaker) -> Bool {
    speaker.isPerson && !Self.isBot(speaker.key)
  }
}

extension SpeakerRoles.Speaker {
  /// Takes what one more message shows of its speaker.
  mutating func note(_ utterance: ChatTranscript.Utterance) {
    if !utterance.isBot { isPerson = true }
    if utterance.look != look { look = 0 }
    guard let way = utterance.direction else { return }
    goesBothWays = goesBothWays || (direction != nil && direction != way)
    direction = goesBothWays ? nil : way
  }
}

/// How people are greeted by name.
enum Greeting {
  /// Whether a text begins with a greeting of someone called `name`: "Dag Nadia, …".
  static func greets(_ name: String?, in text: String) -> Bool {
    guard let first = name?.split(separator: " ").first, first.utf8.count > 1 else { return false }
    let words = ChatText.words(String(text.prefix(80)))
    guard let greeting = words.first, words.count > 1,
      ChatLexicon.standard.isWord(greeting, .greeting)
    else { return false }
    return words.dropFirst().prefix(3).contains(first.lowercased())
  }
}

/// How a program says that it is one.
enum BotGreeting {
  /// Whether a text says of its own speaker that it is a program: "ik ben Kiki, de chatbot".
  static func isSaid(in text: String) -> Bool {
    let lexicon = ChatLexicon.standard
    guard lexicon.contains(text, .botPhrase),
      let rest = lexicon.textAfter(.introduction, in: text)
    else { return false }
    return lexicon.contains(rest.prefix(60), .botPhrase)
  }
}
