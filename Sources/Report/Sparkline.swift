import Insight

/// A trend drawn into a box: the line, its interval as a band, and the last point. A week without a
/// value breaks both.
struct Sparkline: Equatable {
  let width: Int
  let height: Int
  /// An SVG path.
  let line: String
  /// An SVG path; empty where no week has an interval.
  let band: String
  /// Weeks that stand alone, which a line would not show.
  let dots: [Dot]
  /// Where 0 lies; nil where it is outside the box.
  let zero: String?

  struct Dot: Equatable {
    let x: String
    let y: String
  }

  /// Nil where nothing was measured.
  init?(_ trend: Trend, width: Int, height: Int) {
    let reach = trend.points.flatMap { point in
      point.value.map { [$0, point.interval?.lower ?? $0, point.interval?.upper ?? $0] } ?? []
    }
    guard let low = reach.min(), let high = reach.max(), trend.points.count > 1 else { return nil }
    let plot = Plot(
      low: low, high: high, count: trend.points.count, width: Double(width),
      height: Double(height))
    let runs = Sparkline.runs(trend.points)
    self.width = width
    self.height = height
    line = runs.filter { $0.count > 1 }.map { run in
      Sparkline.path(run.map { plot.place($0.index, $0.value) })
    }.joined(separator: " ")
    band = runs.filter { $0.count > 1 }.map { run in
      let upper = run.map { plot.place($0.index, $0.interval?.upper ?? $0.value) }
      let lower = run.map { plot.place($0.index, $0.interval?.lower ?? $0.value) }
      return Sparkline.path(upper + lower.reversed()) + "Z"
    }.joined(separator: " ")
    let alone = runs.filter { $0.count == 1 }.flatMap { $0 }
    let last = runs.last?.last.map { [$0] } ?? []
    dots = (alone.filter { $0.index != last.first?.index } + last).map { point in
      let place = plot.place(point.index, point.value)
      return Dot(x: place.x, y: place.y)
    }
    zero = low <= 0 && high >= 0 ? plot.place(0, 0).y : nil
  }

  private struct Measured {
    let index: Int
    let value: Double
    let interval: Interval?
  }

  /// The measured weeks, in runs without a gap.
  private static func runs(_ points: [Trend.Point]) -> [[Measured]] {
    var runs: [[Measured]] = [[]]
    for (index, point) in points.enumerated() {
      if let value = point.value {
        runs[runs.count - 1].append(
          Measured(index: index, value: value, interval: point.interval))
      } else {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func path(_ places: [(x: String, y: String)]) -> String {
    places.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x) \($1.y)" }.joined()
  }
}

/// From a measure's scale to the box it is drawn in.
private struct Plot {
  let low: Double
  let high: Double
  let count: Int
  let width: Double
  let height: Double
  private static let margin = 4.0

  func place(_ index: Int, _ value: Double) -> (x: String, y: String) {
    let inner = width - 2 * Plot.margin
    let x = Plot.margin + inner * Double(index) / Double(max(1, count - 1))
    let span = high > low ? (value - low) / (high - low) : 0.5
    let y = height - Plot.margin - (height - 2 * Plot.margin) * span
    return (Coordinates.text(x), Coordinates.text(y))
  }
}

/// Numbers as SVG takes them: a full stop, one decimal place.
enum Coordinates {
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return sign + "\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }

  static func percent(_ value: Double) -> String { text(value) + "%" }
}
