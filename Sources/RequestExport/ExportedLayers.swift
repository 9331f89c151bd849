import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

extension RunPlan {
  /// The agent's layer with the chat's on top.
  var agentOptions: ModelOptions {
    var options = options
    options.merge(chatOptions)
    return options
  }

  /// The agent's settings with the chat's on top.
  var agentSettings: CallSettings { settings.over(chatSettings) }

  /// An entry's own options; an agent has no layer above its entries, so that what the chat changed
  /// must be in both.
  func options(of entry: ModelEntry) -> ModelOptions {
    var result = entry.options
    for namespace in entry.options.namespaces.keys {
      if let later = chatOptions[namespace] { result[namespace]?.merge(later) }
    }
    return result
  }

  /// An entry's own settings, with the chat's on top where there are any.
  func settings(of entry: ModelEntry) -> CallSettings {
    entry.settings == CallSettings() ? entry.settings : entry.settings.over(chatSettings)
  }
}

extension ModelEntry {
  /// The id as it was written; nil for a model type of its own.
  var id: String? {
    if case .id(let id) = target { id } else { nil }
  }
}

extension CallSettings {
  /// With `later` on top.
  fileprivate func over(_ later: CallSettings) -> CallSettings {
    var result = self
    result.merge(later)
    return result
  }
}

/// Options of several namespaces with their secrets replaced by stand-ins.
struct HiddenOptions {
  private(set) var options: ModelOptions
  /// The variable that stands for each of them.
  private(set) var variables: [String: String] = [:]

  init(_ options: ModelOptions) {
    self.options = options
    for (namespace, members) in options.namespaces {
      var members = members
      for dialect in Dialect.allCases {
        let hidden = OptionSecrets(hiding: members, namespace: namespace, dialect: dialect)
        members = hidden.options
        for (standIn, path) in hidden.standIns {
          variables[standIn] = VariableName.of(path.last ?? "secret")
        }
      }
      self.options[namespace] = members
    }
  }

  /// The namespaces that say something, by name; nil when none does.
  var value: JSONValue? {
    let members = options.namespaces.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard !members.isEmpty else { return nil }
    return .object(JSONObject(members.map { .init(key: $0.key, value: .object($0.value)) }))
  }
}

extension JSONValue {
  /// Seconds, whole where they are.
  static func seconds(_ duration: Duration) -> JSONValue {
    let seconds = duration.inSeconds
    return Int(exactly: seconds).map(JSONValue.integer) ?? .number(seconds)
  }
}
