import Feedback

/// The fields of a ``FeedbackItem`` other than its text, as packed bytes. The text has a column of
/// its own, so that it is there as it stands for any SQLite tool.
enum ItemCodec {
  /// 2 brought thread, completion, ratings per touchpoint and pace, 3 a stated promise; older items
  /// are read without.
  private static let version: UInt8 = 3

  /// What the item says, without where it lies: equal for the same mail in two files.
  static func pack(_ item: FeedbackItem) -> [UInt8] {
    var out = PackedWriter()
    out.put(UInt64(version))
    out.put(item.nativeID)
    out.put(optional: item.collection)
    out.put(count: item.channel.code)
    out.put(item.format)
    out.put(optional: item.received?.seconds) { $0.put(signed: $1) }
    let customer = item.customer
    for field in [
      customer.name, customer.address, customer.id, customer.company, customer.segment,
      item.thread, item.subject, item.body, item.language?.rawValue, item.touchpoint?.rawValue,
      item.completion?.rawValue,
    ] {
      out.put(optional: field)
    }
    RatingsCodec.put(item.ratings, into: &out)
    out.put(each: item.ratingBlocks) { out, block in
      out.put(block.touchpoint.rawValue)
      RatingsCodec.put(block.ratings, into: &out)
    }
    out.put(each: item.answers) { out, answer in
      out.put(answer.question)
      out.put(answer.text)
    }
    out.put(each: item.turns) { out, turn in
      out.put(count: turn.role.code)
      out.put(optional: turn.name)
      out.put(optional: turn.at?.seconds) { $0.put(signed: $1) }
      out.put(turn.text)
    }
    out.put(optional: item.pace) { out, pace in
      out.put(optional: pace.firstAnswer) { $0.put(signed: Int64($1)) }
      out.put(optional: pace.longestSilence) { $0.put(signed: Int64($1)) }
    }
    out.put(each: item.columns) { out, column in
      out.put(column.name)
      out.put(column.value)
    }
    out.put(optional: item.promise?.rawValue)
    return out.bytes
  }

  /// The packed item with where it lies in its file behind it.
  static func adding(index: Int, to packed: [UInt8]) -> [UInt8] {
    var out = PackedWriter()
    out.put(signed: Int64(index))
    return packed + out.bytes
  }

  /// Only the natural key of a packed item.
  static func naturalKey(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(PackedBytesError) -> NaturalKey {
    var packed = PackedReader(bytes)
    guard try packed.byte() <= version else { throw PackedBytesError() }
    let nativeID = try packed.text()
    return NaturalKey(collection: try packed.optionalText(), nativeID: nativeID)
  }

  static func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, text: String, file: String
  ) throws(PackedBytesError) -> FeedbackItem {
    var packed = PackedReader(bytes)
    let version = try packed.byte()
    guard version <= Self.version else { throw PackedBytesError() }
    let nativeID = try packed.text()
    let collection = try packed.optionalText()
    guard let channel = Channel(code: try packed.int()) else { throw PackedBytesError() }
    var item = FeedbackItem(
      nativeID: nativeID, collection: collection, channel: channel, format: try packed.text(),
      source: FeedbackItem.Source(file: file, index: 0), text: text)
    item.received = try timestamp(&packed)
    item.customer = FeedbackItem.Customer(
      name: try packed.optionalText(), address: try packed.optionalText(),
      id: try packed.optionalText(), company: try packed.optionalText(),
      segment: try packed.optionalText())
    if version > 1 { item.thread = try packed.optionalText() }
    item.subject = try packed.optionalText()
    item.body = try packed.optionalText()
    item.language = try packed.optionalText().map(LanguageCode.init(rawValue:))
    item.touchpoint = try packed.optionalText().map(Touchpoint.init(rawValue:))
    if version > 1 {
      item.completion = try packed.optionalText().flatMap(FeedbackItem.Completion.init(rawValue:))
    }
    item.ratings = try RatingsCodec.read(&packed)
    if version > 1 {
      item.ratingBlocks = try packed.each { packed throws(PackedBytesError) in
        FeedbackItem.RatingBlock(
          touchpoint: Touchpoint(rawValue: try packed.text()),
          ratings: try RatingsCodec.read(&packed))
      }
    }
    item.answers = try packed.each { packed throws(PackedBytesError) in
      FeedbackItem.Answer(question: try packed.text(), text: try packed.text())
    }
    item.turns = try packed.each { packed throws(PackedBytesError) in try turn(&packed) }
    if version > 1 {
      item.pace = try packed.optional { packed throws(PackedBytesError) in
        FeedbackItem.Pace(firstAnswer: try seconds(&packed), longestSilence: try seconds(&packed))
      }
    }
    item.columns = try packed.each { packed throws(PackedBytesError) in
      FeedbackItem.Column(name: try packed.text(), value: try packed.text())
    }
    if version > 2 {
      item.promise = try packed.optionalText().flatMap(PromiseState.init(rawValue:))
    }
    item.source.index = Int(try packed.signed())
    return item
  }

  private static func turn(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> FeedbackItem.Turn {
    guard let role = FeedbackItem.Role(code: try packed.int()) else { throw PackedBytesError() }
    return FeedbackItem.Turn(
      role: role, name: try packed.optionalText(), at: try timestamp(&packed),
      text: try packed.text())
  }

  private static func seconds(_ packed: inout PackedReader) throws(PackedBytesError) -> Int? {
    try packed.optional { packed throws(PackedBytesError) in
      Int(truncatingIfNeeded: try packed.signed())
    }
  }

  private static func timestamp(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Timestamp? {
    try packed.optional { packed throws(PackedBytesError) in
      Timestamp(seconds: try packed.signed())
    }
  }
}

/// Ratings as packed bytes: a mask of which there are, then value and scale of each, three bytes
/// where all three are whole numbers below 256, as they nearly always are.
enum RatingsCodec {
  static func put(_ ratings: Ratings, into out: inout PackedWriter) {
    let all = [ratings.nps, ratings.csat, ratings.ces, ratings.expectation, ratings.experience]
    var mask: UInt64 = 0
    for (index, rating) in all.enumerated() where rating != nil { mask |= 1 << UInt64(index) }
    out.put(mask)
    for case let rating? in all { put(rating, into: &out) }
  }

  static func read(_ packed: inout PackedReader) throws(PackedBytesError) -> Ratings {
    let mask = try packed.number()
    guard mask != 0 else { return Ratings() }
    var all: [Rating?] = []
    for index in 0..<5 {
      all.append(mask & (1 << UInt64(index)) == 0 ? nil : try rating(&packed))
    }
    return Ratings(
      nps: all[0], csat: all[1], ces: all[2], expectation: all[3], experience: all[4])
  }

  private static func put(_ rating: Rating, into out: inout PackedWriter) {
    let numbers = [rating.value, rating.lowest, rating.highest]
    let small = numbers.compactMap { UInt8(exactly: $0) }
    out.put(UInt64(small.count == 3 ? 1 : 0))
    if small.count == 3 {
      for number in small { out.put(UInt64(number)) }
    } else {
      for number in numbers { out.put(number) }
    }
  }

  private static func rating(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Rating {
    let small = try packed.byte() == 1
    let value = small ? Double(try packed.number()) : try packed.double()
    let lowest = small ? Double(try packed.number()) : try packed.double()
    let highest = small ? Double(try packed.number()) : try packed.double()
    guard let rating = Rating(value, lowest: lowest, highest: highest) else {
      throw PackedBytesError()
    }
    return rating
  }
}
