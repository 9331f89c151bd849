import AppCore
import Store

extension PaneRecord.Entry {
  /// An entry of a pane as it is kept: without headers, which may hold keys.
  init(_ item: ChainItem) {
    self.init(model: item.id, retries: item.retries)
    guard let own = item.own else { return }
    var kept = Own()
    kept.isEnabled = own.isEnabled
    kept.options = own.options
    kept.settings = own.settings
    kept.limits = own.limits
    self.own = kept
  }
}

extension ChainItem {
  /// A stored entry.
  init(_ entry: PaneRecord.Entry) {
    self.init(entry.model, retries: entry.retries)
    guard let kept = entry.own else { return }
    var own = EntryOverride()
    own.isEnabled = kept.isEnabled
    own.options = kept.options
    own.settings = kept.settings
    own.limits = kept.limits
    self.own = own
  }
}
