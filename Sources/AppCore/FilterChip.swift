import Catalog

/// A condition of the model list that a digit switches on and off.
package enum FilterChip: Int, Sendable, Hashable, CaseIterable {
  case reasoning = 1
  case tools, vision, files, open, free, key, context, price

  /// On, its opposite, or neither.
  package enum Setting: Sendable, Hashable { case on, not }

  /// The smallest window that the chip lets pass, in tokens.
  static let contextAtLeast = 200_000
  /// The highest price of input that the chip lets pass, in US dollars per million tokens.
  static let inputAtMost = 5.0

  /// The words of the chip.
  package var words: String {
    switch self {
    case .reasoning: "reasoning"
    case .tools: "tools"
    case .vision: "vision"
    case .files: "files"
    case .open: "open"
    case .free: "free"
    case .key: "has key"
    case .context: "context >= 200K"
    case .price: "input <= $5"
    }
  }

  /// Adds the condition to a filter.
  func apply(_ setting: Setting, to filter: inout ModelFilter) {
    let isOn = setting == .on
    switch self {
    case .reasoning: filter.traits[.reasoning] = isOn
    case .tools: filter.traits[.tools] = isOn
    case .vision: filter.traits[.vision] = isOn
    case .files: filter.traits[.files] = isOn
    case .open: filter.traits[.open] = isOn
    case .free: filter.traits[.free] = isOn
    case .key: filter.traits[.key] = isOn
    case .context where isOn: filter.contextAtLeast = Self.contextAtLeast
    case .context: filter.contextBelow = Self.contextAtLeast
    case .price where isOn: filter.inputAtMost = Self.inputAtMost
    case .price: filter.inputAbove = Self.inputAtMost
    }
  }
}
