import Catalog
package import ChatModel
import JSONCoding
import ProviderOptions
import Providers

extension Route {
  /// What the model would refuse of some common settings, a sentence each (R19).
  ///
  /// Only of models that the catalogue knows: what a server of one's own takes is its own affair, and
  /// said by `doubts(about:)`. A value that goes to no provider at all is wrong even where the request
  /// leaves the setting out; one that this provider alone refuses is, where it is sent.
  ///
  /// - Parameters:
  ///   - settings: What is in force.
  ///   - options: The options in force, which may keep a setting out of the request.
  /// - Returns: The sentences in the order of the settings.
  func problems(in settings: CallSettings, options: JSONObject) -> [String] {
    guard knowsRanges, settings != CallSettings() else { return [] }
    return CommonSetting.allCases.compactMap { setting in
      settings.value(of: setting).flatMap { value in
        setting.schema(namespace: "").validate(value)
          ?? setting.schema(namespace: id.provider).validate(value).flatMap {
            sends(setting, as: value, options: options) ? $0 : nil
          }
      }
    }
  }

  /// The same for a pane whose options are not known here: what no model of the provider takes.
  package func problems(in settings: CallSettings) -> [String] {
    problems(in: settings, options: JSONObject())
  }

  /// What is unusual about settings that go to a model of which no ranges are known, a sentence each.
  package func doubts(about settings: CallSettings) -> [String] {
    guard !knowsRanges, settings != CallSettings() else { return [] }
    return CommonSetting.allCases.compactMap { setting in
      settings.value(of: setting).flatMap { setting.doubt(about: $0, namespace: id.provider) }
    }
  }

  /// Whether a value outside of the ranges of the table is known to be refused.
  private var knowsRanges: Bool {
    !isLocal && model?.hasKnownRanges == true
  }

  /// Whether a request carries a setting with this very value: some are left out, some are brought
  /// into the range, and that is said when the request is written.
  private func sends(_ setting: CommonSetting, as value: JSONValue, options: JSONObject) -> Bool {
    var request = ModelRequest(messages: [.user("?")])
    request.settings.set(value, for: setting)
    let call = WireCall(self, .none, request, options: options)
    let start = "\(setting.rawValue) is "
    return (try? Wire.encode(call))?.warnings.contains { $0.hasPrefix(start) } == false
  }
}
