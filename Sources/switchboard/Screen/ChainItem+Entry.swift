import AppCore
import ChatModel
import SwitchboardKit
import Transport

extension ChainItem {
  /// An entry as a pane shows and edits it; nil for a model type of its own.
  ///
  /// - Parameters:
  ///   - entry: As the agent's file or the flags say it; its key and address stay there.
  ///   - origin: Its place in the agent's file, from 0.
  init?(_ entry: ModelEntry, origin: Int? = nil) {
    guard let id = entry.id else { return nil }
    var own = EntryOverride()
    own.isEnabled = entry.isEnabled
    own.weight = entry.weight
    own.afterText = entry.afterText
    own.limits = entry.limits
    own.options = entry.options
    own.settings = entry.settings
    own.headers = entry.headers.map { EntryOverride.Header($0.name, $0.value) }
    own.hasOwnKey = entry.key != nil || entry.keySource != nil
    own.origin = origin
    let isPlain = own == EntryOverride()
    self.init(id, retries: entry.maxRetries, own: isPlain ? nil : own)
  }
}
