import Testing

@testable import Insight

/// The expected figures are scipy's and statsmodels', to the last digit that they print: see
/// `Corpus/statistics/reference.py`.
@Suite struct StatisticsTests {
  private func isClose(_ a: Double?, _ b: Double) -> Bool {
    guard let a else { return false }
    return abs(a - b) <= 1e-9 * max(1, abs(b))
  }

  @Test(
    arguments: [
      (42, 50, 0.7148578393696499, 0.9166257932196658),
      (4, 5, 0.3755346297625252, 0.9637758913675698),
      (5, 5, 0.5655175352168252, 1.0),
      (0, 8, 0.0, 0.32440756488388034),
      (1, 1, 0.2065493143772374, 1.0),
      (137, 1513, 0.07710697369260494, 0.1060640869380221),
    ] as [(Int, Int, Double, Double)])
  func `a share has Wilson's interval`(_ part: Int, _ whole: Int, _ low: Double, _ high: Double) {
    let share = Share(part, of: whole)
    #expect(isClose(share?.interval.lower, low))
    #expect(isClose(share?.interval.upper, high))
    #expect(share?.value == Double(part) / Double(whole))
  }

  @Test(arguments: [(0, 0), (-1, 5), (6, 5), (1, -1)])
  func `a share of nothing, or of less than itself, does not exist`(_ part: Int, _ whole: Int) {
    #expect(Share(part, of: whole) == nil)
  }

  @Test(
    arguments: [
      (24, 12, 50, 0.8314997912705152, 44.45151907665401),
      (5, 2, 10, -19.05061537636367, 65.20446153020983),
      (10, 0, 10, 47.5035515447902, 100),
      (0, 3, 3, -100, 6.5792867038085845),
      (400, 350, 1000, -0.3629408022938957, 10.33303053310147),
    ] as [(Int, Int, Int, Double, Double)])
  func `a net score has the adjusted Wald interval`(
    _ positive: Int, _ negative: Int, _ count: Int, _ low: Double, _ high: Double
  ) {
    let score = NetScore(positive: positive, negative: negative, of: count)
    #expect(isClose(score?.interval.lower, low))
    #expect(isClose(score?.interval.upper, high))
  }

  @Test func `a net score's interval holds the score itself where nobody is in between`() {
    let score = NetScore(positive: 0, negative: 9, of: 9)
    #expect(score?.value == -100)
    #expect(score?.interval.lower == -100)
  }

  @Test(arguments: [(0, 0, 0), (1, 0, 0), (3, 3, 5), (-1, 0, 4), (Int.max, Int.max, Int.max)])
  func `a net score of nothing, or of more than all, does not exist`(
    _ positive: Int, _ negative: Int, _ count: Int
  ) {
    #expect(NetScore(positive: positive, negative: negative, of: count) == nil)
  }

  @Test(
    arguments: [
      (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.1824463052837078),
      (9, 2.262157162798205), (29, 2.045229642132703), (120, 1.9799304050824402),
      (1000, 1.9623390808264083), (1_000_000, 1.959966356814107),
    ] as [(Double, Double)])
  func `t's quantile agrees`(_ degrees: Double, _ quantile: Double) {
    #expect(isClose(StudentT.t95(degrees: degrees), quantile))
  }

  @Test(
    arguments: [
      (0.5, 1, 0.7048327646991335), (2.0, 3, 0.13932596855884305),
      (-3.7, 12.5, 0.002842337423094186), (10, 4, 0.000562003622715991),
      (1.96, 5000, 0.050051252291819504), (40, 60, 5.755480486627385e-45),
      (.infinity, 3, 0), (.nan, 3, 1),
    ] as [(Double, Double, Double)])
  func `t's tail agrees`(_ t: Double, _ degrees: Double, _ p: Double) {
    #expect(isClose(StudentT.twoSided(t, degrees: degrees), p))
  }

