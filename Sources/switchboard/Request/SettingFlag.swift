import ArgumentParser
import ChatModel
import JSONCoding
import SwitchboardKit

/// `--set name=value` and `--option ns.path=value`.
enum SettingFlag {
  static let names = [
    "maxOutputTokens", "temperature", "topP", "topK", "stopSequences", "seed", "presencePenalty",
    "frequencyPenalty",
  ]

  /// The common settings that some `--set` flags name.
  static func settings(_ flags: [String], flag name: String = "--set") throws -> CallSettings {
    var settings = CallSettings()
    for flag in flags {
      let (setting, text) = try pair(flag, name, example: "temperature=0.2")
      switch setting {
      case "maxOutputTokens": settings.maxOutputTokens = try whole(setting, text, atLeast: 1)
      case "temperature": settings.temperature = try number(setting, text)
      case "topP": settings.topP = try number(setting, text)
      case "topK": settings.topK = try whole(setting, text, atLeast: 0)
      case "seed": settings.seed = try whole(setting, text, atLeast: nil)
      case "presencePenalty": settings.presencePenalty = try number(setting, text)
      case "frequencyPenalty": settings.frequencyPenalty = try number(setting, text)
      case "stopSequences": settings.stopSequences = texts(text)
      default:
        throw ValidationError(
          "\(name) knows no setting \(setting); it takes \(names.joined(separator: ", ")).")
      }
    }
    return settings
  }

  /// The options that some flags name; a value is JSON, or text when it is not.
  ///
  /// - Parameters:
  ///   - flags: `ns.path=value` each.
  ///   - name: The flag, for sentences.
  ///   - router: Knows which ids are providers.
  /// - Returns: The options by namespace.
  /// - Throws: `ValidationError` for another form.
  static func options(
    _ flags: [String], flag name: String, router: Router
  ) throws -> ModelOptions {
    var options = ModelOptions()
    for flag in flags {
      let (path, text) = try pair(flag, name, example: "openai.reasoningEffort=low")
      let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else {
        throw ValidationError(
          "\(name) needs a namespace and a name, as in openai.reasoningEffort=low; "
            + "\(path) was given.")
      }
      let value = (try? JSONValue(parsing: text)) ?? .string(text)
      let (namespace, rest) = split(parts, router: router)
      var object = options[namespace] ?? JSONObject()
      object[path: rest] = value
      options[namespace] = object
    }
    return options
  }

  /// The namespace and what follows it: some ids of providers have a dot, as `wafer.ai`.
  private static func split(
    _ parts: [String], router: Router
  ) -> (namespace: String, path: [String]) {
    for count in (1..<parts.count).reversed() {
      let id = parts[..<count].joined(separator: ".")
      if count == 1 || router.provider(id) != nil { return (id, Array(parts[count...])) }
    }
    return (parts[0], Array(parts.dropFirst()))
  }

  /// Splits at the first `=`.
  static func pair(
    _ flag: String, _ name: String, example: String
  ) throws -> (name: String, value: String) {
    guard let equals = flag.firstIndex(of: "="), equals != flag.startIndex else {
      throw ValidationError("\(name) takes name=value, as in \(example).")
    }
    return (String(flag[..<equals]), String(flag[flag.index(after: equals)...]))
  }

  private static func whole(_ name: String, _ text: String, atLeast least: Int?) throws -> Int {
    guard let value = Int(text), value >= least ?? .min else {
      let bound = least.map { " from \($0)" } ?? ""
      throw ValidationError("\(name) takes a whole number\(bound); \(text) was given.")
    }
    return value
  }

  private static func number(_ name: String, _ text: String) throws -> Double {
    guard let value = Double(text), value.isFinite else {
      throw ValidationError("\(name) takes a number; \(text) was given.")
    }
    return value
  }

  private static func texts(_ text: String) -> [String] {
    guard let list = (try? JSONValue(parsing: text))?.array else { return [text] }
    return list.map { $0.string ?? $0.text() }
  }
}
