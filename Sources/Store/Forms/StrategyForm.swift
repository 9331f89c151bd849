import JSONCoding
import SwitchboardKit

/// How the entries of a chain shared a prompt, as JSON; answers of a plain chain say nothing of it.
enum StrategyForm {
  static func write(_ answer: Answer, to object: inout JSONObject) {
    guard answer.strategy != .fallback else { return }
    object["strategy"] = .string(answer.strategy.kind.rawValue)
    object["choice"] = .text(answer.choice)
    if case .race(let hedgeAfter, let mark) = answer.strategy {
      object["hedge_after_ms"] = .time(hedgeAfter)
      object["win_on"] = .string(mark.rawValue)
    }
  }

  static func read(_ value: JSONValue, into answer: inout Answer) {
    guard let kind = value["strategy"]?.string.flatMap(Strategy.Kind.init) else { return }
    answer.strategy = Strategy(
      kind, hedgeAfter: value["hedge_after_ms"]?.time,
      winOn: value["win_on"]?.string.flatMap(Strategy.WinningMark.init))
    answer.choice = value["choice"]?.string
  }
}
