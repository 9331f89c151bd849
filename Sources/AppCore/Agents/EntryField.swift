import ChatModel
import JSONCoding
package import ProviderOptions
package import SwitchboardKit

/// A row of an unfolded entry: what of it can be changed.
package enum EntryField: Sendable, Hashable {
  case model, retries, weight, afterText
  case limit(Limit)
  case setting(CommonSetting)
  /// A member of the options of a namespace.
  case option(namespace: String, key: String)
  case addOption
  /// A header, by its place.
  case header(Int)
  case addHeader

  /// The limits of a call (R22).
  package enum Limit: String, Sendable, Hashable, CaseIterable {
    case connect
    case firstToken = "first token"
    case idle = "silence"
    case content = "silence of text"
  }

  /// All rows of an entry; a weight where it counts.
  package static func all(of item: ChainItem, _ rules: ChainRules) -> [EntryField] {
    let own = item.own ?? EntryOverride()
    let hasWeight = rules.weighs || own.weight != nil
    var fields: [EntryField] = [.model, .retries] + (hasWeight ? [.weight] : [])
    fields += Limit.allCases.map(EntryField.limit) + [.afterText]
    fields += CommonSetting.allCases.map(EntryField.setting)
    for (namespace, members) in own.options.namespaces.sorted(by: { $0.key < $1.key }) {
      fields += members.effectiveMembers.map { .option(namespace: namespace, key: $0.key) }
    }
    return fields + [.addOption] + own.headers.indices.map(EntryField.header) + [.addHeader]
  }

  package var name: String {
    switch self {
    case .model: "model"
    case .retries: "retries"
    case .weight: "weight"
    case .afterText: "after text"
    case .limit(let limit): limit.rawValue
    case .setting(let setting): setting.rawValue
    case .option(let namespace, let key): "\(namespace).\(key)"
    case .addOption: "option"
    case .header: "header"
    case .addHeader: "header"
    }
  }

  /// The value as it is shown, and who says it where the entry does not; nothing that may be a key.
  package func value(of item: ChainItem, _ rules: ChainRules) -> (text: String, note: String) {
    let own = item.own ?? EntryOverride()
    switch self {
    case .model: return (item.id, "")
    case .retries: return (item.retries.map(String.init) ?? "default", "")
    case .weight: return own.weight.map { (Self.number($0), "") } ?? ("1", "default")
    case .afterText:
      return own.afterText.map { ($0.rawValue, "") }
        ?? (rules.effectiveAfterText.rawValue, "as the chain")
    case .limit(let limit): return value(of: limit, own, rules)
    case .setting(let setting):
      return (own.settings.value(of: setting).map { $0.text() } ?? "unset", "")
    case .option(let namespace, let key):
      return (own.options[namespace]?[key]?.text() ?? "", "")
    case .addOption: return ("add one: ns.path=value, or JSON", "")
    case .header(let place):
      guard own.headers.indices.contains(place) else { return ("", "") }
      return ("\(own.headers[place].name): \(own.headers[place].shown)", "this entry only")
    case .addHeader: return ("add one: Name: value", "")
    }
  }

  /// A limit in force: the entry's, the agent's, or the default of a model that does not think long.
  private func value(
    of limit: Limit, _ own: EntryOverride, _ rules: ChainRules
  ) -> (text: String, note: String) {
    if let set = own.limits[limit] { return (Self.seconds(set), "") }
    if let set = rules.limits[limit] { return (Self.seconds(set), "the agent's") }
    return switch limit {
    case .connect: ("10s", "default")
    case .firstToken: ("300s", "default; thinking 3600s")
    case .idle: ("120s", "default")
    case .content: ("300s", "default")
    }
  }

  /// What stands in the field when it is edited; a hidden value is typed anew.
  func typed(of item: ChainItem) -> String {
    let own = item.own ?? EntryOverride()
    switch self {
    case .model: return item.id
    case .retries: return item.retries.map(String.init) ?? ""
    case .weight: return own.weight.map(Self.number) ?? ""
    case .afterText: return own.afterText?.rawValue ?? ""
    case .limit(let limit):
      return own.limits[limit].map { String(Self.seconds($0).dropLast()) } ?? ""
    case .setting(let setting): return own.settings.value(of: setting)?.text() ?? ""
    case .option(let namespace, let key):
      return "\(name)=\(own.options[namespace]?[key]?.text() ?? "")"
    case .addOption, .addHeader: return ""
    case .header(let place):
      guard own.headers.indices.contains(place) else { return "" }
      let header = own.headers[place]
      return "\(header.name): \(header.isSecret ? "" : header.value)"
    }
  }

  /// Whether Left and Right change it.
  package var hasSteps: Bool { [.retries, .weight, .afterText].contains(self) }

  /// What would be typed for the next or previous value; nil where a field has no steps.
  func stepped(by step: Int, of item: ChainItem) -> String? {
    let own = item.own ?? EntryOverride()
    switch self {
    case .weight: return Self.number(max(0, (own.weight ?? 1) + Double(step)))
    case .afterText:
      let words = AfterText.allCases.map(\.rawValue)
      let here = own.afterText.flatMap { words.firstIndex(of: $0.rawValue) }
      let next = here.map { $0 + step } ?? (step > 0 ? 0 : words.count - 1)
      return words.indices.contains(next) ? words[next] : ""
    case .setting(let setting):
      let range = setting.schema(namespace: item.provider).type.bounds
      guard let upper = range.upper, upper <= 4, let lower = range.lower else { return nil }
      let now = own.settings.value(of: setting)?.double ?? (lower < 0 ? 0 : 1)
      let size = own.settings.value(of: setting) == nil ? 0 : 0.1 * Double(step)
      return Self.number(min(max(((now + size) * 10).rounded() / 10, lower), upper))
    default: return nil
    }
  }

  /// `3`, `0.5`.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// Reads seconds, with or without an s behind.
  static func duration(_ text: String) throws(EntryMistake) -> Duration {
    let number = text.hasSuffix("s") ? String(text.dropLast()) : text
    guard let seconds = Double(number), seconds > 0, seconds <= 864_000 else {
      throw EntryMistake("A limit is in seconds, more than 0 and at most 864000.")
    }
    return .seconds(seconds)
  }

  /// `30s`, `0.5s`.
  package static func seconds(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let text = seconds == seconds.rounded() ? "\(seconds)".prefix { $0 != "." } : "\(seconds)"[...]
    return "\(text)s"
  }
}

extension CallLimits {
  /// A limit by its name.
  package subscript(limit: EntryField.Limit) -> Duration? {
    get {
      switch limit {
      case .connect: connect
      case .firstToken: firstToken
      case .idle: idle
      case .content: content
      }
    }
    set {
      switch limit {
      case .connect: connect = newValue
      case .firstToken: firstToken = newValue
      case .idle: idle = newValue
      case .content: content = newValue
      }
    }
  }
}
