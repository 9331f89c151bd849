import ChatModel
import JSONCoding
import ProviderOptions

/// The sentences about settings and options that were dropped or are not known.
enum SettingNotes {
  /// A setting that the provider has no field for.
  static func missing(_ setting: String, provider: String) -> String {
    "\(setting) is not sent: \(ProviderName.of(provider)) has no such setting."
  }

  /// A setting that this model refuses.
  static func refused(_ setting: String, model: String) -> String {
    "\(setting) is not sent: \(model) does not take it."
  }

  /// Everything that placing the options had to say.
  static func of(_ outcome: OptionPlacement.Outcome, provider: String) -> [String] {
    outcome.warnings
      + outcome.unknownKeys.map {
        "\($0) is not known for \(ProviderName.of(provider)). It is sent as it is."
      }
  }
}
