import ChatModel
import JSONCoding
import SwitchboardKit

/// An answer as JSON, under the names of `ask --format json`; text, reasoning and attempts stand
/// elsewhere.
enum AnswerForm {
  static func object(_ answer: Answer) -> JSONObject {
    var object: JSONObject = [
      "outcome": .string(answer.outcome.rawValue),
      "requested": .string(answer.requested.description),
      "answered_by": .text(answer.answeredBy?.description),
      "reported_model": .text(answer.reportedModel),
      "finish_reason": .text(answer.finish?.reason.rawValue),
      "raw_finish_reason": .text(answer.finish?.raw),
      "usage": UsageForm.value(answer.usage),
    ]
    UsageForm.write(answer.cost, to: &object)
    object["timing"] = [
      "first_token_ms": .time(answer.firstToken), "total_ms": .time(answer.total),
      "tokens_per_second": .amount(answer.tokensPerSecond),
    ]
    object["tool_calls"] = .array(
      answer.toolCalls.map {
        ["id": .string($0.id), "name": .string($0.name), "arguments": $0.arguments]
      })
    object["sources"] = .array(
      answer.sources.map { ["url": .string($0.url), "title": .text($0.title)] })
    object["seams"] = .array(
      answer.seams.map {
        ["offset": .integer($0.offset), "written_by": .string($0.writtenBy.description)]
      })
    StrategyForm.write(answer, to: &object)
    object["warnings"] = .array(answer.warnings.map(JSONValue.string))
    return object
  }

  /// The answer that an object tells of; nil when it does not say who was asked.
  static func answer(_ value: JSONValue, text: String, reasoning: String, attempts: [Attempt])
    -> Answer?
  {
    guard let requested = value["requested"]?.string.flatMap({ ModelID($0) }) else { return nil }
    var answer = Answer(requested: requested)
    answer.outcome = value["outcome"]?.string.flatMap(Answer.Outcome.init) ?? .interrupted
    answer.answeredBy = value["answered_by"]?.string.flatMap { ModelID($0) }
    answer.reportedModel = value["reported_model"]?.string
    answer.text = text
    answer.reasoning = reasoning
    answer.attempts = attempts
    answer.finish = value["finish_reason"]?.string.flatMap(Finish.Reason.init).map {
      Finish($0, raw: value["raw_finish_reason"]?.string ?? $0.rawValue)
    }
    StrategyForm.read(value, into: &answer)
    answer.usage = UsageForm.usage(value["usage"])
    answer.cost = UsageForm.cost(value)
    answer.firstToken = value["timing"]?["first_token_ms"]?.time
    answer.total = value["timing"]?["total_ms"]?.time ?? .zero
    answer.tokensPerSecond = value["timing"]?["tokens_per_second"]?.double
    answer.toolCalls = (value["tool_calls"]?.array ?? []).map {
      ToolCall(
        id: $0["id"]?.string ?? "", name: $0["name"]?.string ?? "",
        arguments: $0["arguments"] ?? .null)
    }
    answer.sources = (value["sources"]?.array ?? []).compactMap { source in
      source["url"]?.string.map { Source(url: $0, title: source["title"]?.string) }
    }
    answer.seams = (value["seams"]?.array ?? []).compactMap { seam in
      guard let author = seam["written_by"]?.string.flatMap({ ModelID($0) }) else { return nil }
      return Answer.Seam(offset: max(0, seam["offset"]?.integer ?? 0), writtenBy: author)
    }
    answer.warnings = (value["warnings"]?.array ?? []).compactMap(\.string)
    return answer
  }
}
