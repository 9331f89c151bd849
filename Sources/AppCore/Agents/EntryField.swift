import ChatModel
import JSONCoding
package import SwitchboardKit

/// A row of an unfolded entry: what of it can be changed.
package enum EntryField: Sendable, Hashable {
  case model, retries
  case limit(Limit)
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

  /// All rows of an entry.
  package static func all(of item: ChainItem) -> [EntryField] {
    let own = item.own ?? EntryOverride()
    var fields: [EntryField] = [.model, .retries] + Limit.allCases.map(EntryField.limit)
    for (namespace, members) in own.options.namespaces.sorted(by: { $0.key < $1.key }) {
      fields += members.effectiveMembers.map { .option(namespace: namespace, key: $0.key) }
    }
    return fields + [.addOption] + own.headers.indices.map(EntryField.header) + [.addHeader]
  }

  package var name: String {
    switch self {
    case .model: "model"
    case .retries: "retries"
    case .limit(let limit): limit.rawValue
    case .option(let namespace, let key): "\(namespace).\(key)"
    case .addOption: "option"
    case .header: "header"
    case .addHeader: "header"
    }
  }

  /// The value as it is shown; nothing that may be a key.
  package func value(of item: ChainItem) -> String {
    let own = item.own ?? EntryOverride()
    switch self {
    case .model: return item.id
    case .retries: return item.retries.map(String.init) ?? "default"
    case .limit(let limit): return own.limits[limit].map(Self.seconds) ?? "default"
    case .option(let namespace, let key): return own.options[namespace]?[key]?.text() ?? ""
    case .addOption: return "add one: ns.path=value, or JSON"
    case .header(let place):
      guard own.headers.indices.contains(place) else { return "" }
      return "\(own.headers[place].name): \(own.headers[place].shown)"
    case .addHeader: return "add one: Name: value"
    }
  }

  /// What stands in the field when it is edited; a hidden value is typed anew.
  func typed(of item: ChainItem) -> String {
    let own = item.own ?? EntryOverride()
    switch self {
    case .model, .option: break
    case .retries: return item.retries.map(String.init) ?? ""
    case .limit(let limit):
      return own.limits[limit].map { String(Self.seconds($0).dropLast()) } ?? ""
    case .addOption, .addHeader: return ""
    case .header(let place):
      guard own.headers.indices.contains(place) else { return "" }
      let header = own.headers[place]
      return "\(header.name): \(header.isSecret ? "" : header.value)"
    }
    if case .model = self { return item.id }
    return "\(name)=\(value(of: item))"
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

extension ChainItem {
  /// Takes a text that was typed for a field; an empty one takes the value away.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - field: What it is for.
  /// - Throws: What is wrong with it, as a sentence; nothing is changed then.
  package mutating func take(_ text: String, for field: EntryField) throws(EntryMistake) {
    let text = String(text.trimmingSpaces)
    var own = own ?? EntryOverride()
    switch field {
    case .model:
      id = try Self.checkedID(text)
      return
    case .retries:
      retries = text.isEmpty ? nil : try Self.whole(text)
      return
    case .limit(let limit): own.limits[limit] = text.isEmpty ? nil : try Self.duration(text)
    case .option(let namespace, let key):
      var options = own.options
      options[namespace]?[key] = nil
      if !text.isEmpty { try Self.add(text, to: &options) }
      options.namespaces = options.namespaces.filter { !$0.value.isEmpty }
      own.options = options
    case .addOption: if !text.isEmpty { try Self.add(text, to: &own.options) }
    case .header(let place):
      guard own.headers.indices.contains(place) else { return }
      if text.isEmpty {
        own.headers.remove(at: place)
      } else {
        own.headers[place] = try EntryOverride.Header(parsing: text)
      }
    case .addHeader:
      if !text.isEmpty {
        let header = try EntryOverride.Header(parsing: text)
        own.headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
        own.headers.append(header)
      }
    }
    self.own = own
  }

  /// An id, or a template that the request's context fills.
  static func checkedID(_ text: String) throws(EntryMistake) -> String {
    guard ModelID(text) != nil || text.contains("{"), !text.contains(where: \.isWhitespace) else {
      throw EntryMistake("A model is written provider/model, as in openai/gpt-5.")
    }
    return text
  }

  private static func whole(_ text: String) throws(EntryMistake) -> Int {
    guard let number = Int(text), (0...100).contains(number) else {
      throw EntryMistake("Retries are a whole number from 0 to 100.")
    }
    return number
  }

  private static func duration(_ text: String) throws(EntryMistake) -> Duration {
    let number = text.hasSuffix("s") ? String(text.dropLast()) : text
    guard let seconds = Double(number), seconds > 0, seconds <= 864_000 else {
      throw EntryMistake("A limit is in seconds, more than 0 and at most 864000.")
    }
    return .seconds(seconds)
  }

  /// Adds `ns.path=value`, or an object `{"ns": {…}}`.
  private static func add(_ text: String, to options: inout ModelOptions) throws(EntryMistake) {
    if text.hasPrefix("{") {
      guard let object = (try? JSONValue(parsing: text))?.object else {
        throw EntryMistake("That is no JSON object.")
      }
      for member in object.effectiveMembers where member.value.object == nil {
        throw EntryMistake("\(member.key) belongs to no provider: {\"openai\": {…}}.")
      }
      options.merge(
        ModelOptions(
          object.effectiveMembers.reduce(into: [:]) {
            $0[$1.key] = $1.value.object
          }))
      return
    }
    guard let equals = text.firstIndex(of: "=") else {
      throw EntryMistake("An option is written ns.path=value, as in openai.reasoningEffort=low.")
    }
    let parts = text[..<equals].split(separator: ".", omittingEmptySubsequences: false)
      .map { String($0.trimmingSpaces) }
    guard let namespace = parts.first, parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else {
      throw EntryMistake("An option is written ns.path=value, as in openai.reasoningEffort=low.")
    }
    let value = String(text[text.index(after: equals)...].trimmingSpaces)
    var object = options[namespace] ?? JSONObject()
    object[path: Array(parts.dropFirst())] = (try? JSONValue(parsing: value)) ?? .string(value)
    options[namespace] = object
  }
}
