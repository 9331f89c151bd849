import Glibc

/// A measured quantity with its spread, as text.
struct Amount {
  enum Unit {
    case nanoseconds, bytesPerSecond, bytes, share, count
  }

  var series: Series
  var unit: Unit

  init(_ series: Series, _ unit: Unit) {
    self.series = series
    self.unit = unit
  }

  var median: Double { series.median }

  /// The median, and the least and the most where they differ from it.
  var text: String {
    let middle = unit.text(median)
    guard series.samples.count > 1 else { return middle }
    let ends = (unit.text(series.least), unit.text(series.most))
    return ends.0 == ends.1 ? middle : "\(middle) (\(ends.0) to \(ends.1))"
  }
}

extension Amount.Unit {
  func text(_ value: Double) -> String {
    switch self {
    case .nanoseconds:
      return switch value {
      case ..<1e3: Self.rounded(value, "ns")
      case ..<1e6: Self.rounded(value / 1e3, "µs")
      case ..<1e9: Self.rounded(value / 1e6, "ms")
      default: Self.rounded(value / 1e9, "s")
      }
    case .bytesPerSecond:
      return value < 1e9 ? Self.rounded(value / 1e6, "MB/s") : Self.rounded(value / 1e9, "GB/s")
    case .bytes: return Self.rounded(value / 1_048_576, "MiB")
    case .share: return Self.rounded(value * 100, "%")
    case .count: return Self.rounded(value, "")
    }
  }

  /// Three figures that count, and no more than two of them behind the point.
  private static func rounded(_ value: Double, _ unit: String) -> String {
    guard value.isFinite else { return "none" }
    let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let scale = pow(10, Double(places))
    let whole = Int((value * scale).rounded())
    var text = "\(whole / Int(scale))"
    if places > 0 {
      let rest = "\(whole % Int(scale))"
      text += "." + String(repeating: "0", count: places - rest.utf8.count) + rest
    }
    return unit.isEmpty ? text : "\(text) \(unit)"
  }
}
