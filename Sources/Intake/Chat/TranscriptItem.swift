import Feedback

/// Makes the one feedback item of a transcript.
struct TranscriptItem {
  let format: String
  let context: IntakeContext

  /// - Parameter index: of the transcript in its file, from 0.
  func item(_ transcript: ChatTranscript, index: Int) -> FeedbackItem {
    var roles = SpeakerRoles(
      company: context.company.names, customerName: transcript.customer.name)
    let utterances = roles.assign(transcript)
    let turns = utterances.map {
      FeedbackItem.Turn(role: $0.role ?? .unknown, name: $0.name, at: $0.at, text: $0.text)
    }
    let said = utterances.filter { $0.role == .customer && !$0.isPlaceholder }
    let started = transcript.started ?? turns.lazy.compactMap(\.at).min()
    var customer = transcript.customer
    customer.name = customer.name ?? said.lazy.compactMap(\.name).first(where: Self.isPerson)
    return FeedbackItem(
      nativeID: transcript.id ?? ContentHash(of: turns).description,
      collection: transcript.id == nil
        ? nil : "\(format):\(started.map(\.rfc3339) ?? "\(context.file)")",
      channel: context.channel ?? .chat, format: format,
      kind: Self.kind(turns, said), source: .init(file: context.file, index: index),
      received: started,
      customer: customer, subject: transcript.subject,
      text: said.map(\.text).joined(separator: "\n"),
      touchpoint: touchpoint(transcript.department), ratings: transcript.ratings, turns: turns,
      columns: facts(turns, transcript))
  }

  /// A name such as "Visitor" is nobody's.
  private static func isPerson(_ name: String) -> Bool {
    SpeakerRoles.role(ofWords: name) == nil
      && !ChatLexicon.standard.isWord(name.lowercased(), .ownName)
  }

  /// Without a customer's words there is nothing to analyse; where only agents spoke, that is why.
  private static func kind(
    _ turns: [FeedbackItem.Turn], _ said: [ChatTranscript.Utterance]
  ) -> FeedbackItem.Kind {
    guard said.isEmpty else { return .feedback }
    let spoken = turns.lazy.map(\.role).filter { $0 != .system }
    return !spoken.isEmpty && spoken.allSatisfy { $0 == .agent } ? .agent : .empty
  }

  private func touchpoint(_ department: String?) -> Touchpoint? {
    guard let department else { return context.touchpoint }
    let name = ChatText.trimmed(department).lowercased()
    if let known = context.touchpointNames[name] { return known }
    let id = Touchpoint(rawValue: name)
    return context.touchpointNames.values.contains(id) ? id : context.touchpoint
  }

  /// How long the customer waited for the first answer, and the longest silence, in seconds.
  private func facts(
    _ turns: [FeedbackItem.Turn], _ transcript: ChatTranscript
  ) -> [FeedbackItem.Column] {
    var facts: [FeedbackItem.Column] = []
    func add(_ name: String, _ value: String?) {
      if let value { facts.append(.init(name: name, value: value)) }
    }
    let spoken = turns.filter { $0.role != .system }
    let asked = spoken.first { $0.role == .customer }?.at
    if let asked {
      let answered = spoken.first { $0.role == .agent && ($0.at ?? asked) > asked }?.at
      add("first_answer_seconds", answered.map { "\($0.seconds - asked.seconds)" })
    }
    let times = spoken.compactMap(\.at)
    let silences = zip(times, times.dropFirst()).map { $1.seconds - $0.seconds }
    add("longest_silence_seconds", silences.max().map { "\(max(0, $0))" })
    add("department", transcript.department)
    add("ended", (transcript.ended ?? times.max())?.rfc3339)
    return facts
  }
}

extension ContentHash {
  /// Of how a chat begins, up to the customer's first words: who said what and when. So a longer
  /// export of the same chat is the same item, brought up to date. Without times it is all that was
  /// said, as two chats may begin alike.
  fileprivate init(of turns: [FeedbackItem.Turn]) {
    let first = turns.firstIndex { $0.role == .customer || $0.role == .unknown }
    let isTimed = turns.first?.at != nil
    let beginning = isTimed ? turns.prefix((first ?? turns.count - 1) + 1) : turns[...]
    self.init(beginning.flatMap { [$0.name ?? "", "\($0.at?.seconds ?? 0)", $0.text] })
  }
}
