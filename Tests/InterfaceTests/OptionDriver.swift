import AppCore
import Catalog
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit
import Testing
import Transport

/// Drives the editor key by key and answers what it asks for, as the loop does.
struct OptionDriver {
  static let runtime = ModelRuntime(
    environment: [
      "ANTHROPIC_API_KEY": "sk-ant-canary", "OPENAI_API_KEY": "sk-canary",
    ], providers: [:], catalog: .embedded, version: "1.0")

  var state: AppState
  /// The agent's layer and instructions.
  var agent = LayeredOptions.Layer()
  var instructions = ""
  private(set) var started: [RunRequest] = []
  private(set) var other: [Effect] = []

  init(
    _ panes: [[String]], _ columns: Int = 120, _ rows: Int = 40,
    agent: LayeredOptions.Layer = LayeredOptions.Layer(), instructions: String = ""
  ) {
    state = InterfaceTests.state(columns, rows, panes: panes)
    self.agent = agent
    self.instructions = instructions
    handle(.resized(columns: columns, rows: rows + 1))
    handle(.resized(columns: columns, rows: rows))
  }

  init(_ model: String, _ columns: Int = 120, _ rows: Int = 40) {
    self.init([[model]], columns, rows)
  }

  mutating func handle(_ event: AppEvent) {
    for effect in state.handle(event) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .preview(let id, let request, let use):
      handle(.previewed(id, preview(request), use))
    case .start(let id, let request):
      started.append(request)
      handle(.previewed(id, preview(request.outline), .sent))
    default: other.append(effect)
    }
  }

  mutating func press(_ keys: KeyPress...) { for key in keys { handle(.key(key)) } }

  /// Types characters as keys.
  mutating func type(_ text: String) {
    for character in text { press(KeyPress(.character(character))) }
  }

  /// Goes to the row of a path, unfolding what it stands in.
  mutating func select(_ path: OptionPath) throws {
    if state.focus != .options { press(.alt("0")) }
    for count in 1..<max(path.steps.count, 1) {
      let above = OptionPath(path.scope, Array(path.steps.prefix(count)))
      let row = try #require(state.optionRows.first { $0.path == above }, "\(above.dotted)")
      guard row.isOpen == false else { continue }
      try move(to: above)
      press(KeyPress(.character(" ")))
    }
    try move(to: path)
  }

  mutating func move(to path: OptionPath) throws {
    let place = try #require(
      state.optionRows.firstIndex { $0.path == path }, "\(path.dotted) has no row")
    press(KeyPress(.character("g")))
    for _ in 0..<place { press(KeyPress(.down)) }
  }

  func plan(_ request: RunRequest) -> RunPlan {
    let text = request.system ?? instructions
    var plan = RunPlan(
      entries: request.chain.map { ModelEntry($0.id) },
      messages: (text.isEmpty ? [] : [.system(text)]) + request.messages)
    plan.options = agent.options
    plan.settings = agent.settings
    plan.chatOptions = request.options
    plan.chatSettings = request.settings
    plan.chatDefaults = request.defaults
    plan.messageSettings = request.messageSettings
    plan.messageDefaults = request.messageDefaults
    return plan
  }

  func preview(_ request: RunRequest) -> WirePreview {
    let model = request.chain.first.flatMap { ModelID($0.id) } ?? ModelID(provider: "", model: "")
    var result = WirePreview(model: model, dialect: .openAIChat)
    do {
      let plan = plan(request)
      guard let preview = try Self.runtime.previews(of: plan).first else { return result }
      result.dialect = preview.route.dialect
      result.url = preview.url
      result.headers = preview.headers.map { WirePreview.Header($0.name, $0.value) }
      result.body = preview.body
      result.notes = preview.warnings
      result.layersBelowChat = preview.layersBelowChat
      result.refusals = try Self.runtime.refusedSettings(of: plan)
    } catch {
      result.failure = "\(error)"
    }
    result.instructions = instructions
    return result
  }

  var body: JSONObject { state.chat.preview?.body ?? [:] }
}
