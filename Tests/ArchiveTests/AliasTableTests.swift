import GRDB
import Language
import Testing

@testable import Archive

@Suite("Pseudonyms that persons are known by")
struct AliasTableTests {
  private static func aliases(_ count: Int) -> [Alias] {
    (0..<count).map { Alias(key: Int64($0) &* .max &- 7, person: Int64($0 % 5) - 2) }
  }

  private static func all(_ db: Database) throws -> [Alias] {
    var all: [Alias] = []
    try AliasTable.forEach(db) { all.append($0) }
    return all
  }

  @Test(arguments: [1, 249, 250, 251, 1001])
  func `aliases come back in their order, whatever they are added with`(count: Int) throws {
    let sample = try SampleArchive()
    let aliases = Self.aliases(count)
    try sample.archive.writing { db in
      try AliasTable.append(Array(aliases.prefix(count / 2)), db)
      try AliasTable.append(Array(aliases.suffix(count - count / 2)), db)
      #expect(try Self.all(db) == aliases)
    }
  }

  @Test func `of persons who are forgotten nothing is left, of others all`() throws {
    let sample = try SampleArchive()
    let aliases = Self.aliases(600) + [Alias(key: 5, person: 99)]
    try sample.archive.writing { db in
      try AliasTable.append(aliases, db)
      try AliasTable.forget([-2, 1], db)
      #expect(try Self.all(db) == aliases.filter { $0.person != -2 && $0.person != 1 })
      try AliasTable.forget([-1, 0, 2, 99], db)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM alias") == 0)
    }
  }

  @Test(arguments: [1, 8, 15, 17])
  func `a damaged row is an error, and a check finds it`(size: Int) throws {
    let sample = try SampleArchive()
    #expect(try sample.archive.check() == [])
    try sample.archive.writing { db in
      try db.execute(sql: "INSERT INTO alias VALUES(1, zeroblob(?))", arguments: [size])
      #expect(throws: PackedBytesError.self) { _ = try Self.all(db) }
    }
    #expect(try sample.archive.check() == ["what persons are known by is damaged"])
  }

  @Test func `an alias is noted once, also by the next who writes`() throws {
    let sample = try SampleArchive()
    func entry(_ id: String, _ identities: [Int64]) -> ArchiveEntry {
      var entry = Sample.entry(id, "prima")
      (entry.person, entry.identities) = (1, identities)
      return entry
    }
    try sample.archive.store([entry("a", [1, 2, 3]), entry("b", [2, 3]), entry("c", [4])])
    try sample.archive.close()
    let next = try FeedbackArchive(
      path: sample.path, access: .writing, lexicons: LexiconLibrary())
    try next.store([entry("d", [2, 4, 5])])
    let keys = try next.reading { try Self.all($0).map(\.key) }
    #expect(keys == [2, 3, 4, 5])
    #expect(try next.persons(knownBy: [5, 6]) == [1, 5, 6])
    #expect(try next.identities(of: [1, 2]) == [2, 3, 4, 5])
  }

  @Test func `a set of aliases knows what was put in, and nothing else`() {
    var set = AliasSet()
    let aliases = Self.aliases(5000)
    let first = aliases.map { set.insert($0) }
    let second = aliases.map { set.insert($0) }
    #expect(!first.contains(false) && !second.contains(true))
    let isNew = [set.insert(Alias(key: 0, person: 0)), set.insert(Alias(key: 0, person: 0))]
    #expect(isNew == [true, false])
  }
}
