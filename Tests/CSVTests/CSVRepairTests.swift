import Bytes
import Testing

@testable import CSV

/// All records of a text.
private func records(_ text: String) throws -> [[String]] {
  var reader = try CSVReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
  var all: [[String]] = []
  while let batch = try reader.nextBatch() {
    for index in 0..<batch.count { all.append(batch[index].strings) }
  }
  return all
}

/// A table of four columns with a comma in every third one.
private let rows = (1...8).map { ["\($0)", "Stoel \($0)", "blauw, hoog", "goed \($0)"] }
private let header = ["id", "artikel", "kleur", "mening"]

private func line(
  _ row: [String], by delimiter: String = ",", quote: Character = "\""
) -> String {
  row.map { field in
    field.contains(",") || field.contains(delimiter) || field.contains(quote)
      ? "\(quote)\(field)\(quote)" : field
  }.joined(separator: delimiter)
}

private func table(_ lines: [String]) -> String { lines.joined(separator: "\r\n") + "\r\n" }

@Test(
  "A file is read whatever parts its fields",
  arguments: [
    ",", ";", "\t", "|", ", ", ":", "\t\t", "||", "\\t", "§", "^", "~", " ", "=", "#", "&", "*",
    "!", "@", "\u{2}", "¦", "->", "::", ";;", ",,", "~|~", "<|>", " | ", " ; ",
  ])
private func delimiters(delimiter: String) throws {
  let plain = ([header] + rows).map { row in
    row.map { $0.replacing(" ", with: delimiter == " " ? "_" : " ") }
  }
  #expect(try records(table(plain.map { line($0, by: delimiter) })) == plain)
}

@Test(
  "What stands between quoted fields parts them, whatever it is",
  arguments: [
    "=", "/", "%", "_", "+", "'", "?", ".", "-", ";;", ",,", "~|~", " | ", " - ", "; ", "¬",
  ])
private func delimitersBetweenQuotes(delimiter: String) throws {
  let quoted = ([header] + rows).map { row in
    row.map { "\"\($0)\"" }.joined(separator: delimiter)
  }
  #expect(try records(table(quoted)) == [header] + rows)
}

@Test("Marks that only some records have part nothing", arguments: ["=", "#", "->"])
private func rareMarks(mark: String) throws {
  let answers = ["Mening\(mark)over\(mark)ons", "Goed", "Te\(mark)laat", "Prima"]
  #expect(try records(table(answers)) == answers.map { [$0] })
}

@Test("Times and addresses in quoted fields part nothing, also without a header")
private func colonsInQuotes() throws {
  let plain = (1...6).map {
    ["0\($0)/02/2026", "08:0\($0):00", "https://winkel.example/\($0)", "x"]
  }
  let quoted = plain.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") }
  #expect(try records(table(quoted)) == plain)
}

@Test(
  "Grave accents and low quotes enclose fields where several do",
  arguments: [("`", "`"), ("„", "”")])
private func otherQuotes(opening: String, closing: String) throws {
  let lines = [header] + rows
  let enclosed = lines.map { row in
    row.map { $0.contains(",") ? opening + $0 + closing : $0 }.joined(separator: ",")
  }
  #expect(try records(table(enclosed)) == lines)
}

/// One row in another spelling than the others.
struct OddRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// What it must be read as; nil where that is the third row itself.
  var fields: [String]?
}

