import AppCore
import ChatModel
import Demo
import Interface
import Screen
import Testing

@testable import SwitchboardKit

@Suite struct `The wire view` {
  @Test func `says what to do while nothing has been sent, and closes`() {
    var state = state(120, 30)
    state.type("", .alt("2"))
    let effects = state.handle(.key(KeyPress(.character("w"))))

    #expect(effects.count == 1)
    #expect(rows(state)[0].contains("Wire log  0 of 0"))
    #expect(rows(state).joined().contains("Nothing has been sent yet"))
    _ = state.handle(.key(KeyPress(.escape)))
    #expect(state.overlay == nil)
  }

  @Test func `tells when each request was sent, by the clock on the wall`() {
    var state = state(120, 30)
    state.type("", .alt("2"), KeyPress(.character("w")))
    let exchange = WireExchange(
      number: 1, label: 0, attempt: 1, model: ModelID("demo/prose")!, date: 1_782_916_300.9,
      method: "POST", url: "https://demo.invalid/v1/chat/completions", headers: [], body: [],
      sent: 0)
    _ = state.handle(.wire([exchange]))
    var view = ScreenView(palette: .plain, facts: [])
    func row() -> String {
      let rows = view.draw(state).frame.text().split(separator: "\n")
      return rows.first { $0.hasPrefix("›") }.map(String.init) ?? ""
    }

    #expect(row().contains("  1 14:31:40 demo.invalid "))
    view.wallClock = WallClock(origin: 0) { $0 > 1_782_000_000 ? 34_200 : 0 }
    #expect(row().contains("  1 00:01:40 demo.invalid "))
    view.wallClock = WallClock(origin: 0) { _ in -54_000 }
    #expect(row().contains("  1 23:31:40 demo.invalid "))
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `fits every size`(columns: Int, rows count: Int) {
    var state = state(columns, count)
    state.type("", .alt("2"), KeyPress(.character("w")))

    #expect(rows(state).allSatisfy { $0.count <= columns })
    #expect(rows(state)[count - 1].hasPrefix(" Wire log "))
  }
}
