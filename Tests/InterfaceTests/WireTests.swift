import AppCore
import ChatModel
import Demo
import Interface
import Testing

@testable import SwitchboardKit

@Suite struct `The failure desk` {
  private func desk(_ keys: KeyPress...) -> AppState {
    var state = state(120, 40)
    state.type("", .alt("2"), KeyPress(.character("d")))
    for key in keys { _ = state.handle(.key(key)) }
    return state
  }

  @Test func `lists the faults and says what the chain makes of the chosen one`() {
    let text = rows(desk())

    #expect(text[0].contains("Failure desk") && text[0].contains("pane 2"))
    #expect(text.contains { $0.hasPrefix("› (x) status 429") && $0.contains("◂ 4 s asked for ▸") })
    #expect(text.contains { $0.contains("attempts 2") })
    #expect(text.contains { $0.contains("answered by demo/prose") })
  }

  @Test func `asks with the fault in place of the entry and leaves the chain as it is`() {
    var state = desk(KeyPress(.character("l")))
    let effects = state.handle(.key(KeyPress(.enter)))

    guard case .start(_, let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.chain.map(\.id) == ["demo/status-429:retry-after=1", "demo/prose"])
    #expect(state.chat.chain.map(\.id) == ["demo/busy", "demo/prose"])
  }

  @Test func `lets the demo provider play every entry on Alt+Enter`() {
    var state = state(120, 40, panes: [["openai/gpt-5", "anthropic/claude-sonnet-4-5"]])
    state.type("", .alt("2"), KeyPress(.character("d")), KeyPress(.character("j")))
    let effects = state.handle(.key(KeyPress(.enter, .alt)))

    guard case .start(_, let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.chain.map(\.id) == ["demo/status-500", "demo/prose"])
  }

  @Test(arguments: DemoFault.all)
  func `names faults that the demo provider has`(fault: DemoFault) {
    let model = DemoCatalog.models.first { $0.name == fault.model }
    let accepted = model?.parameters.map(\.rawValue) ?? []

    #expect(model != nil)
    #expect((fault.parameter == nil) == fault.values.isEmpty)
    #expect(fault.parameter.map(accepted.contains) ?? true)
  }

  @Test func `says whether a trial came out as expected`() {
    for (attempts, word) in [(2, "as expected"), (3, "differs")] {
      var state = desk(KeyPress(.enter))
      var answer = Answer(requested: ModelID("demo/busy")!)
      answer.answeredBy = ModelID("demo/prose")
      answer.attempts = (1...attempts).map {
        Attempt(
          number: $0, entry: 1, call: 1, callsAllowed: 1, model: ModelID("demo/busy")!,
          outcome: .failed, started: .zero)
      }
      _ = state.handle(.run(state.chats[0].id, [.ended(answer)]))

      #expect(state.chat.notice?.contains(word) == true, "\(state.chat.notice ?? "")")
    }
  }
}

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

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `fits every size`(columns: Int, rows count: Int) {
    var state = state(columns, count)
    state.type("", .alt("2"), KeyPress(.character("w")))

    #expect(rows(state).allSatisfy { $0.count <= columns })
    #expect(rows(state)[count - 1].hasPrefix(" Wire log "))
  }
}

extension DemoFault: CustomTestStringConvertible {
  public var testDescription: String { name }
}
