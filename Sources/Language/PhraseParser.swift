/// Reads one pattern of the language that ``PhraseMatcher`` describes.
struct PhraseParser {
  let inflector: Inflector
  let classes: [String: [UInt64]]
  private(set) var places: [Place] = []
  /// The place that the pattern is filed under.
  private(set) var anchor = 0
  private var gap: (most: UInt8, crossesMarks: Bool) = (0, false)

  struct Place {
    var words: [UInt64] = []
    var affixes: [(bytes: [UInt8], isPrefix: Bool)] = []
    /// The number of letters of the shortest alternative: how rare the place is likely to be.
    var shortest = 99
    var gap: UInt8 = 0
    var isOptional = false
    var crossesMarks = false
    var isNumber = false
  }

  static let mostPlaces = 12

  /// Why a pattern cannot be read.
  struct Failure: Error { let reason: String }

  init(inflector: Inflector, classes: [String: [UInt64]]) {
    self.inflector = inflector
    self.classes = classes
  }

  mutating func parse(_ pattern: ArraySlice<UInt8>) throws(Failure) {
    var rest = pattern
    while let part = Self.nextPart(of: &rest, before: 0x20) {
      if let gap = Self.gap(part) {
        guard !places.isEmpty, gap.most <= 16 else {
          throw Failure(reason: "a gap stands between two words and spans at most 16 tokens")
        }
        self.gap = gap
      } else {
        try addPlace(part)
      }
    }
    guard places.count <= Self.mostPlaces, gap.most == 0, let first = places.first,
      let last = places.last,
      !first.isOptional, !last.isOptional
    else {
      throw Failure(reason: "a pattern has 1 to 12 words, the first and last of them not optional")
    }
    chooseAnchor()
  }

  /// Takes the bytes before the next separator out of `rest`, passing over empty parts; nil where none is left.
  private static func nextPart(
    of rest: inout ArraySlice<UInt8>, before separator: UInt8
  ) -> ArraySlice<UInt8>? {
    var start = rest.startIndex
    while start < rest.endIndex, rest[start] == separator { start += 1 }
    guard start < rest.endIndex else { return nil }
    var end = start
    while end < rest.endIndex, rest[end] != separator { end += 1 }
    defer { rest = rest[end...] }
    return rest[start..<end]
  }

  private mutating func chooseAnchor() {
    func rank(_ place: Place) -> Int {
      if place.isOptional { return -2 }
      if place.isNumber { return -1 }
      return place.affixes.isEmpty ? place.shortest : 0
    }
    for index in places.indices where rank(places[index]) > rank(places[anchor]) { anchor = index }
  }

  /// Reads `…`, `...`, `…3`, `…,` and `…12,`; nil for anything else.
  private static func gap(_ part: ArraySlice<UInt8>) -> (most: UInt8, crossesMarks: Bool)? {
    guard part.starts(with: "…".utf8) || part.starts(with: "...".utf8) else { return nil }
    var rest = part.dropFirst(3)
    let crosses = rest.last == UInt8(ascii: ",")
    if crosses { rest = rest.dropLast() }
    if rest.isEmpty { return (6, crosses) }
    guard let most = LexiconTable.decimal(rest), most >= 1, most <= 200 else { return nil }
    return (UInt8(most), crosses)
  }

  private mutating func addPlace(_ part: ArraySlice<UInt8>) throws(Failure) {
    var body = part
    let isOptional = body.count > 1 && body.last == UInt8(ascii: "?")
    if isOptional { body = body.dropLast() }
    var place = Place()
    if body.first == UInt8(ascii: "("), body.count > 1 {
      guard body.last == UInt8(ascii: ")") else {
        throw Failure(reason: "an opened ( is not closed; alternatives hold no spaces")
      }
      var rest = body.dropFirst().dropLast()
      while let word = Self.nextPart(of: &rest, before: UInt8(ascii: "|")) {
        try add(word, to: &place)
      }
    } else if !isPlain(body) {
      try add(body, to: &place)
    } else {
      return addWords(body, isOptional: isOptional)
    }
    append(place, isOptional: isOptional)
  }

  private func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count == 1 { return word.first != UInt8(ascii: "#") }
    return !isAffix(word) && word.dropLast().last != UInt8(ascii: "/")
      && word.first != UInt8(ascii: "@")
  }

  /// Whether one star stands at one end: a masked word such as `sh*t` is none.
  private func isAffix(_ word: ArraySlice<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    return (word.first == star) != (word.last == star)
      && word.count(where: { $0 == star }) == 1
  }

  /// A word as it is written may be several tokens: `e-mail` is three.
  private mutating func addWords(_ word: ArraySlice<UInt8>, isOptional: Bool) {
    if Tokenizer.isPlainWord(word) {
      var place = Place()
      place.words = [WordHash.of(word)]
      place.shortest = word.count
      return append(place, isOptional: isOptional)
    }
    let tokens = Tokenizer().tokenize(Array(word))
    for index in tokens.tokens.indices {
      var place = Place()
      place.words = [tokens[index].hash]
      place.shortest = tokens.normCount(index)
      append(place, isOptional: isOptional)
    }
  }

  private mutating func append(_ place: Place, isOptional: Bool) {
    var place = place
    place.gap = gap.most
    place.crossesMarks = gap.crossesMarks
    place.isOptional = isOptional
    gap = (0, false)
    places.append(place)
  }

  /// Adds one alternative to a place.
  private func add(_ word: ArraySlice<UInt8>, to place: inout Place) throws(Failure) {
    if word.elementsEqual("#".utf8) {
      place.isNumber = true
    } else if word.first == UInt8(ascii: "@"), word.count > 1 {
      let name = String(decoding: word.dropFirst(), as: UTF8.self)
      guard let members = classes[name] else { throw Failure(reason: "no word class @\(name)") }
      place.words += members
      place.shortest = min(place.shortest, 2)
    } else if isAffix(word) {
      try addAffix(word, to: &place)
    } else if word.dropLast().last == UInt8(ascii: "/") {
      try addForms(word, to: &place)
    } else {
      let (hash, count) = Tokenizer.hash(ofWord: word)
      place.words.append(hash)
      place.shortest = min(place.shortest, count)
    }
  }

  private func addAffix(_ word: ArraySlice<UInt8>, to place: inout Place) throws(Failure) {
    let isPrefix = word.last == UInt8(ascii: "*")
    let norm = Tokenizer.normalise(isPrefix ? word.dropLast() : word.dropFirst())
    guard norm.count >= 3 else {
      throw Failure(reason: "three letters or more stand before or after one *")
    }
    place.affixes.append((norm, isPrefix))
    place.shortest = min(place.shortest, norm.count)
  }

  private func addForms(_ word: ArraySlice<UInt8>, to place: inout Place) throws(Failure) {
    let inflection: Inflection
    switch word.last {
    case UInt8(ascii: "v"): inflection = .verb
    case UInt8(ascii: "n"): inflection = .noun
    case UInt8(ascii: "a"): inflection = .adjective
    default: throw Failure(reason: "after / stands v (verb), n (noun) or a (adjective)")
    }
    var forms = WordForms()
    inflector.expand(word.dropLast(2), as: inflection, into: &forms)
    forms.forEach { form in
      place.words.append(WordHash.of(form))
      place.shortest = min(place.shortest, form.count)
    }
  }
}
