import JSONCoding
import SwitchboardKit

/// How the entries of a chain shared a prompt, as JSON; answers of a plain chain say nothing of it.
enum StrategyForm {
  static func write(_ answer: Answer, to object: inout JSONObject) {
    guard answer.strategy != .fallback else { return }
    write(answer.strategy, to: &object)
    object["choice"] = .text(answer.choice)
  }

  static func write(_ strategy: Strategy, to object: inout JSONObject) {
    object["strategy"] = .string(strategy.kind.rawValue)
    if case .race(let hedgeAfter, let mark) = strategy {
      object["hedge_after_ms"] = .time(hedgeAfter)
      object["win_on"] = .string(mark.rawValue)
    }
  }

  static func read(_ value: JSONValue, into answer: inout Answer) {
    guard let strategy = strategy(value) else { return }
    answer.strategy = strategy
    answer.choice = value["choice"]?.string
  }

  static func strategy(_ value: JSONValue) -> Strategy? {
    guard let kind = value["strategy"]?.string.flatMap(Strategy.Kind.init) else { return nil }
    return Strategy(
      kind, hedgeAfter: value["hedge_after_ms"]?.time,
      winOn: value["win_on"]?.string.flatMap(Strategy.WinningMark.init))
  }
}