  @Test(
    arguments: [
      (0, 1.0), (0.5, 0.6170750774519738), (1.96, 0.04999579029644087),
      (-3.3, 0.0009668482847675549), (6, 1.973175290075389e-09), (.nan, 1),
    ] as [(Double, Double)])
  func `the normal's tail agrees`(_ z: Double, _ p: Double) {
    #expect(isClose(Normal.twoSided(z), p))
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], 2.5, 0.4457397432394794, 4.554260256760521),
      (
        [-25, -50, 0, 25, -75, -12.5], -22.916666666666668, -60.40431843636293, 14.570985103029589
      ),
      ([1e6 + 1, 1e6 + 2, 1e6 + 3], 1_000_002.0, 999999.5158622883, 1_000_004.4841377117),
      ([-40, 0, -50, 10, -50], -26.0, -61.771992844701096, 9.771992844701094),
    ] as [([Double], Double, Double, Double)])
  func `a mean has the t interval`(
    _ values: [Double], _ mean: Double, _ low: Double, _ high: Double
  ) {
    let result = Mean(Sample(values))
    #expect(isClose(result?.value, mean))
    #expect(isClose(result?.interval?.lower, low))
    #expect(isClose(result?.interval?.upper, high))
  }

  @Test func `one value has a mean and no interval, none has neither`() {
    #expect(Mean(Sample([3]))?.value == 3)
    #expect(Mean(Sample([3]))?.interval == nil)
    #expect(Mean(Sample([-50, -50]))?.interval == nil)
    #expect(Mean(Sample()) == nil)
    #expect(Mean(Sample([.nan, .infinity])) == nil)
  }

  @Test func `values added in bulk count as values added one by one`() {
    var bulk = Sample()
    bulk.add(-2, times: 3)
    bulk.add(1, times: 5)
    let single = Mean(Sample([-2, -2, -2, 1, 1, 1, 1, 1]))
    #expect(isClose(Mean(bulk)?.value, single?.value ?? 0))
    #expect(isClose(Mean(bulk)?.variance, single?.variance ?? 0))
  }

  @Test(
    arguments: [
      (40, 100, 60, 100, 0.004677734981047275), (120, 300, 90, 310, 0.004368396016413973),
      (900, 1000, 870, 1000, 0.03548845046647451),
      // Fisher's exact test below five expected.
      (1, 10, 8, 10, 0.005477494641581329), (0, 5, 5, 5, 0.007936507936507938),
      (3, 4, 2, 7, 0.24242424242424238), (12, 12, 3, 9, 0.0015479876160990713),
      (0, 4, 0, 9, 1),
    ] as [(Int, Int, Int, Int, Double)])
  func `two shares are compared`(_ a: Int, _ n: Int, _ b: Int, _ m: Int, _ p: Double) throws {
    let first = try #require(Share(a, of: n))
    let second = try #require(Share(b, of: m))
    #expect(isClose(Significance.difference(first, second), p))
  }

  @Test func `the exact test agrees where the z test would have been used`() throws {
    let first = try #require(Share(2, of: 60))
    let second = try #require(Share(9, of: 55))
    #expect(isClose(Significance.exact(first, second), 0.024761451039911883))
  }

  @Test(
    arguments: [
      ([24, 12, 50], [10, 30, 60], 0.0001900280836465305), ([5, 2, 10], [5, 2, 10], 1.0),
      ([0, 9, 9], [9, 0, 9], 4.942068131098456e-11),
    ] as [([Int], [Int], Double)])
  func `two net scores are compared`(_ a: [Int], _ b: [Int], _ p: Double) throws {
    let first = try #require(NetScore(positive: a[0], negative: a[1], of: a[2]))
    let second = try #require(NetScore(positive: b[0], negative: b[1], of: b[2]))
    #expect(isClose(Significance.difference(first, second), p))
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5], [2, 4, 6, 8], 0.23519411138940557),
      ([-0.5, -0.2, 0.1], [0.3, 0.4, 0.2, 0.6, 0.1], 0.0740448868483215),
      ([10, 10.1], [12, 14, 15], 0.0542053809639361),
    ] as [([Double], [Double], Double)])
  func `two means are compared by Welch's test`(
    _ a: [Double], _ b: [Double], _ p: Double
  ) throws {
    let first = try #require(Mean(Sample(a)))
    let second = try #require(Mean(Sample(b)))
    #expect(isClose(Significance.difference(first, second), p))
  }

  @Test func `means without spread are not compared`() throws {
    let flat = try #require(Mean(Sample([2, 2])))
    let single = try #require(Mean(Sample([5])))
    #expect(Significance.difference(flat, flat) == nil)
    #expect(Significance.difference(flat, single) == nil)
  }

  @Test func `many p-values are adjusted after Benjamini and Hochberg`() {
    let adjusted = FalseDiscovery.adjusted([0.01, 0.04, 0.03, 0.005, 0.8, 0.03, 0.2])
    let expected = [0.035, 0.056, 0.0525, 0.035, 0.8, 0.0525, 0.23333333333333336]
    #expect(zip(adjusted, expected).allSatisfy { isClose($0, $1) })
    #expect(FalseDiscovery.adjusted([]).isEmpty)
  }

  @Test(
    arguments: [
      ([3, 1, 2], 2.0), ([4, 1, 2, 3], 2.5), ([7], 7), ([.nan, 7], 7),
    ] as [([Double], Double)])
  func `the median is the middle`(_ values: [Double], _ median: Double) {
    #expect(Median.of(values) == median)
  }

  @Test func `nothing has no median`() { #expect(Median.of([]) == nil) }
}
