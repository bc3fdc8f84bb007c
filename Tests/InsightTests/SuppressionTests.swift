import Testing

@testable import Insight

@Suite struct SuppressionTests {
  @Test func `a small cell takes the next smallest with it, so that the total is silent`() {
    let reasons = SmallNumbers.suppressions(people: [40, 3, 9, 12], lines: [[0, 1, 2, 3]])
    #expect(reasons == [nil, .fewPeople, .complementary, nil])
  }

  @Test func `two small cells that are small together take a third`() {
    let reasons = SmallNumbers.suppressions(people: [1, 2, 30, 8], lines: [[0, 1, 2, 3]])
    #expect(reasons == [.fewPeople, .fewPeople, nil, .complementary])
  }

  @Test func `two small cells that are large together stand alone`() {
    let reasons = SmallNumbers.suppressions(people: [3, 4, 30], lines: [[0, 1, 2]])
    #expect(reasons == [.fewPeople, .fewPeople, nil])
  }

  @Test func `rows and columns protect each other until nothing gives way`() {
    // 2 × 3: the small cell at 0 needs one more in its row and its column, and those need theirs.
    let people = [2, 20, 30, 25, 35, 45]
    let lines = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]
    let reasons = SmallNumbers.suppressions(people: people, lines: lines)
    #expect(reasons[0] == .fewPeople)
    for line in lines {
      #expect(line.count { reasons[$0] != nil } != 1)
    }
    #expect(reasons[2] == nil && reasons[5] == nil)
  }

  @Test(arguments: [4, 5])
  func `five people is enough`(_ people: Int) {
    let reasons = SmallNumbers.suppressions(people: [people], lines: [[0]])
    #expect((reasons[0] == nil) == (people >= 5))
  }

  @Test func `no cells, no reasons`() {
    #expect(SmallNumbers.suppressions(people: [], lines: [[]]).isEmpty)
  }
}
