import Testing

@testable import Language

/// The table of runs of letters that unknown words vote by.
@Suite struct LetterRunsTests {
  private let names = [" aa", "aan", "ee", "een ", "n't ", "ij"]
  private let runs: LetterRuns

  init() {
    var runs = LetterRuns()
    for (number, name) in names.enumerated() {
      let isRun = runs.insert(Array(name.utf8)[...], number)
      #expect(isRun)
    }
    self.runs = runs
  }

  private func numbers(_ letters: String) -> [Int] {
    let found = runs.numbers(at: letters.utf8.reduce(0) { $0 << 5 | LetterRuns.code($1) })
    return [found.two, found.three, found.four]
  }

  @Test(arguments: [
    (" aan", [-1, 0, -1]), ("aanb", [-1, 1, -1]), ("een ", [2, -1, 3]), ("eend", [2, -1, -1]),
    ("n't ", [-1, -1, 4]), ("ijs ", [5, -1, -1]), ("xyz ", [-1, -1, -1]), ("aa9d", [-1, -1, -1]),
  ])
  func `four letters give the runs that start at the first`(letters: String, expected: [Int]) {
    #expect(numbers(letters) == expected)
  }

  @Test(arguments: ["a", "abcde", "a1", "é", ""])
  func `what is no run of two to four letters is refused`(run: String) {
    var runs = LetterRuns()
    let isRun = runs.insert(Array(run.utf8)[...], 0)
    #expect(!isRun)
  }
}
