/// A fault of the demo provider that can be tried, and what a chain makes of it.
package struct DemoFault: Sendable, Hashable {
  /// What an entry does after the fault.
  package enum Consequence: Sendable, Hashable {
    /// It is called again while it may be.
    case repeated
    /// The next entry is asked at once.
    case passedOn
    /// Text has come already: the next entry begins anew.
    case restarted
    /// The answer comes all the same.
    case survived
  }

  /// As the list names it.
  package let name: String
  /// What is known beside the name.
  package let detail: String
  /// The model's name at the provider `demo`.
  package let model: String
  /// The parameter that can be chosen, its values, and the unit that they are shown with.
  package let parameter: String?
  package let values: [String]
  package let unit: String
  package let consequence: Consequence

  init(
    _ name: String, _ model: String, _ consequence: Consequence, detail: String = "",
    parameter: String? = nil, values: [String] = [], unit: String = ""
  ) {
    self.name = name
    self.model = model
    self.consequence = consequence
    self.detail = detail
    self.parameter = parameter
    self.values = values
    self.unit = unit
  }

  /// Every fault of the desk, in the order of its list.
  package static let all: [DemoFault] = [
    DemoFault(
      "none, answer well", "prose", .survived, parameter: "pace",
      values: ["40", "80", "200", "10"], unit: "tok/s"),
    DemoFault(
      "status 429", "status-429", .repeated, parameter: "retry-after",
      values: ["4", "1", "10", "25", "90"], unit: "s asked for"),
    DemoFault("status 500", "status-500", .repeated),
    DemoFault("status 503", "status-503", .repeated),
    DemoFault("status 401", "status-401", .passedOn, detail: "key refused, no retry"),
    DemoFault("429 quota", "quota", .passedOn, detail: "money, no retry"),
    DemoFault("refused connection", "refused", .repeated),
    DemoFault("name not found", "dns", .repeated),
    DemoFault(
      "slow first token", "slow", .survived, parameter: "first", values: ["5", "15", "35"],
      unit: "s"),
    DemoFault(
      "stall in the text", "stall", .restarted, detail: "silent until a limit ends it",
      parameter: "after", values: ["20", "0", "100"], unit: "tok"),
    DemoFault(
      "cut in the text", "cut", .restarted, parameter: "after", values: ["20", "1", "100"],
      unit: "tok, closed"),
    DemoFault("error inside HTTP 200", "error-first", .repeated, detail: "before any text"),
    DemoFault(
      "error after text", "error-late", .restarted, parameter: "after", values: ["20", "100"],
      unit: "tok"),
    DemoFault("empty HTTP 200", "empty", .repeated),
    DemoFault(
      "malformed event", "malformed", .survived, parameter: "every", values: ["10", "3", "50"],
      unit: "events, one of them"),
    DemoFault("content filter", "filtered", .survived, detail: "stops the text"),
    DemoFault("flood", "flood", .survived, detail: "50000 tok/s"),
    DemoFault("hostile text", "hostile", .survived, detail: "escapes, bidi, NUL"),
  ]
}
