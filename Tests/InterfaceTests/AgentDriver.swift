import AppCore
import ChatModel
import SwitchboardKit

/// A playground with an agent's file that is answered as the desk would.
struct AgentDriver {
  var state: AppState
  /// What the state has asked for.
  private(set) var asked: [Effect] = []

  static let summaries = [
    AgentSummary(
      reference: "careful", path: "/home/kim/.config/switchboard/agents/careful.toml",
      state: .ready, isOwn: true, instructions: "You are careful.",
      models: ["openai/gpt-5", "demo/prose"]),
    AgentSummary(
      reference: "team", path: "/work/agents/team.toml", state: .notTrusted, isOwn: false,
      instructions: "Answer as the team does.", models: ["acme/large"],
      carries: ["model[1].key_command (line 4)", "model[1].base_url (line 5)"]),
    AgentSummary(
      reference: "broken", path: "/work/agents/broken.toml", state: .broken, isOwn: false,
      mistakes: ["broken.toml:2: max_retires is no key."]),
  ]

  init(_ columns: Int = 80, _ rows: Int = 24, panes: [[String]] = [["demo/busy", "demo/prose"]]) {
    state = InterfaceTests.state(columns, rows, panes: panes)
  }

  /// The agent as it is opened: three entries, the second with something of its own.
  static var agent: OpenAgent {
    var second = EntryOverride()
    second.origin = 1
    second.limits.firstToken = .seconds(30)
    second.options = ["anthropic": ["effort": "low"]]
    second.headers = [
      EntryOverride.Header("X-Team", "blue"), EntryOverride.Header("X-Api-Key", "k-91827364"),
    ]
    func plain(_ origin: Int) -> EntryOverride {
      var own = EntryOverride()
      own.origin = origin
      return own
    }
    return OpenAgent(
      reference: "careful", path: summaries[0].path,
      saved: AgentContent(
        instructions: "You are careful.",
        entries: [
          ChainItem("openai/gpt-5", retries: 2, own: plain(0)),
          ChainItem("anthropic/claude-sonnet-4-5", own: second),
          ChainItem("demo/prose", own: plain(2)),
        ]))
  }

  mutating func handle(_ event: AppEvent) { asked += state.handle(event) }
  mutating func press(_ keys: KeyPress...) { for key in keys { handle(.key(key)) } }

  mutating func type(_ text: String) {
    for character in text { press(KeyPress(.character(character))) }
  }

  /// Ctrl+X and a letter.
  mutating func leader(_ letter: Character) {
    press(.control("x"), KeyPress(.character(letter)))
  }

  /// The agent open in the pane, and the editor open on it.
  mutating func edit() {
    handle(.agents(state.chat.id, .opened(Self.agent)))
    leader("c")
  }

  /// The work on agent files that was asked for.
  var work: [AgentWork] {
    asked.compactMap { if case .agents(_, let work) = $0 { work } else { nil } }
  }

  var editor: ChainEditor? {
    if case .chainEditor(let editor)? = state.overlay { editor } else { nil }
  }

  var list: AgentList? {
    if case .agents(let list)? = state.overlay { list } else { nil }
  }

  /// The rows of a picture without those that are empty at its end.
  var picture: String {
    var lines = rows(state)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
