import Bytes

/// What a column's name, question and values suggest of its part.
struct RoleProposal {
  var role: ColumnRole
  /// 1 to 100: how strongly; the heaviest column gets a part that only one can have.
  var weight: Int
  var reason: String

  /// The reason of a column that the lexicon keeps out of all roles.
  static let isKnown = "known, and no part in this"

  static func other(_ reason: String) -> RoleProposal {
    RoleProposal(role: .other, weight: 0, reason: reason)
  }

  /// The heaviest phrase of the lexicon in the column's names, unless the values speak against it.
  init(_ column: SurveyHeader.Column, _ profile: ColumnProfile) {
    guard var cue = Self.cue(column) else {
      self = Self.byScale(column, profile) ?? Self.byValues(profile)
      return
    }
    if Self.isTextEntry(column), !cue.role.isRating, cue.role != .other, profile.ratingShare < 0.5 {
      self = RoleProposal(role: .answer, weight: 70, reason: "Qualtrics says that it is text")
      return
    }
    // Options that are ticked repeat their names; the field for another one is written in.
    if cue.role == .answer, let option = column.option, profile.distinct <= 1,
      Self.cue(SurveyHeader.Column(name: option))?.role != .answer
    {
      self = .other("an option of a question, ticked or not")
      return
    }
    // "What did you expect?" is asked for in words and on a scale: the answers tell which.
    if cue.role == .answer, profile.isNumeric, let rating = Self.cue(column, \.isRating) {
      cue = rating
    } else if cue.role.isRating, profile.filled > 0, profile.ratingShare < 0.5,
      let answer = Self.cue(column, { $0 == .answer })
    {
      cue = answer
    }
    let named = RoleProposal(
      role: cue.role, weight: cue.weight,
      reason: cue.match == .whole ? "the name says so" : "the words of the question say so")
    self = named.checked(against: profile)
    // The text entry of a Qualtrics question is an open answer, whatever was asked.
    if Self.isTextEntry(column), role == .other, profile.ratingShare < 0.5 {
      self = RoleProposal(role: .answer, weight: 70, reason: "Qualtrics says that it is text")
    }
  }

  /// What was written beside "Other": `Q6_4_TEXT`.
  private static func isTextEntry(_ column: SurveyHeader.Column) -> Bool {
    [column.name, column.importID].contains { $0?.hasSuffix("_TEXT") == true }
  }

  /// The role that a column's names suggest, whatever its values are.
  static func namedRole(_ column: SurveyHeader.Column) -> ColumnRole? { cue(column)?.role }

  private init(role: ColumnRole, weight: Int, reason: String) {
    self.role = role
    self.weight = weight
    self.reason = reason
  }

  /// The heaviest phrase of the lexicon in the column's names that stands for a role of `kind`.
  private static func cue(
    _ column: SurveyHeader.Column, _ kind: (ColumnRole) -> Bool = { _ in true }
  ) -> SurveyLexicon.Cue? {
    let lexicon = SurveyLexicon.standard
    let texts = [column.name, column.importID, column.option, column.question].compactMap { $0 }
      .map { folded(String($0.prefix(600))) }
    let whole = (texts + [Self.derived(column.name)].compactMap { $0 })
      .compactMap { lexicon.wholeNames[$0] }.filter { kind($0.role) }
      .max { $0.weight < $1.weight }
    let padded = texts.map { PaddedText(folded: $0) }
    let part = lexicon.phrases.first { cue in
      kind(cue.role) && padded.contains { cue.pattern.matches($0) }
    }
    if let importID = column.importID, importID.hasSuffix("_TEXT"), whole == nil, part == nil {
      return SurveyLexicon.Cue(
        role: .answer, match: .part, weight: 70, phrase: "", pattern: WordPattern(""))
    }
    guard let whole else { return part }
    guard let part, part.weight > whole.weight else { return whole }
    return part
  }

  /// What a tool worked out of an answer and hangs to the question's code: `topics` of `Q4 - Topics`.
  private static func derived(_ name: String) -> String? {
    let code = name.utf8.prefix { $0 != 0x20 }
    guard code.count <= 8, code.contains(where: \.isASCIIDigit),
      name[code.endIndex...].hasPrefix(" - ")
    else { return nil }
    return folded(String(name[code.endIndex...].dropFirst(3)))
  }

  /// A question that names a scale, and is answered on it.
  private static func byScale(
    _ column: SurveyHeader.Column, _ profile: ColumnProfile
  ) -> RoleProposal? {
    guard profile.looksRated, profile.numbers > 0,
      let scale = [column.name, column.question].compactMap({ $0 })
        .compactMap({ RatingScale(question: String($0.prefix(600))) }).first,
      profile.lowest >= scale.lowest, profile.highest <= scale.highest
    else { return nil }
    return RoleProposal(
      role: .score, weight: 35, reason: "the question names a scale, and the answers are on it")
  }

