import AppCore
import ChatModel
import JSONCoding
import Settings

/// What the screen remembers from one run to the next: the models of the panes, and the theme that
/// was picked.
struct ScreenMemory: Equatable {
  /// The chain of each pane; empty when nothing but the demo was asked.
  var panes: [[ChainItem]] = []
  var theme: String?
  var isZoomed = false

  private static let part = "screen"

  init() {}

  /// What a state leaves behind.
  init(_ state: AppState) {
    let isDemo = state.chats.flatMap(\.chain).allSatisfy { $0.provider == "demo" }
    panes = isDemo ? [] : state.chats.map(\.chain)
    theme = state.themeIsPicked ? state.theme : nil
    isZoomed = state.isZoomed
  }

  /// Reads the state file; what makes no sense in it is left out.
  init(_ file: StateFile) {
    let part = file.read()[Self.part]
    let chains: [JSONValue] = part?["panes"]?.array ?? []
    panes = chains.prefix(AppState.mostChats).map(Self.chain).filter { !$0.isEmpty }
    theme = part?["theme"]?.string
    isZoomed = part?["zoomed"]?.bool ?? false
  }

  /// Writes what changed; a theme that was picked earlier stays.
  ///
  /// That it cannot is not worth a word on leaving.
  func write(to file: StateFile) {
    var part = JSONObject()
    part["panes"] = .array(panes.map { .array($0.map(Self.record)) })
    if let theme { part["theme"] = .string(theme) }
    part["zoomed"] = .bool(isZoomed)
    let remembered = part
    try? file.update { (state: inout JSONObject) in
      var part = remembered
      if part["theme"] == nil { part["theme"] = state[Self.part]?["theme"] }
      state[Self.part] = .object(part)
    }
  }

  private static func chain(_ pane: JSONValue) -> [ChainItem] {
    let entries: [JSONValue] = pane.array ?? []
    return entries.prefix(20).compactMap(item)
  }

  private static func item(_ entry: JSONValue) -> ChainItem? {
    guard let id = entry["id"]?.string, ModelID(id) != nil else { return nil }
    let retries = entry["retries"]?.integer ?? -1
    return ChainItem(id, retries: (0...1000).contains(retries) ? retries : nil)
  }

  private static func record(_ item: ChainItem) -> JSONValue {
    var entry: JSONObject = ["id": .string(item.id)]
    if let retries = item.retries { entry["retries"] = .integer(retries) }
    return .object(entry)
  }
}
