import Feedback

/// The fields of a ``FeedbackItem`` other than its text, as packed bytes. What repeats the text — the
/// answers and turns that it was made of, the body around it — is written as where it stands there
/// (``TextQuoting``).
enum ItemCodec {
  /// 2 brought thread, completion, ratings per touchpoint and pace, 3 a stated promise, 4 what stands
  /// in the text; older items are read without.
  private static let version: UInt8 = 4

  static func pack(_ item: FeedbackItem, into out: inout PackedWriter) {
    var text = item.text
    text.withUTF8 { put(item, TextQuoting($0), into: &out) }
  }

  private static func put(
    _ item: FeedbackItem, _ quoting: consuming TextQuoting, into out: inout PackedWriter
  ) {
    out.put(UInt64(version))
    out.put(item.nativeID)
    out.put(optional: item.collection)
    out.put(count: item.channel.code)
    out.put(item.format)
    out.put(optional: item.received?.seconds) { $0.put(signed: $1) }
    out.put(optional: item.customer.name)
    out.put(optional: item.customer.address)
    out.put(optional: item.customer.id)
    out.put(optional: item.customer.company)
    out.put(optional: item.customer.segment)
    put(thread: item.thread, of: item.nativeID, into: &out)
    out.put(optional: item.subject)
    quoting.put(around: item.body, into: &out)
    out.put(optional: item.language?.rawValue)
    out.put(optional: item.touchpoint?.rawValue)
    out.put(optional: item.completion?.rawValue)
    RatingsCodec.put(item.ratings, into: &out)
    out.put(each: item.ratingBlocks) { out, block in
      out.put(block.touchpoint.rawValue)
      RatingsCodec.put(block.ratings, into: &out)
    }
    out.put(each: item.answers) { out, answer in
      out.put(answer.question)
      quoting.put(answer.text, into: &out)
    }
    quoting.start()
    out.put(each: item.turns) { out, turn in
      out.put(count: turn.role.code)
      out.put(optional: turn.name)
      out.put(optional: turn.at?.seconds) { $0.put(signed: $1) }
      quoting.put(turn.text, into: &out)
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
    out.put(signed: Int64(item.source.index))
  }

  static func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, text: String, file: String
  ) throws(PackedBytesError) -> FeedbackItem {
    try Array(text.utf8).withUnsafeBufferPointer { utf8 throws(PackedBytesError) in
      var packed = PackedReader(bytes)
      return try item(&packed, text: text, TextQuoting(utf8), file: file)
    }
  }

  private static func item(
    _ packed: inout PackedReader, text: String, _ quoting: TextQuoting, file: String
  ) throws(PackedBytesError) -> FeedbackItem {
    let version = try packed.byte()
    guard version <= Self.version else { throw PackedBytesError() }
    let isQuoting = version > 3
    func quoted(_ packed: inout PackedReader) throws(PackedBytesError) -> String {
      isQuoting ? try quoting.text(&packed) : try packed.text()
    }
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
    if isQuoting {
      item.thread = try thread(of: nativeID, &packed)
    } else if version > 1 {
      item.thread = try packed.optionalText()
    }
    item.subject = try packed.optionalText()
    item.body = isQuoting ? try quoting.body(&packed) : try packed.optionalText()
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
      FeedbackItem.Answer(question: try packed.text(), text: try quoted(&packed))
    }
    item.turns = try packed.each { packed throws(PackedBytesError) in
      try turn(&packed, text: quoted)
    }
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

  /// The first mail of a thread has its own id as its thread.
  private static func put(
    thread: String?, of nativeID: String, into out: inout PackedWriter
  ) {
    if thread == nativeID { return out.put(byte: 2) }
    out.put(optional: thread)
  }

  private static func thread(
    of nativeID: String, _ packed: inout PackedReader
  ) throws(PackedBytesError) -> String? {
    switch try packed.byte() {
    case 0: nil
    case 1: try packed.text()
    case 2: nativeID
    default: throw PackedBytesError()
    }
  }

  private static func turn(
    _ packed: inout PackedReader,
    text: (inout PackedReader) throws(PackedBytesError) -> String
  ) throws(PackedBytesError) -> FeedbackItem.Turn {
    guard let role = FeedbackItem.Role(code: try packed.int()) else { throw PackedBytesError() }
    return FeedbackItem.Turn(
      role: role, name: try packed.optionalText(), at: try timestamp(&packed),
      text: try text(&packed))
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
    var mask: UInt64 = 0
    if ratings.nps != nil { mask |= 1 }
    if ratings.csat != nil { mask |= 2 }
    if ratings.ces != nil { mask |= 4 }
    if ratings.expectation != nil { mask |= 8 }
    if ratings.experience != nil { mask |= 16 }
    out.put(mask)
    put(ratings.nps, into: &out)
    put(ratings.csat, into: &out)
    put(ratings.ces, into: &out)
    put(ratings.expectation, into: &out)
    put(ratings.experience, into: &out)
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

  private static func put(_ rating: Rating?, into out: inout PackedWriter) {
    guard let rating else { return }
    if let value = UInt8(exactly: rating.value), let lowest = UInt8(exactly: rating.lowest),
      let highest = UInt8(exactly: rating.highest)
    {
      out.put(byte: 1)
      out.put(UInt64(value))
      out.put(UInt64(lowest))
      out.put(UInt64(highest))
    } else {
      out.put(byte: 0)
      out.put(rating.value)
      out.put(rating.lowest)
      out.put(rating.highest)
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
