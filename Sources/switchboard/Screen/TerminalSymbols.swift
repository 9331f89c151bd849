import Interface
import Settings

/// With which signs the screen is drawn.
enum TerminalSymbols {
  /// The settings' choice; else ASCII on the Linux console, whose font lacks the signs, and where
  /// the locale is not UTF-8.
  static func choose(
    _ choice: SymbolChoice?, _ environment: [String: String]
  ) -> SymbolSet {
    switch choice {
    case .ascii: .ascii
    case .unicode: .unicode
    case nil: reason(environment) == nil ? .unicode : .ascii
    }
  }

  /// Why ASCII is chosen without a setting; nil when it is not.
  static func reason(_ environment: [String: String]) -> String? {
    if environment["TERM"] == "linux" { return "the Linux console's font lacks the signs" }
    // Where no locale is set nobody has said anything against UTF-8.
    guard let locale = locale(environment) else { return nil }
    let name = locale.value.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
      ? nil : "\(locale.variable) is \(locale.value), which is not UTF-8"
  }

  /// The variable that decides the encoding, and its value; nil when none is set.
  static func locale(_ environment: [String: String]) -> (variable: String, value: String)? {
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = environment[variable], !value.isEmpty { return (variable, value) }
    }
    return nil
  }
}
