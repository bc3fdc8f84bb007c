import Testing

@testable import Language

@Suite("An array that is filled again")
struct ScratchArrayTests {
  @Test func `what it held before does not show`() {
    var array: ScratchArray<Int> = [1, 2, 3]
    array.removeAll()
    #expect(array.isEmpty && array.count == 0 && array == [])
    array.append(7)
    #expect(Array(array) == [7] && array.span.count == 1 && array != [7, 2, 3])
    array.append(8)
    array.append(9)
    array.append(10)
    #expect(array == [7, 8, 9, 10])
  }

  @Test func `the first of its elements stay, and can be changed in place`() {
    var array: ScratchArray<Int> = [1, 2, 3]
    array.keepFirst(2)
    array[1] += 5
    #expect(array == [1, 7])
    array.append(4)
    #expect(array == [1, 7, 4])
  }

  @Test(arguments: [0, 1, 2, 15, 16, 17, 40])
  func `elements are put in order, and equals stay as they were`(count: Int) {
    var array = ScratchArray<[Int]>()
    for place in 0..<count { array.append([place * 7 % 5, place]) }
    array.order { $0[0] < $1[0] }
    let pairs = (0..<count).map { [$0 * 7 % 5, $0] }
    #expect(Array(array) == pairs.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
