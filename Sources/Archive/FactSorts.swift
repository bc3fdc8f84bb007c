import Feedback

/// Values of which a chunk has few, each with a number, in the order in which they came.
struct FactSorts<Value: Equatable & Sketched> {
  private(set) var all: [Value]
  /// By the sketch: hashing all parts of a value would cost more than what is stored of it.
  private var numbers: [UInt64: Int64] = [:]

  /// - Parameter first: has number 0.
  init(_ first: Value, _ known: [Value] = []) {
    all = [first]
    for value in known.dropFirst() { all.append(value) }
    for index in all.indices.reversed() { numbers[all[index].sketch] = Int64(index) }
  }

  mutating func number(of value: Value) -> Int64 {
    if value == all[0] { return 0 }
    let sketch = value.sketch
    if let known = numbers[sketch] {
      if all[Int(known)] == value { return known }
      // Another value with the same sketch.
      if let known = all.firstIndex(of: value) { return Int64(known) }
    }
    let number = Int64(all.count)
    all.append(value)
    numbers[sketch] = number
    return number
  }

  /// Leaves out what `column` does not refer to, and has it refer to what is left.
  mutating func keep(usedIn column: inout [Int64]) {
    var isUsed = [Bool](repeating: false, count: all.count)
    isUsed[0] = true
    for value in column where value != FactColumn.none { isUsed[Int(value)] = true }
    guard isUsed.contains(false) else { return }
    var renumbered = [Int64](repeating: 0, count: all.count)
    var kept: [Value] = []
    for index in all.indices where isUsed[index] {
      renumbered[index] = Int64(kept.count)
      kept.append(all[index])
    }
    column = column.map { $0 == FactColumn.none ? $0 : renumbered[Int($0)] }
    self = FactSorts(kept[0], kept)
  }
}

/// A value with a number that is the same for equal values, and seldom the same for others.
protocol Sketched {
  var sketch: UInt64 { get }
}

extension FactTable.Stated: Sketched {
  var sketch: UInt64 {
    var sketch = Sketch()
    for count in [
      verdicts.muchWorse, verdicts.worse, verdicts.met, verdicts.better, verdicts.muchBetter,
      promises.kept, promises.broken, promises.open,
    ] {
      sketch.add(UInt64(count))
    }
    return sketch.value
  }
}

extension Ratings: Sketched {
  var sketch: UInt64 {
    var sketch = Sketch()
    sketch.add(nps)
    sketch.add(csat)
    sketch.add(ces)
    sketch.add(expectation)
    sketch.add(experience)
    return sketch.value
  }
}

private struct Sketch {
  var value: UInt64 = 0

  mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x9e37_79b9_7f4a_7c15 }

  mutating func add(_ rating: Rating?) {
    guard let rating else { return add(1) }
    add(rating.value.bitPattern >> 32)
    add(rating.highest.bitPattern >> 32)
  }
}
