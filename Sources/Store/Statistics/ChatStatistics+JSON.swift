package import ChatModel
package import JSONCoding

extension ChatStatistics {
  /// Everything as JSON, as `chats stats --format json` and an export from the screen give it.
  var record: JSONObject {
    [
      "models": .array(modelRecords.map(JSONValue.object)),
      "days": .array(
        days.map {
          [
            "date": .string($0.date), "answers": .integer($0.answers),
            "cost_usd": .number($0.cost),
          ]
        }),
    ]
  }

  /// The same as text.
  package var json: String { JSONValue.object(record).text(.pretty) }

  /// The figures of each model as an object.
  package var modelRecords: [JSONObject] {
    models.map { model in
      let failures = model.failuresByCount.map {
        JSONObject.Member(key: $0.kind.rawValue, value: .integer($0.count))
      }
      return [
        "model": .string(model.id.description), "answers": .integer(model.answers),
        "asked_first": .integer(model.asked), "first_choice": .integer(model.firstChoice),
        "failures": .object(JSONObject(failures)),
        "first_token_ms": .amount(model.firstToken?.median),
        "first_token_p95_ms": .amount(model.firstToken?.p95),
        "tokens_per_second": .amount(model.tokensPerSecond?.median),
        "tokens_per_second_p95": .amount(model.tokensPerSecond?.p95),
        "tokens": .integer(model.tokens), "cost_usd": .number(model.cost),
        "votes_won": .integer(model.votes.won), "votes_lost": .integer(model.votes.lost),
        "votes_tied": .integer(model.votes.tied), "vote_rate": .amount(model.votes.rate),
        "vote_low": .amount(model.votes.interval?.lowerBound),
        "vote_high": .amount(model.votes.interval?.upperBound),
      ]
    }
  }
}

extension ChatStatistics.Model {
  /// The kinds of failure, the most frequent first.
  package var failuresByCount: [(kind: FailureKind, count: Int)] {
    failures.map { (kind: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
  }
}