  private static func byValues(_ profile: ColumnProfile) -> RoleProposal {
    if profile.filled == 0 { return other("nothing in it") }
    if profile.faces * 10 >= profile.filled * 9 {
      return RoleProposal(role: .score, weight: 30, reason: "the answers are faces or stars")
    }
    if profile.isWordScale {
      return RoleProposal(
        role: .score, weight: 30, reason: "the answers are words of a scale")
    }
    if profile.addressShare >= 0.8 {
      return RoleProposal(role: .email, weight: 30, reason: "the values are addresses")
    }
    if profile.isProse {
      return RoleProposal(role: .answer, weight: 30, reason: "the values are sentences")
    }
    if profile.dateShare >= 0.9 {
      return RoleProposal(role: .date, weight: 10, reason: "the values are dates")
    }
    return other("neither name nor values say more")
  }

  /// This proposal, or what is left of it once the values are seen.
  private func checked(against profile: ColumnProfile) -> RoleProposal {
    guard profile.filled > 0 else { return self }
    if role.isRating { return checkedRating(profile) }
    switch role {
    case .responseID where !profile.isUnique: return .other("named like an id, but values repeat")
    case .date where profile.dateShare < 0.5 && !isNumbered(profile):
      return .other("named like a date, but the values are none")
    case .email where profile.addressShare < 0.5:
      return .other("named like an address, but the values are none")
    case .answer: return checkedAnswer(profile)
    case .promise: return checkedPromise(profile)
    case .touchpoint where weight < 90: return checkedTouchpoint(profile)
    case .name, .company, .channel, .language, .touchpoint:
      return profile.ratingShare > 0.8 && profile.levels == 0 && profile.dateShare < 0.5
        ? .other("named like words, but the values are numbers") : self
    case .other: return .other(Self.isKnown)
    default: return self
    }
  }

  /// A department or a subject is a touchpoint where its values name touchpoints, and an open answer
  /// where people wrote sentences.
  private func checkedTouchpoint(_ profile: ColumnProfile) -> RoleProposal {
    let names = TouchpointNames([:])
    let known = profile.values.count { names.touchpoint(in: $0) != nil }
    if known * 2 >= profile.values.count, !profile.isProse { return self }
    return profile.isProse || profile.meanWords >= 3
      ? RoleProposal(role: .answer, weight: 40, reason: "the values are sentences")
      : .other("its values are no touchpoints")
  }

  /// A promise is asked after with yes or no; in words it is an open answer.
  private func checkedPromise(_ profile: ColumnProfile) -> RoleProposal {
    if profile.isProse {
      return RoleProposal(role: .answer, weight: 40, reason: "the values are sentences")
    }
    if profile.isNumeric {
      let isYesOrNo = profile.lowest >= 0 && profile.highest <= 1 && profile.distinct <= 2
      return isYesOrNo ? self : .other("asks after a promise, but not with yes or no")
    }
    let lexicon = SurveyLexicon.standard
    let clear = profile.values.count { lexicon.meaning("promise", $0) != nil }
    return clear > 0 && clear * 2 >= profile.values.count
      ? self : .other("asks after a promise, but not with yes or no")
  }

  /// Whether dates may be numbers: days of a spreadsheet, or Unix time.
  private func isNumbered(_ profile: ColumnProfile) -> Bool {
    weight >= 70 && profile.longest == 1
      && (profile.numbers == 0 || profile.lowest > 20_000) && profile.levels == 0
  }

  private func checkedRating(_ profile: ColumnProfile) -> RoleProposal {
    if profile.isProse {
      return RoleProposal(role: .answer, weight: 40, reason: "the values are sentences")
    }
    // A word such as "score" stands in names of much else.
    let isBeyond = profile.numbers > 0 && profile.highest.isFinite && profile.highest > 100
    if role == .score, isBeyond || (weight < 60 && !profile.looksRated) {
      return .other("named like a rating, but the values are none")
    }
    guard profile.ratingShare >= 0.5 else {
      if profile.dateShare >= 0.9 {
        return RoleProposal(role: .date, weight: 40, reason: "the values are dates")
      }
      return isAskedOpenly(profile)
        ? RoleProposal(role: .answer, weight: 40, reason: "asked for in words")
        : .other("asks for a rating, but holds none")
    }
    guard profile.numbers == 0 || profile.highest <= 100 || profile.lowest >= -5 else {
      return .other("the numbers are on no scale")
    }
    return profile.numbers > 0 && profile.highest.isFinite && profile.distinct > 101
      ? .other("the numbers are on no scale") : self
  }

  /// Whether an expectation or experience was asked for in words: "Snel en zonder gedoe".
  private func isAskedOpenly(_ profile: ColumnProfile) -> Bool {
    guard role == .expectation || role == .experience, profile.ratingShare < 0.2 else {
      return false
    }
    let isChoice = profile.filled >= 8 && profile.distinct * 3 <= profile.filled
    return profile.meanWords >= 1.5 && profile.dateShare < 0.5 && !isChoice
  }

  private func checkedAnswer(_ profile: ColumnProfile) -> RoleProposal {
    if profile.isNumeric {
      return profile.lowest >= 0 && profile.highest <= 10
        ? RoleProposal(role: .score, weight: 30, reason: "asks for words, but holds ratings")
        : .other("asks for words, but holds numbers")
    }
    if profile.dateShare > 0.8 { return .other("asks for words, but holds dates") }
    let isChoice =
      weight < 90 && profile.filled >= 20 && profile.distinct <= 12 && profile.meanWords < 4
    return isChoice ? .other("a choice between few answers") : self
  }
}
