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
    kept.weight = own.weight
    kept.afterText = own.afterText
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
    own.weight = kept.weight
    own.afterText = kept.afterText
    self.own = own
  }
}

extension PaneRecord.Rules {
  /// The rules of a pane as they are kept.
  init(_ rules: ChainRules) {
    self.init(strategy: rules.strategy, afterText: rules.afterText, total: rules.total)
  }
}

extension ChainRules {
  /// Stored rules.
  init(_ kept: PaneRecord.Rules) {
    self.init(strategy: kept.strategy, afterText: kept.afterText, total: kept.total)
  }
}
