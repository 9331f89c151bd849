package import ChatModel

/// The models of the offline provider `demo`, and where routing finds it.
package enum DemoCatalog {
  /// The variable whose absence makes `demo/no-key` fail.
  package static let keyVariable = "DEMO_KEY"

  /// The dialect of an id that names none.
  package static let defaultDialect = Dialect.openAIChat

  /// Every model, in the order of the list and of the failure desk.
  package static let models: [DemoModel] = listed + faults + statuses.map(status)

  /// The statuses that have a model of their own in `models`.
  package static let statuses = [
    400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 498, 500, 501, 502, 503, 504, 529,
  ]

  /// The models of the model list.
  package static let listed: [DemoModel] = [
    DemoModel(
      "busy", .busy, "refuses every call: 429, asks to wait 2 s", isListed: true,
      also: [.retryAfter, .retryAfterMilliseconds]),
    answering("prose", .prose, "a few paragraphs"),
    answering("code", .code, "a program with a word about it"),
    answering("thinking", .thinking, "reasoning first, then the answer"),
    answering("languages", .languages, "the answer in many scripts"),
    answering("table", .table, "a Markdown table"),
    answering("long", .long, "about a thousand words", also: [.tokens]),
    answering("flood", .flood, "50000 tokens a second", also: [.tokens]),
    answering("tools", .tools, "asks for a tool"),
    answering("sources", .sources, "an answer with its sources"),
    answering("refusal", .refusal, "declines, in words"),
    DemoModel(
      "slow", .slow, "35 s to the first token", isListed: true, also: [.ping]),
    DemoModel(
      "stall", .stall, "falls silent after 20 tokens", isListed: true, also: [.after, .ping]),
    DemoModel("cut", .cut, "the line is cut after 20 tokens", isListed: true, also: [.after]),
  ]

  private static let faults: [DemoModel] = [
    DemoModel("quota", .quota, "429 that is about money: no retry helps"),
    DemoModel("no-key", .keyRequired, "needs a key: set \(keyVariable)"),
    DemoModel("refused", .refusedConnection, "the connection is refused"),
    DemoModel("dns", .unknownHost, "the host's name cannot be looked up"),
    DemoModel("malformed", .malformed, "one event in ten is not JSON", also: [.every]),
    DemoModel("garbage", .garbage, "HTTP 200 with bytes that are no event stream"),
    DemoModel("html", .html(status: 200), "HTTP 200 with a sign-in page"),
    DemoModel("html-502", .html(status: 502), "a proxy's error page, 502"),
    DemoModel("empty", .empty, "HTTP 200 with nothing in it"),
    DemoModel("error-first", .errorFirst, "an error inside HTTP 200, before any text"),
    DemoModel("error-late", .errorLate, "an error after 20 tokens", also: [.after]),
    DemoModel("filtered", .filtered, "stopped by a content filter", also: [.after]),
    DemoModel("length", .length, "ends at the output limit", also: [.after]),
    DemoModel("hostile", .answer(.hostile), "escape sequences, bidi marks and NUL in the text"),
    DemoModel("flaky", .flaky, "each second call fails with 503"),
  ]

  /// The base URL for calls in a dialect; a reserved name (RFC 6761) that is never looked up.
  package static func baseURL(for dialect: Dialect) -> String {
    switch dialect {
    case .openAIChat, .openAIResponses, .anthropic: "https://demo.invalid/v1"
    case .gemini: "https://demo.invalid/v1beta"
    case .ollama: "https://demo.invalid"
    }
  }

  /// The dialect that calls of an id are made in; `model` is the part after `demo/`.
  ///
  /// The default one also for an id that is wrong: the provider then says what is wrong with it.
  package static func dialect(of model: String) -> Dialect {
    let start = model.prefix { $0 != "/" && $0 != ":" }
    return Dialect(rawValue: String(start)) ?? defaultDialect
  }

  /// The model of that name, and the parameters that a short form of it stands for.
  static func find(_ name: String) -> (DemoModel, [(DemoParameter, String)])? {
    if let model = models.first(where: { $0.name == name }) { return (model, []) }
    let words = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 2, words[0] == "status", words[1].utf8.count == 3,
      let code = Int(words[1]), (400...599).contains(code)
    else { return nil }
    switch words.count {
    case 2: return (status(code), [])
    case 3: return (status(code), [(.retryAfter, words[2])])
    case 4 where words[2] == "ms": return (status(code), [(.retryAfterMilliseconds, words[3])])
    default: return nil
    }
  }

  /// At most three names that may have been meant; the first ones of the list when none is near.
  static func nearest(to name: String) -> [String] {
    let farthest = max(2, min(name.count, 12) / 3)
    let near = models.map {
      (name: $0.name, distance: EditDistance.between($0.name.utf8, name.utf8))
    }
    .filter { $0.distance <= farthest || !name.isEmpty && $0.name.hasPrefix(name) }
    .sorted { $0.distance < $1.distance }
    return near.isEmpty ? ["prose", "code", "busy"] : near.prefix(3).map(\.name)
  }

  private static func answering(
    _ name: String, _ kind: AnswerKind, _ summary: String, also parameters: [DemoParameter] = []
  ) -> DemoModel {
    DemoModel(
      name, .answer(kind), summary, isFault: false, isListed: true, also: parameters)
  }

  private static func status(_ code: Int) -> DemoModel {
    DemoModel(
      "status-\(code)", .status(code), "fails with HTTP \(code)",
      also: [.retryAfter, .retryAfterMilliseconds, .shouldRetry])
  }
}
