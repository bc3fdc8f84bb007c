import Feedback
import GRDB

/// What an item's facts, or the index, must say of it to fit a query.
indirect enum FactTest {
  case all([FactTest])
  case any([FactTest])
  case not(FactTest)
  /// From the first second on and before the second.
  case received(Int64, Int64)
  /// One of these numbers stands in the column.
  case oneOf(FactColumn, NumberSet)
  case label(Int)
  case promise(Int)
  case expectation(Int)
  case touchpoint(NumberSet)
  case theme(NumberSet)
  case sentiment(NumberRange)
  case nps(NumberRange)
  case csat(NumberRange)
  case key(ClosedRange<Int64>)
  /// The index found it. Items must be asked for in falling order.
  case found(FallingRows)
  /// The item's words themselves have it, where the index alone cannot tell.
  case spoken(TextTest)

  static var never: FactTest { .any([]) }

  func fits(_ item: FactPlace) throws -> Bool {
    switch self {
    case .all(let tests):
      for test in tests where try !test.fits(item) { return false }
      return true
    case .any(let tests):
      for test in tests where try test.fits(item) { return true }
      return false
    case .not(let test): return try !test.fits(item)
    case .received(let from, let before):
      let received = item.value(.received)
      return received != FactColumn.none && received >= from && received < before
    case .oneOf(let column, let numbers): return numbers.contains(item.value(column))
    case .label(let code): return item.chunk.flags(item.index).label == code
    case .promise(let code): return item.chunk.flags(item.index).hasPromise(code)
    case .expectation(let sign): return item.chunk.flags(item.index).expectation == sign
    case .touchpoint(let words):
      return item.chunk.places(item.index).contains {
        words.contains(item.chunk.value(.placeWord, $0))
      }
    case .theme(let words):
      return item.chunk.subjects(item.index).contains {
        words.contains(item.chunk.value(.subjectWord, $0))
      }
    case .sentiment(let range):
      return range.contains(Double(item.value(.sentiment)), scale: ItemFacts.scale)
    case .nps(let range): return range.contains(item.chunk.ratings(item.index).nps)
    case .csat(let range): return range.contains(item.chunk.ratings(item.index).csat)
    case .key(let keys): return keys.contains(item.value(.key))
    case .found(let rows): return try rows.contains(item)
    case .spoken(let finder): return try finder.finds(item)
    }
  }

  /// False only where no item of the chunk can fit.
  func mayFit(_ chunk: FactChunk) -> Bool {
    switch self {
    case .all(let tests): return tests.allSatisfy { $0.mayFit(chunk) }
    case .any(let tests): return tests.contains { $0.mayFit(chunk) }
    case .oneOf(let column, let numbers):
      guard let common = chunk.common(column) else { return true }
      return numbers.contains(common)
    case .touchpoint(let words): return chunk.holds(words, in: .placeWord)
    case .theme(let words): return chunk.holds(words, in: .subjectWord)
    case .nps, .csat: return chunk.ratings.count > 1
    case .not, .received, .label, .promise, .expectation, .sentiment, .key, .found, .spoken:
      return true
    }
  }
}

/// Numbers of names that are asked for: mostly one, seldom more than a few.
struct NumberSet: ExpressibleByArrayLiteral {
  private let few: [Int64]
  private let many: Set<Int64>

  init(_ numbers: Set<Int64>) {
    few = numbers.count <= 8 ? Array(numbers) : []
    many = numbers.count <= 8 ? [] : numbers
  }

  init(arrayLiteral numbers: Int64...) { self.init(Set(numbers)) }

  @inline(__always)
  func contains(_ number: Int64) -> Bool {
    many.isEmpty ? few.contains(number) : many.contains(number)
  }
}

extension FactChunk {
  /// Whether any value of `column` is one of `numbers`.
  fileprivate func holds(_ numbers: NumberSet, in column: FactColumn) -> Bool {
    (0..<size(of: column)).contains { numbers.contains(value(column, $0)) }
  }
}

extension NumberRange {
  func contains(_ rating: Rating?) -> Bool {
    rating.map { contains($0.value, scale: 1) } ?? false
  }

  /// Whether `number`, stored `scale` times as large, is in the range.
  func contains(_ number: Double, scale: Double) -> Bool {
    let (low, high) = (lowest.map { $0 * scale }, highest.map { $0 * scale })
    if let low, isStrict ? number <= low : number < low { return false }
    if let high, isStrict ? number >= high : number > high { return false }
    return true
  }
}
