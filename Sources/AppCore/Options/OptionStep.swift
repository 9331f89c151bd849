import JSONCoding
import ProviderOptions

/// By how much a number steps, and where it begins.
struct OptionStep {
  private let row: OptionRow
  private let isWhole: Bool

  init(_ row: OptionRow) {
    self.row = row
    isWhole = if case .integer? = row.description?.type { true } else { false }
  }

  /// The size of one step.
  var size: Double {
    let name = row.name.lowercased()
    if isWhole {
      let isTokens = name.contains("token") || name.contains("budget") || name.contains("num_ctx")
      let isWide = row.bounds.upper.map { $0 - (row.bounds.lower ?? 0) > 2000 } ?? true
      return isTokens && isWide ? 1024 : 1
    }
    let range = (row.bounds.upper ?? 100) - (row.bounds.lower ?? 0)
    return range <= 1 ? 0.05 : range <= 4 ? 0.1 : 1
  }

  /// The value some steps on, within the range; nil when it stays as it is.
  func value(after steps: Int) -> JSONValue? {
    let present = row.value.flatMap(\.double)
    guard let start = present ?? row.defaultValue?.double else { return first }
    if let past = pastTheEnd(present, steps) { return past }
    let moved = start + size * Double(steps)
    let value = min(max(moved, row.bounds.lower ?? -.infinity), row.bounds.upper ?? .infinity)
    return value == present ? .none : number(value)
  }

  /// Below the range stand the numbers beside it, the greatest first.
  private func pastTheEnd(_ present: Double?, _ steps: Int) -> JSONValue? {
    guard let present, let least = row.bounds.lower else { return nil }
    let below = row.extras.filter { Double($0) < least }.sorted()
    if present < least {
      let place = below.firstIndex { Double($0) >= present } ?? 0
      let next = place + (steps > 0 ? 1 : -1)
      if below.indices.contains(next) { return .integer(below[next]) }
      return steps > 0 ? number(least) : .integer(below.first ?? 0)
    }
    return present == least && steps < 0 ? below.last.map(JSONValue.integer) : nil
  }

  /// Where an unset number without a known default begins.
  private var first: JSONValue? {
    let usual: Double = ["temperature", "topP", "top_p"].contains(row.name) ? 1 : size
    let value = min(max(usual, row.bounds.lower ?? -.infinity), row.bounds.upper ?? .infinity)
    return number(value)
  }

  private func number(_ value: Double) -> JSONValue? {
    guard value.isFinite else { return .none }
    if isWhole { return Int(exactly: value.rounded()).map(JSONValue.integer) ?? .none }
    return .number((value * 1000).rounded() / 1000)
  }
}
