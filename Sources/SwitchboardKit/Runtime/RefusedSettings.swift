import ChatModel
import JSONCoding
package import ProviderOptions
import Providers

extension ModelRuntime {
  /// The common settings that the first entry of a run would not send, each with the reason (R19).
  ///
  /// Asks the dialect itself: each setting is written alone into a small request with the options in
  /// force, so that what is said here is what happens. Costs some ten small requests that go nowhere.
  ///
  /// - Throws: `UsageError`; `CallFailure` when a dialect cannot say the conversation.
  package func refusedSettings(of plan: RunPlan) throws -> [CommonSetting: String] {
    guard let slot = try router.slots(of: plan).first, let route = slot.route else { return [:] }
    let request = EntryRequest(plan: plan, slot: slot)
    var result: [CommonSetting: String] = [:]
    for setting in CommonSetting.allCases {
      var probe = request.model
      probe.messages = [.user("?")]
      probe.settings = CallSettings()
      probe.settings.set(Self.sample(of: setting), for: setting)
      let call = WireCall(route, .none, probe, options: request.options.options)
      let start = "\(setting.rawValue) is not sent: "
      let sentence = try Wire.encode(call).warnings.first { $0.hasPrefix(start) }
      result[setting] = sentence.map { String($0.dropFirst(start.count).dropLast()) }
    }
    return result
  }

  /// A value that no provider finds out of range.
  private static func sample(of setting: CommonSetting) -> JSONValue {
    switch setting {
    case .maxOutputTokens: 4096
    case .temperature, .topP, .presencePenalty, .frequencyPenalty: 0.5
    case .topK: 5
    case .stopSequences: ["stop"]
    case .seed: 1
    }
  }
}