private let oddRows: [OddRow] = [
  OddRow(testDescription: "semicolons", text: "3;\"Stoel 3\";\"blauw, hoog\";goed 3"),
  OddRow(testDescription: "tabs", text: "3\tStoel 3\tblauw, hoog\tgoed 3"),
  OddRow(testDescription: "bars", text: "3|Stoel 3|\"blauw, hoog\"|goed 3"),
  OddRow(testDescription: "apostrophes", text: "'3','Stoel 3','blauw, hoog','goed 3'"),
  OddRow(
    testDescription: "spaces after the commas", text: "3, \"Stoel 3\", \"blauw, hoog\", goed 3"),
  OddRow(
    testDescription: "a quote too many at an end", text: "3,\"Stoel 3\"\",\"blauw, hoog\",goed 3",
    fields: ["3", "Stoel 3\"", "blauw, hoog", "goed 3"]),
  OddRow(
    testDescription: "a quote too many at a beginning",
    text: "3,\"\"Stoel 3\",\"blauw, hoog\",goed 3",
    fields: ["3", "\"Stoel 3", "blauw, hoog", "goed 3"]),
  OddRow(
    testDescription: "a quote too many in an empty field",
    text: "3,\"Stoel 3\",\"blauw, hoog\",\"\"\"",
    fields: ["3", "Stoel 3", "blauw, hoog", "\""]),
  OddRow(
    testDescription: "apostrophes and no comma", text: "'3','Stoel 3','blauw','goed 3'",
    fields: ["3", "Stoel 3", "blauw", "goed 3"]),
  OddRow(
    testDescription: "spaces between quotes", text: "\"3\" \"Stoel 3\" \"blauw, hoog\" \"goed 3\""),
  OddRow(
    testDescription: "a pair of quotes around it all",
    text: "\"3,Stoel 3,\"\"blauw, hoog\"\",goed 3\""),
  OddRow(
    testDescription: "a quote that is not closed", text: "3,\"Stoel 3,\"blauw, hoog\",goed 3"),
  OddRow(
    testDescription: "a quote that is not closed at its end",
    text: "3,Stoel 3,\"blauw, hoog\",\"goed 3"),
  OddRow(
    testDescription: "backslashes before quotes", text: "3,\"Stoel \\\"3\\\" x\",\"blauw, hoog\",a",
    fields: ["3", "Stoel \"3\" x", "blauw, hoog", "a"]),
  OddRow(
    testDescription: "a field too many", text: "3,Stoel 3,\"blauw, hoog\",,goed 3",
    fields: ["3", "Stoel 3", "blauw, hoog", "", "goed 3"]),
  OddRow(
    testDescription: "a field too few", text: "3,Stoel 3,goed; 3",
    fields: ["3", "Stoel 3", "goed; 3"]),
  OddRow(
    testDescription: "a remark", text: "Bron: kassa; filiaal",
    fields: ["Bron: kassa; filiaal"]),
]

@Test(
  "A row in another spelling is read as it was meant, the others as they are", arguments: oddRows)
private func oddRow(_ odd: OddRow) throws {
  var lines = ([header] + rows).map { line($0) }
  var expected = [header] + rows
  lines[3] = odd.text
  if let fields = odd.fields { expected[3] = fields }
  #expect(try records(table(lines)) == expected)
}

@Test("A file of one column keeps the commas of its answers")
private func oneColumn() throws {
  let answers = ["Mening", "Goed", "Te laat, en dat drie keer", "Prima", "Nooit; echt nooit"]
  #expect(try records(table(answers)) == answers.map { [$0] })
}

@Test("A NUL before a quote escapes it")
private func escapedByNUL() throws {
  let text = "id,mening\r\n1,\"zei \0\"nee\0\" tegen mij\"\r\n2,goed\r\n"
  #expect(try records(text)[1] == ["1", "zei \"nee\" tegen mij"])
}

@Test("A row that spaces part is read where its fields are numbers, and prose is not")
private func spacedRow() throws {
  let numbers = (1...6).map { ["\($0)", "\($0)0", "2026", "9"] }
  var lines = numbers.map { line($0) }
  lines[3] = numbers[3].joined(separator: " ")
  #expect(try records(table(lines)) == numbers)
  lines[3] = "tot zover deze week"
  #expect(try records(table(lines))[3] == ["tot zover deze week"])
}

@Test("A title above the table is not taken apart")
private func title() throws {
  let title = "Resultaten van het derde kwartaal; vestiging Utrecht"
  let lines = [title] + ([header] + rows).map { line($0) }
  #expect(try records(table(lines)).first == [title])
}

@Test(
  "Charsets of two bytes a character are told apart",
  arguments: [
    ("cp949", "직원이 친절했습니다"), ("shift_jis", "とても早くて助かりました"), ("euc-jp", "とても早くて助かりました"),
    ("big5", "送貨很快服務人員也很親切"), ("gb18030", "送货很快服务人员也很亲切"),
  ])
private func doubleByteCharsets(label: String, text: String) throws {
  let bytes = try #require(encoded[label])
  var reader = try CSVReader(
    ByteSource(bytes: Array("id,tekst\n1,".utf8) + bytes + [0x0A], name: "test.csv"))
  let batch = try #require(try reader.nextBatch())
  #expect(batch[1].strings == ["1", text])
}

