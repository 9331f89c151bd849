import AppCore
import Catalog
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

/// A state of a size with some panes.
func state(
  _ columns: Int, _ rows: Int, panes: [[ChainItem]] = [[ChainItem("demo/busy"), ChainItem("demo/prose")]],
  change: (inout AppState) -> Void = { _ in }
) -> AppState {
  var state = AppState(
    catalog: .embedded, ready: ["demo"], panes: panes, themes: ["dusk", "paper"], theme: "dusk",
    greeting: nil)
  _ = state.handle(.resized(columns: columns, rows: rows))
  change(&state)
  return state
}

/// The picture of a state as text.
func picture(_ state: AppState) -> String {
  var view = ScreenView(palette: .plain, facts: ["0 keys", "catalogue of 2026-07-01"])
  return view.draw(state).frame.text(caret: "_")
}

@Suite struct `A picture` {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 16), (44, 10)])
  func `is drawn at every size`(columns: Int, rows: Int) {
    var one = state(columns, rows)
    let listing = ModelBrowser.Listing(
      query: "",
      groups: [
        .init(
          id: "demo", name: "Demo", isReady: true,
          models: [.init(id: ModelID(provider: "demo", model: "busy"), price: "fails", facts: "", isReady: true)]),
        .init(
          id: "anthropic", name: "Anthropic", isReady: false,
          models: [
            .init(id: ModelID(provider: "anthropic", model: "claude-sonnet-4-5"), price: "$3/$15", facts: "200K RTVF 2025-09", isReady: false)
          ]),
      ], found: 2, total: 5276)
    _ = one.handle(.found(listing))
    print(picture(one))
    for character in "Why?" { _ = one.handle(.key(KeyPress(.character(character)))) }
    let effects = one.handle(.key(KeyPress(.enter)))
    print(effects.count)
    let id = one.chats[0].id
    _ = one.handle(.tick(.seconds(3)))
    _ = one.handle(.run(id, [.content(attempt: 1, .text("# Sky\n\nThe **sky** is blue:\n\n- one\n- two\n\n```swift\nlet x = 1\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n"))]))
    print(picture(one))
    #expect(!picture(one).isEmpty)
  }
}
