import Feedback

/// Makes the feedback item of a transcript, or those of a messenger's thread.
struct TranscriptItem {
  let format: String
  let context: IntakeContext

  /// Hands each item to `body`.
  ///
  /// - Parameters:
  ///   - extent: whether the transcript is one conversation or all that was ever said.
  ///   - index: of the first item in its file, from 0.
  func eachItem(
    of transcript: ChatTranscript, extent: ChatFormat.Extent, from index: Int,
    _ body: (FeedbackItem) -> Void
  ) {
    var roles = SpeakerRoles(
      company: context.company.names, transcript: transcript, extent: extent)
    let said = roles.assign(transcript.utterances)
    guard extent == .thread else { return body(item(transcript, said: said[...], index: index)) }
    let parts = Conversation.cut(said)
    for (place, part) in parts.enumerated() {
      var conversation = transcript
      if place > 0 {
        conversation.started = part.lazy.compactMap(\.at).first
        conversation.id = transcript.id.map { id in
          conversation.started.map { "\(id)/\($0.rfc3339)" } ?? "\(id)/\(place)"
        }
      }
      if place < parts.count - 1 { conversation.ended = nil }
      body(item(conversation, said: part, index: index + place))
    }
  }

  private func item(
    _ transcript: ChatTranscript, said utterances: ArraySlice<ChatTranscript.Utterance>, index: Int
  ) -> FeedbackItem {
    let turns = utterances.map {
      FeedbackItem.Turn(role: $0.role ?? .unknown, name: $0.name, at: $0.at, text: $0.text)
    }
    let started =
      transcript.started ?? turns.lazy.compactMap(\.at).min()
      ?? transcript.day.map { context.zone.instant(of: $0, secondOfDay: 0) }
    var customer = transcript.customer
    customer.name =
      customer.name
      ?? utterances.first { utterance in
        utterance.isSaid && utterance.name.map(Self.isPerson) ?? false
      }?.name
    let pace = FeedbackItem.Pace(utterances)
    return FeedbackItem(
      nativeID: transcript.id ?? ContentHash(of: turns).description,
      collection: collection(transcript, started),
      channel: context.channel ?? .chat, format: format,
      kind: Self.kind(turns, utterances), source: .init(file: context.file, index: index),
      received: started,
      customer: customer, subject: transcript.subject,
      text: Self.text(utterances),
      touchpoint: touchpoint(transcript.department), ratings: ratings(transcript, utterances),
      turns: turns, pace: pace == FeedbackItem.Pace() ? nil : pace,
      columns: facts(turns, transcript))
  }

  /// Tools count their chats from 1 again and again: an id is one only together with the start.
  private func collection(_ transcript: ChatTranscript, _ started: Timestamp?) -> String {
    if let started { return format + ":" + String(started.seconds) }
    return transcript.id == nil ? "\(format):\(context.file)" : format
  }

  /// What the customers said, a line a message.
  private static func text(_ utterances: ArraySlice<ChatTranscript.Utterance>) -> String {
    var (text, count, size) = ("", 0, 0)
    for place in utterances.indices where utterances[place].isSaid {
      count += 1
      size += utterances[place].text.utf8.count + 1
    }
    if count == 1 { return utterances.first(where: \.isSaid)?.text ?? "" }
    text.reserveCapacity(size)
    for place in utterances.indices where utterances[place].isSaid {
      if !text.isEmpty { text += "\n" }
      text += utterances[place].text
    }
    return text
  }

  /// What the source rated, and what a line of the program says that the customer rated.
  private func ratings(
    _ transcript: ChatTranscript, _ utterances: ArraySlice<ChatTranscript.Utterance>
  ) -> Ratings {
    var ratings = transcript.ratings
    for place in utterances.indices where utterances[place].role == .system {
      RatingLine.read(utterances[place].text, into: &ratings)
    }
    return ratings
  }

  /// A name such as "Visitor" is nobody's.
  private static func isPerson(_ name: String) -> Bool {
    SpeakerRoles.role(ofName: name) == nil
      && !ChatLexicon.standard.isWord(name.lowercased(), .ownName)
  }

  /// Without a customer's words there is nothing to analyse; where only agents spoke, that is why.
  private static func kind(
    _ turns: [FeedbackItem.Turn], _ utterances: ArraySlice<ChatTranscript.Utterance>
  ) -> FeedbackItem.Kind {
    if utterances.contains(where: \.isSaid) { return .feedback }
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

  /// What else the source says of the chat.
  private func facts(
    _ turns: [FeedbackItem.Turn], _ transcript: ChatTranscript
  ) -> [FeedbackItem.Column] {
    let ended = transcript.ended ?? turns.lazy.filter { $0.role != .system }.compactMap(\.at).max()
    var facts: [FeedbackItem.Column] = []
    if let department = transcript.department {
      facts.append(.init(name: "department", value: department))
    }
    if let ended { facts.append(.init(name: "ended", value: ended.rfc3339)) }
    return facts
  }
}

extension FeedbackItem.Pace {
  /// A bot's greeting is no answer; an answer that stands before its question because clocks differ
  /// came at once.
  fileprivate init(_ utterances: ArraySlice<ChatTranscript.Utterance>) {
    var asked: (place: Int, at: Timestamp?)?
    var last: Timestamp?
    self.init()
    for place in utterances.indices where utterances[place].role != .system {
      let at = utterances[place].at
      if asked == nil, utterances[place].role == .customer { asked = (place, at) }
      if firstAnswer == nil, let asked = asked?.at, let at, utterances[place].isAnswer {
        firstAnswer = max(0, Int(at.seconds - asked.seconds))
      }
      if let at {
        if let last { longestSilence = max(longestSilence ?? 0, Int(at.seconds - last.seconds)) }
        last = at
      }
    }
  }
}

extension ChatTranscript.Utterance {
  /// Whether a person speaks for the company.
  fileprivate var isAnswer: Bool {
    role == .agent && !isBot && !(name.map { SpeakerRoles.isBot($0) } ?? false)
      && !ChatLexicon.standard.contains(ChatText.beginning(text), .botPhrase)
  }

  /// Whether a customer says something that can be read.
  fileprivate var isSaid: Bool { role == .customer && !isPlaceholder }
}

extension ContentHash {
  /// Of how a chat begins, up to the customer's first words: who said what and when. So a longer
  /// export of the same chat is the same item, brought up to date. Without times it is all that was
  /// said, as two chats may begin alike.
  fileprivate init(of turns: [FeedbackItem.Turn]) {
    let first = turns.firstIndex { $0.role == .customer || $0.role == .unknown }
    let isTimed = turns.first?.at != nil
    let beginning = isTimed ? turns.prefix((first ?? turns.count - 1) + 1) : turns[...]
    self.init()
    for turn in beginning {
      add(turn.name ?? "")
      add(String(turn.at?.seconds ?? 0))
      add(turn.text)
    }
  }
}