@Test(
  "Accents of CP850 and Mac Roman are found at the ends of words",
  arguments: [[0x82] as [UInt8], [0x8E]])
private func oldAccents(accent: [UInt8]) throws {
  let bytes =
    Array("id;tekst\n1;qualit".utf8) + accent + Array(" et prix\n2;caf".utf8) + [0xE9, 0x0A]
  var reader = try CSVReader(ByteSource(bytes: bytes, name: "test.csv"))
  let batch = try #require(try reader.nextBatch())
  #expect(batch[1][1] == "qualité et prix")
  #expect(batch[2][1] == "café")
}

@Test("A record lends its own bytes")
private func ownBytes() throws {
  let text = "a,b\r\n\"x\ny\",1\n2,3"
  var reader = try CSVReader(ByteSource(bytes: Array(text.utf8), name: "test.csv"))
  let batch = try #require(try reader.nextBatch())
  let parts = (0..<batch.count).map { String(decoding: batch[$0].bytes, as: UTF8.self) }
  #expect(parts == ["a,b\r\n", "\"x\ny\",1\n", "2,3"])
}

/// The texts above as each charset writes them.
private let encoded: [String: [UInt8]] = [
  "cp949": [
    0xC1, 0xF7, 0xBF, 0xF8, 0xC0, 0xCC, 0x20, 0xC4, 0xA3, 0xC0, 0xFD, 0xC7, 0xDF, 0xBD, 0xC0,
    0xB4, 0xCF, 0xB4, 0xD9,
  ],
  "shift_jis": [
    0x82, 0xC6, 0x82, 0xC4, 0x82, 0xE0, 0x91, 0x81, 0x82, 0xAD, 0x82, 0xC4, 0x8F, 0x95, 0x82,
    0xA9, 0x82, 0xE8, 0x82, 0xDC, 0x82, 0xB5, 0x82, 0xBD,
  ],
  "euc-jp": [
    0xA4, 0xC8, 0xA4, 0xC6, 0xA4, 0xE2, 0xC1, 0xE1, 0xA4, 0xAF, 0xA4, 0xC6, 0xBD, 0xF5, 0xA4,
    0xAB, 0xA4, 0xEA, 0xA4, 0xDE, 0xA4, 0xB7, 0xA4, 0xBF,
  ],
  "big5": [
    0xB0, 0x65, 0xB3, 0x66, 0xAB, 0xDC, 0xA7, 0xD6, 0xAA, 0x41, 0xB0, 0xC8, 0xA4, 0x48, 0xAD,
    0xFB, 0xA4, 0x5D, 0xAB, 0xDC, 0xBF, 0xCB, 0xA4, 0xC1,
  ],
  "gb18030": [
    0xCB, 0xCD, 0xBB, 0xF5, 0xBA, 0xDC, 0xBF, 0xEC, 0xB7, 0xFE, 0xCE, 0xF1, 0xC8, 0xCB, 0xD4,
    0xB1, 0xD2, 0xB2, 0xBA, 0xDC, 0xC7, 0xD7, 0xC7, 0xD0,
  ],
]

@Test("Records that stand in one pair of quotes each are read inside")
private func wrappedRecords() throws {
  let plain = [header] + rows
  let wrapped = plain.map { "\"" + line($0).replacing("\"", with: "\"\"") + "\"" }
  #expect(try records(table(wrapped)) == plain)
  // One column of answers with commas is no such table.
  let answers = ["\"Mening\"", "\"Traag, duur\"", "\"Goed, snel, netjes\""]
  #expect(try records(table(answers)).allSatisfy { $0.count == 1 })
}

@Test("Curly quotes enclose fields where several do")
private func curlyQuotes() throws {
  let lines = [header] + rows
  let curly = lines.map { row in
    row.map { $0.contains(",") ? "“\($0)”" : $0 }.joined(separator: ",")
  }
  #expect(try records(table(curly)) == lines)
  // A single one is text.
  let text = try records("a,b,c\n1,“zo,2\n3,4,5\n")
  #expect(text[1] == ["1", "“zo", "2"])
}
