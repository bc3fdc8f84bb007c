import Bytes
import Testing

@testable import CSV

/// All records of some bytes, read in batches of about `size`.
private func records(_ text: some Sequence<UInt8>, size: Int = 1 << 18) throws -> [[String]] {
  var reader = try CSVReader(ByteSource(bytes: Array(text), name: "test.csv"))
  var all: [[String]] = []
  while let batch = try reader.nextBatch(size: size) {
    for index in 0..<batch.count { all.append(batch[index].strings) }
  }
  return all
}

private func faults(_ text: String) throws -> [CSVFault] {
  var reader = try CSVReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
  var all: [CSVFault] = []
  while let batch = try reader.nextBatch() { all += batch.faults }
  return all
}

struct Spelling: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let records: [[String]]

  init(_ name: String, _ text: String, _ records: [[String]]) {
    testDescription = name
    self.text = text
    self.records = records
  }
}

private let spellings: [Spelling] = [
  Spelling("plain", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
  Spelling("no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
  Spelling("empty last field", "a,b\n1,", [["a", "b"], ["1", ""]]),
  Spelling(
    "all line ends", "a,b\r1,2\n3,4\r\n5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
  Spelling("blank line", "a,b\n\n1,2\n", [["a", "b"], [""], ["1", "2"]]),
  Spelling("doubled quotes", "a,b\n\"x\"\"y\",\"\"\n", [["a", "b"], ["x\"y", ""]]),
  Spelling("line break in a field", "a,b\n\"x\r\ny\",2\n", [["a", "b"], ["x\r\ny", "2"]]),
  Spelling(
    "quotes in an unquoted field", "a,b\nzei \"ja\",2\n", [["a", "b"], ["zei \"ja\"", "2"]]),
  Spelling(
    "quotes in a quoted field", "a,b\n\"zei \"ja\" toen\",2\n",
    [["a", "b"], ["zei \"ja\" toen", "2"]]),
  Spelling("text after a closing quote", "a,b\n\"12\"x,2\n", [["a", "b"], ["12x", "2"]]),
  Spelling("space after a closing quote", "a,b\n\"1\" ,2\n", [["a", "b"], ["1", "2"]]),
  Spelling(
    "a quote that nothing closes", "a,b,c\n1,\"x,3\n4,5,6\n",
    [["a", "b", "c"], ["1", "x", "3"], ["4", "5", "6"]]),
  Spelling(
    "a quote that a later field seems to close", "a,b\n1,\"x\n2,\"y\"\n3,\"z\"\n",
    [["a", "b"], ["1", "x"], ["2", "y"], ["3", "z"]]),
  Spelling("ragged rows", "a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
  Spelling("NUL", "a,b\nx\u{0}y,2\n", [["a", "b"], ["x\u{0}y", "2"]]),
  Spelling("byte order mark", "\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
  Spelling("two byte order marks", "\u{FEFF}\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
  Spelling("semicolons and decimal commas", "a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
  Spelling("tabs", "a\tb\n1,2\t3\n", [["a", "b"], ["1,2", "3"]]),
  Spelling("bars", "a|b\nx, y|3\n", [["a", "b"], ["x, y", "3"]]),
  Spelling("carets", "a^b\n1^2\n", [["a", "b"], ["1", "2"]]),
  Spelling(
    "spaces", "a b c\n1 2 3\n4 5 6\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]),
  Spelling(
    "single quotes", "a,b\n'x,y',2\n'it''s',4\n", [["a", "b"], ["x,y", "2"], ["it's", "4"]]),
  Spelling("apostrophes", "a,b\n's avonds,'t huis\n", [["a", "b"], ["'s avonds", "'t huis"]]),
  Spelling("backslashed quotes", "a,b\n\"x\\\"y\",2\n", [["a", "b"], ["x\"y", "2"]]),
  Spelling("backslashes", "a,b\n\"c:\\dir\",2\n", [["a", "b"], ["c:\\dir", "2"]]),
  Spelling(
    "spaces after each delimiter", "a, b, c\n1, \"x, y\", 3\n",
    [["a", "b", "c"], ["1", "x, y", "3"]]),
  Spelling(
    "delimiter named by sep=", "sep==\na=b\n1;2=3\n",
    [["sep", "", ""], ["a", "b"], ["1;2", "3"]]),
  Spelling(
    "more commas than semicolons", "a;b;c\n1;9;x, y, z\n2;8;p,q,r,s\n",
    [["a", "b", "c"], ["1", "9", "x, y, z"], ["2", "8", "p,q,r,s"]]),
]

@Test("Records are read as they were meant", arguments: spellings)
private func recordsAsMeant(_ spelling: Spelling) throws {
  #expect(try records(spelling.text.utf8) == spelling.records)
}

@Test("The size of a batch changes nothing", arguments: spellings)
private func batchSizeChangesNothing(_ spelling: Spelling) throws {
  for size in 1...9 { #expect(try records(spelling.text.utf8, size: size) == spelling.records) }
}

@Test("UTF-16 and UTF-32 are read with and without marks", arguments: [true, false])
private func wideForms(isMarked: Bool) throws {
  let text = (isMarked ? "\u{FEFF}" : "") + "id;naam\r\n1;zoë 🙂\r\n"
  let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  let expected = [["id", "naam"], ["1", "zoë 🙂"]]
  #expect(try records(little) == expected)
  #expect(try records(big) == expected)
  guard isMarked else { return }
  let wide = text.unicodeScalars.flatMap { scalar in
    (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
  }
  #expect(try records(wide) == expected)
}

@Test("A mark that no UTF-16 follows is no mark")
private func falseMark() throws {
  #expect(try records([0xFF, 0xFE] + Array("a,b\n1,2\n".utf8)) == [["a", "b"], ["1", "2"]])
}

@Test("A file that mixes charsets is read record by record")
private func mixedCharsets() throws {
  var bytes = Array("id;tekst\n1;café\n".utf8)
  bytes +=
    Array("2;".utf8) + [0x65, 0xE9, 0x6E] + Array("\n3;co".utf8) + [0x94] + Array("rd\n".utf8)
  #expect(try records(bytes) == [["id", "tekst"], ["1", "café"], ["2", "eén"], ["3", "coörd"]])
}

@Test("Korean is recognised")
private func korean() throws {
  // 친절 in CP949, and more of the same to be sure of it.
  let word: [UInt8] = [0xC4, 0xA3, 0xC0, 0xFD]
  let bytes = Array("id,a\n1,".utf8) + word + word + word + Array("\n".utf8)
  #expect(try records(bytes).last == ["1", "친절친절친절"])
}

@Test("An unclosed quote is reported where it opens")
private func unclosedQuote() throws {
  let found = try faults("a,b\n\"x\ny\",1\n2,\"één,\n3,4\n")
  #expect(found == [CSVFault(kind: .unclosedQuote, record: 2, line: 4, column: 3)])
}

@Test("A record knows its line, and its number in the file")
private func places() throws {
  let text = "a,b\n\"x\r\ny\",1\n\n2,3\n"
  var reader = try CSVReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
  let batch = try #require(try reader.nextBatch())
  #expect((0..<batch.count).map { batch[$0].line } == [1, 2, 4, 5])
  #expect((0..<batch.count).map { batch[$0].number } == [0, 1, 2, 3])
}

@Test("A record that is longer than any may be is left out, and the next is read")
private func recordTooLong() throws {
  var bytes = Array("a,b\n".utf8) + [UInt8](repeating: 0x78, count: 200_000)
  bytes += Array("\n1,2\n".utf8)
  var reader = try CSVReader(
    ByteSource(bytes: bytes, name: "test.csv"), dialect: .rfc4180, recordLimit: 1000)
  var (rows, found): ([[String]], [CSVFault]) = ([], [])
  while let batch = try reader.nextBatch(size: 500) {
    rows += (0..<batch.count).map { batch[$0].strings }
    found += batch.faults
  }
  #expect(rows == [["a", "b"], ["1", "2"]])
  #expect(found.map(\.kind) == [.recordTooLong])
}

@Test("A quote that nothing closes within a record's limit does not swallow what follows")
private func unclosedBeyondLimit() throws {
  let rows = (0..<600).map { "\($0),x\n" }.joined()
  let bytes = Array(("a,b\n\"1,y\n" + rows).utf8)
  var reader = try CSVReader(
    ByteSource(bytes: bytes, name: "test.csv"), dialect: .rfc4180, recordLimit: 1000)
  var (count, found) = (0, 0)
  while let batch = try reader.nextBatch() {
    count += batch.count
    found += batch.faults.count
  }
  #expect(count == 602)
  #expect(found == 1)
}

/// A small generator with a seed, so that every run tries the same bytes.
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}

@Test("Any bytes give records, the same in any batch size", arguments: 0..<400)
private func anyBytes(seed: Int) throws {
  var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
  let alphabet = Array("\",;\n\r\\'ab \u{0}\t|é".utf8) + [0xFF, 0xFE, 0x80]
  let bytes = (0..<dice.roll(120)).map { _ in alphabet[dice.roll(alphabet.count)] }
  let whole = try records(bytes)
  #expect(try records(bytes, size: 1 << 10) == whole)
}
