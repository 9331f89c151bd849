package import SwitchboardKit

/// What holds for a chain as a whole: how its entries share a prompt, and what follows a failure.
package struct ChainRules: Sendable, Hashable {
  package var strategy: Strategy
  /// What follows a failure after text; nil is the default of the place, on a screen `restart` (R34).
  package var afterText: AfterText?
  /// The limit of a whole run; nil is none.
  package var total: Duration?
  /// The limits of a call that an entry without its own has; they are not changed here.
  package var limits = CallLimits()

  package init(
    strategy: Strategy = .fallback, afterText: AfterText? = nil, total: Duration? = nil
  ) {
    self.strategy = strategy
    self.afterText = afterText
    self.total = total
  }

  /// What happens after text in the playground.
  package var effectiveAfterText: AfterText { afterText ?? .restart }

  /// How long after one racer the next one starts; nil where nobody races, or all start together.
  package var hedgeAfter: Duration? {
    get { if case .race(let hedgeAfter, _) = strategy { hedgeAfter } else { nil } }
    set {
      guard case .race(_, let mark) = strategy else { return }
      strategy = .race(hedgeAfter: newValue, winOn: mark)
    }
  }

  /// What wins a race; nil where nobody races.
  package var winOn: Strategy.WinningMark? {
    get { if case .race(_, let mark) = strategy { mark } else { nil } }
    set {
      guard case .race(let hedgeAfter, _) = strategy else { return }
      strategy = .race(hedgeAfter: hedgeAfter, winOn: newValue ?? .text)
    }
  }

  /// Whether the weights of entries count.
  package var weighs: Bool { strategy == .balance || strategy == .weighted }

  /// What differs, a few words each: `strategy fallback > race`.
  func changes(since old: ChainRules) -> [String] {
    func seconds(_ duration: Duration?, _ none: String) -> String {
      duration.map(EntryField.seconds) ?? none
    }
    var changes: [String] = []
    func note(_ name: String, _ before: String, _ after: String) {
      if before != after { changes.append("\(name) \(before) > \(after)") }
    }
    note("strategy", old.strategy.kind.rawValue, strategy.kind.rawValue)
    note("after text", old.afterText?.rawValue ?? "default", afterText?.rawValue ?? "default")
    note("hedge after", seconds(old.hedgeAfter, "together"), seconds(hedgeAfter, "together"))
    note("win on", (old.winOn ?? .text).rawValue, (winOn ?? .text).rawValue)
    note("whole run", seconds(old.total, "no limit"), seconds(total, "no limit"))
    return changes
  }
}
