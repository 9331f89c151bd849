import Catalog
import ChatModel
import JSONCoding
import ProviderOptions

/// What the catalogue says of one model's reasoning, as limits of options (R19).
struct ModelOptionFacts {
  private let id: ModelID
  /// nil: nothing is known, and nothing is refused.
  private let reasons: Bool?
  private let efforts: [String]?
  private let budget: OptionBounds?
  private let hasControls: Bool

  init(_ id: ModelID, _ record: ModelRecord?) {
    self.id = id
    reasons = record?.reasons
    let controls = record?.reasoningControls ?? []
    hasControls = !controls.isEmpty
    func value(_ name: String) -> Substring? {
      controls.lazy.compactMap { $0.hasPrefix(name + "=") ? $0.dropFirst(name.count + 1) : nil }
        .first
    }
    efforts = value("effort")?.split(separator: ",").map(String.init)
    budget = value("budget").map(Self.bounds)
  }

  /// The option as this model takes it, or why it takes none of its values.
  ///
  /// `path` is the names down to it.
  func narrow(
    _ option: OptionDescription, at path: [String], namespace: String
  ) -> (option: OptionDescription, refusal: String?) {
    // Gateways turn one control into another themselves.
    guard !Self.translating.contains(namespace) else { return (option, nil) }
    let isEffort = Self.effortPaths.contains(path)
    let isBudget = Self.budgetPaths.contains(path)
    guard isEffort || isBudget else { return (option, nil) }
    if reasons == false { return (option, "\(id.model) does not reason") }
    var narrowed = option
    if isEffort, hasControls {
      guard let efforts else { return (option, "not on \(id.model)") }
      if case .choice(let words) = option.type {
        let taken = words.filter(efforts.contains)
        if !taken.isEmpty { narrowed.type = .choice(taken) }
      }
    }
    if isBudget, hasControls {
      if budget == nil, namespace == "anthropic" { return (option, "not on \(id.model)") }
      if case .integer(var bounds) = option.type, let upper = budget?.upper {
        bounds.upper = min(bounds.upper ?? upper, upper)
        narrowed.type = .integer(bounds)
      }
    }
    return (narrowed, nil)
  }

  private static let translating: Set<String> = ["openrouter", "vercel"]
  private static let effortPaths: Set<[String]> = [
    ["reasoningEffort"], ["effort"], ["thinkingConfig", "thinkingLevel"],
  ]
  private static let budgetPaths: Set<[String]> = [
    ["thinking", "budgetTokens"], ["thinkingConfig", "thinkingBudget"], ["thinkingBudget"],
  ]

  /// Reads `1024..63999`, `..262144`, `1..` or `..`.
  private static func bounds(_ text: Substring) -> OptionBounds {
    guard let dots = text.firstRange(of: "..") else { return .none }
    return OptionBounds(
      lower: Double(text[..<dots.lowerBound]), upper: Double(text[dots.upperBound...]))
  }
}
