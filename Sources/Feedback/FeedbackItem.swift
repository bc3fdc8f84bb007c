/// One customer's contribution: one e-mail, one survey response, or one chat (the customer's turns
/// together). What an adapter makes of a source, before any analysis.
package struct FeedbackItem: Sendable, Equatable {
  /// The source's own id, such as a Message-ID without angle brackets, or a hash of the content.
  package var nativeID: String
  /// What ``nativeID`` is unique within, such as a survey's fingerprint, so that answer 1 of two
  /// surveys are two items; nil where the id is unique in the world, as a Message-ID is.
  package var collection: String?
  package var channel: Channel
  /// The source's format, such as `mbox`, `csv.qualtrics`, `chat.telegram`.
  package var format: String
  package var kind: Kind
  package var source: Source
  /// When the company received it; nil where the source does not say.
  package var received: Timestamp?
  package var customer: Customer
  /// The conversation that it belongs to, such as the first Message-ID of a thread; nil where it
  /// stands alone.
  package var thread: String?
  package var subject: String?
  /// The customer's own words: quotes, signatures and agents' turns taken off.
  package var text: String
  /// The whole decoded body, before anything was taken off; nil where it is the same as ``text``.
  package var body: String?
  /// As the source states it; the analysis decides where it is nil.
  package var language: LanguageCode?
  /// As the source states it (column, folder, mailbox, department); it beats what the text suggests.
  package var touchpoint: Touchpoint?
  /// What was rated for the whole of it.
  package var ratings: Ratings
  /// What was rated for one touchpoint each, where a survey asks the same of several.
  package var ratingBlocks: [RatingBlock]
  /// How far a survey response came; nil where it is whole, and for other sources.
  package var completion: Completion?
  /// The open answers of a survey response, each with its question; ``text`` holds the same answers.
  package var answers: [Answer]
  /// The turns of a chat, in order.
  package var turns: [Turn]
  /// How long the customer waited in a chat; nil for other sources.
  package var pace: Pace?
  /// What a survey's question whether a promise was kept was answered with; nil where it asks none.
  package var promise: PromiseState?
  /// Other survey columns as they stood, in the order of the source.
  package var columns: [Column]

  /// Whether an item is feedback, or why it is not. What is not feedback is counted, never scored.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case feedback, autoreply, bounce, bulk, agent, empty
  }

  /// Where an item stands in its file.
  package struct Source: Sendable, Equatable {
    package var file: String
    /// Counts from 0 in the file.
    package var index: Int

    package init(file: String, index: Int) {
      self.file = file
      self.index = index
    }
  }

  /// Who wrote, as far as the source says.
  package struct Customer: Sendable, Equatable {
    package var name: String?
    /// An e-mail address.
    package var address: String?
    /// The company's own number for this customer.
    package var id: String?
    /// The market segment that the source states.
    package var segment: String?
    /// The organisation that the customer works for.
    package var company: String?
  }

  /// The ratings that a response gives for one touchpoint.
  package struct RatingBlock: Sendable, Equatable {
    package var touchpoint: Touchpoint
    package var ratings: Ratings

    package init(touchpoint: Touchpoint, ratings: Ratings) {
      self.touchpoint = touchpoint
      self.ratings = ratings
    }
  }

  /// Why a survey response is not a whole one.
  package enum Completion: String, Sendable, Codable, CaseIterable {
    /// Begun and not sent in.
    case partial
    /// Filled in by the survey's makers to try it out.
    case test
  }

  /// How long the customer waited in a chat.
  package struct Pace: Sendable, Equatable {
    /// From the customer's first turn to the first turn of a person who is not a customer, in
    /// seconds; nil where nobody answered or the turns have no times.
    package var firstAnswer: Int?
    /// The longest time between two turns, in seconds; nil where fewer than two turns have times.
    package var longestSilence: Int?

    package init(firstAnswer: Int? = nil, longestSilence: Int? = nil) {
      self.firstAnswer = firstAnswer
      self.longestSilence = longestSilence
    }
  }

  /// An open answer and the question that it answers.
  package struct Answer: Sendable, Equatable {
    package var question: String
    package var text: String

    package init(question: String, text: String) {
      self.question = question
      self.text = text
    }
  }

  /// One message in a chat.
  package struct Turn: Sendable, Equatable {
    package var role: Role
    package var name: String?
    package var at: Timestamp?
    package var text: String

    package init(role: Role, name: String? = nil, at: Timestamp? = nil, text: String) {
      self.role = role
      self.name = name
      self.at = at
      self.text = text
    }
  }

  /// Who speaks in a turn. `unknown` is counted and not scored as customer.
  package enum Role: String, Sendable, Codable, CaseIterable {
    case customer, agent, system, unknown
  }

  /// A survey column that plays no other part.
  package struct Column: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}

// In extensions, so that these can call the initialisers that the compiler makes, which take the last
// two the other way round: one that sets the properties of so large a value one by one copies it once
// more at its end.
extension FeedbackItem {
  package init(
    nativeID: String, collection: String? = nil, channel: Channel, format: String,
    kind: Kind = .feedback, source: Source,
    received: Timestamp? = nil, customer: Customer = Customer(), thread: String? = nil,
    subject: String? = nil, text: String, body: String? = nil, language: LanguageCode? = nil,
    touchpoint: Touchpoint? = nil, ratings: Ratings = Ratings(),
    ratingBlocks: [RatingBlock] = [], completion: Completion? = nil, answers: [Answer] = [],
    turns: [Turn] = [], pace: Pace? = nil, columns: [Column] = [],
    promise: PromiseState? = nil
  ) {
    self.init(
      nativeID: nativeID, collection: collection, channel: channel, format: format, kind: kind,
      source: source, received: received, customer: customer, thread: thread, subject: subject,
      text: text, body: body, language: language, touchpoint: touchpoint, ratings: ratings,
      ratingBlocks: ratingBlocks, completion: completion, answers: answers, turns: turns,
      pace: pace, promise: promise, columns: columns)
  }
}

extension FeedbackItem.Customer {
  /// Whether the source says nothing of who it is.
  package var isUnknown: Bool {
    name == nil && address == nil && id == nil && company == nil && segment == nil
  }

  package init(
    name: String? = nil, address: String? = nil, id: String? = nil, company: String? = nil,
    segment: String? = nil
  ) {
    self.init(name: name, address: address, id: id, segment: segment, company: company)
  }
}
