/// Numbers as people read them; one form everywhere.
package enum Figures {
  /// 212, 1.2K, 88.4K, 186K, 1.05M.
  package static func tokens(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count)"
    case ..<99_950: trimmed(Double(count) / 1000, decimals: 1) + "K"
    case ..<999_500: "\((count + 500) / 1000)K"
    default: trimmed(Double(count) / 1_000_000, decimals: 2) + "M"
    }
  }

  /// 0.61s, 41.2s, 1m 12s, 2h 05m.
  package static func time(_ time: Duration) -> String {
    let seconds = seconds(of: time)
    switch seconds {
    case ..<9.995: return fixed(seconds, decimals: 2) + "s"
    case ..<59.95: return fixed(seconds, decimals: 1) + "s"
    case ..<3600: return "\(Int(seconds) / 60)m \(padded(Int(seconds) % 60))s"
    default: return "\(Int(min(seconds, 1e9)) / 3600)h \(padded(Int(min(seconds, 1e9)) / 60 % 60))m"
    }
  }

  /// now, 5 min old, 2 h old, 12 d old.
  package static func age(seconds: Double) -> String {
    switch seconds {
    case ..<60: "now"
    case ..<3600: "\(Int(seconds) / 60) min old"
    case ..<172_800: "\(Int(seconds) / 3600) h old"
    default: "\(Int(min(seconds, 1e12)) / 86_400) d old"
    }
  }

  /// Two significant digits below a cent, three decimals below a dollar, then cents.
  package static func dollars(_ amount: Double) -> String {
    switch amount {
    case 0: return "$0"
    case ..<0.00001: return "under $0.00001"
    case ..<0.01:
      var scale = 1.0
      var decimals = 0
      while amount * scale < 10, decimals < 8 {
        scale *= 10
        decimals += 1
      }
      return "$" + fixed(amount, decimals: decimals)
    case ..<1: return "$" + fixed(amount, decimals: 3)
    default: return "$" + fixed(amount, decimals: 2)
    }
  }

  /// $3/$15, $0.75/$4.50.
  package static func price(_ dollars: Double) -> String {
    let cents = dollars * 100
    if dollars == dollars.rounded() { return "$\(Int(min(dollars, 1e9)))" }
    if abs(cents - cents.rounded()) < 1e-9 { return "$" + fixed(dollars, decimals: 2) }
    return "$" + trimmed(dollars, decimals: 6)
  }

  package static func rate(_ tokensPerSecond: Double) -> String {
    "\(Int(min(tokensPerSecond, 1e9).rounded())) tok/s"
  }

  /// A fixed number of decimals, with a point in every locale.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % scale)
    return "\(sign)\(whole / scale)." + String(repeating: "0", count: decimals - fraction.count)
      + fraction
  }

  private static func seconds(of time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func trimmed(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
