import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

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
    case .weight: own.weight = text.isEmpty ? nil : try Self.weight(text)
    case .afterText: own.afterText = text.isEmpty ? nil : try Self.afterText(text)
    case .setting(let setting): try Self.set(text, setting, of: provider, in: &own.settings)
    case .limit(let limit): own.limits[limit] = text.isEmpty ? nil : try EntryField.duration(text)
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

  private static func weight(_ text: String) throws(EntryMistake) -> Double {
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw EntryMistake("A weight is a number, 0 or more.")
    }
    return number
  }

  private static func afterText(_ text: String) throws(EntryMistake) -> AfterText {
    guard let rule = AfterText(rawValue: text.lowercased()) else {
      throw EntryMistake("After text comes restart, continue or stop.")
    }
    return rule
  }

  /// Sets a common setting as the schema of its provider wants it.
  private static func set(
    _ text: String, _ setting: CommonSetting, of provider: String, in settings: inout CallSettings
  ) throws(EntryMistake) {
    if text.isEmpty { return settings.clear(setting) }
    let schema = setting.schema(namespace: provider)
    var value: JSONValue
    do throws(JSONError) {
      value = try schema.type.value(typed: text)
    } catch {
      // A list of one text needs no brackets.
      value = [.string(text)]
    }
    if let problem = schema.validate(value) { throw EntryMistake(problem) }
    settings.set(value, for: setting)
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
