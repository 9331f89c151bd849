package import JSONCoding
package import Themes

/// The settings as their file says them; nil is unset, and the defaults are elsewhere.
package struct SettingsFile: Sendable, Hashable {
  /// The model to ask when nothing else names one.
  package var model: String?
  /// The agent to use when nothing else names one.
  package var agent: String?
  /// In the order of the file.
  package var providers: [ProviderSettings] = []
  package var theme: String?
  /// For which ground themes with both are painted; nil asks the terminal.
  package var themeAppearance: Appearance?
  package var symbols: SymbolChoice?
  /// Whether models that were asked, and how fast they were, are remembered.
  package var remembersModels = true
  /// Whether prompts are kept for later runs.
  package var keepsHistory = true
  /// Whether chats are kept (`[chats] keep`).
  package var keepsChats = true
  /// Named actions and their keys, as they stand; the keymap checks them.
  package var keymap = JSONObject()

  package init() {}

  package func provider(_ id: String) -> ProviderSettings? { providers.first { $0.id == id } }
}

/// With which signs the screen is drawn.
package enum SymbolChoice: String, Sendable, Hashable, CaseIterable { case unicode, ascii }
