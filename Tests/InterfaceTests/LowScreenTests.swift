import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `A screen of 60 columns and 16 rows` {
  private static let size = GoldenScene.Size(columns: 60, rows: 16)

  private static func stage(_ panes: [[String]]) -> GoldenStage {
    GoldenStage(GoldenScene("low", panes: panes) { _ in }, size)
  }

  @Test func `shows with F1 the keys for which the status row has no room`() {
    var stage = Self.stage([["demo/busy", "demo/prose"]])
    stage.press(Keymap.leader, KeyPress(.character("c")))
    #expect(stage.draw()[15].contains("F1 keys"), "\(stage.draw()[15])")
    stage.press(KeyPress(.function(1)))
    let text = stage.draw().joined(separator: "\n")
    let keys = stage.screen.view.statusKeys(stage.state.floating(.chainEditor(ChainEditor())))
    for (key, words) in keys where key != "Esc" {
      #expect(text.contains("\(key) ") && text.contains(words), "\(key) \(words)")
    }
    stage.press(KeyPress(.character("x")))
    guard case .chainEditor = stage.state.overlay else {
      Issue.record("\(String(describing: stage.state.overlay))")
      return
    }
  }

  @Test func `has every line of a timeline within reach, and the selected bar in view`() {
    var stage = Self.stage([["demo/busy", "demo/prose"]])
    stage.ask("Why?")
    for call in 1...12 {
      stage.call(entry: 1, call: call, of: 12)
      stage.wait(0.2)
      stage.fail(.rateLimited, 429, "Slow down.", wait: 0.5)
      stage.wait(0.5)
    }
    stage.call(entry: 2)
    stage.say("Because.")
    stage.end()
    stage.press(.alt("2"), KeyPress(.character("t")))
    #expect(stage.draw().contains { $0.contains("› 13  demo/prose") })
    for number in stride(from: 12, through: 1, by: -1) {
      stage.press(KeyPress(.character("k")))
      #expect(stage.draw().contains { $0.contains("› \(number)  demo/busy") }, "\(number)")
    }
    var shown = ""
    for _ in 0..<6 {
      shown += stage.draw().joined(separator: "\n")
      stage.press(KeyPress(.pageDown))
    }
    for number in 1...11 { #expect(shown.contains("between \(number) and \(number + 1):")) }
    stage.press(KeyPress(.character("g")))
    #expect(stage.draw()[1].contains("│0s"))
  }

  @Test func `gives the fields of a chain's entry the room, and shows them all`() {
    var stage = Self.stage([["demo/busy", "demo/prose"]])
    stage.press(Keymap.leader, KeyPress(.character("c")), KeyPress(.enter))
    var shown = ""
    for _ in 0..<30 {
      shown += stage.draw().joined(separator: "\n")
      stage.press(KeyPress(.character("j")))
    }
    for field in EntryField.all(of: stage.state.chat.entries[0], stage.state.chainRules) {
      #expect(shown.contains(field.name.prefix(16)), "\(field.name)")
    }
    #expect(shown.contains("calls at most"))
  }

  @Test func `explains the chosen value of a chain's rule in whole sentences`() {
    var stage = Self.stage([["demo/busy", "demo/prose"]])
    stage.press(Keymap.leader, KeyPress(.character("c")))
    for _ in 0..<9 { stage.press(KeyPress(.character("k"))) }
    for sentence in [
      "one after the other, the next when one has failed",
      "side by side; the first to win answers, the others are cut off",
    ] {
      let words = stage.draw().joined(separator: " ").split(separator: " ").joined(separator: " ")
      #expect(words.contains(sentence), "\(words)")
      stage.press(KeyPress(.character("l")))
    }
  }

  @Test func `has the outlook of a chain above its dry run`() {
    var stage = Self.stage([["openai/gpt-5", "demo/prose"]])
    stage.press(Keymap.leader, KeyPress(.character("c")), KeyPress(.character("d")))
    let text = stage.draw().joined(separator: "\n")
    #expect(text.contains("would do now") && text.contains("In this order, until one answers."))
    var shown = ""
    for _ in 0..<40 {
      shown += stage.draw().joined(separator: "\n")
      stage.press(KeyPress(.character("j")))
    }
    #expect(shown.contains("dry run: this would be sent"))
  }

  @Test func `keeps the variables of a key and its fields before the sentences`() {
    var stage = GoldenStage(
      GoldenScene("low", panes: [["google/gemini-2.5-pro"]], ready: []) { _ in }, Self.size)
    stage.press(Keymap.leader, KeyPress(.character("k")))
    let text = stage.draw().joined(separator: "\n")
    #expect(text.contains("GOOGLE") && text.contains("paste for this run"))
    #expect(text.contains("keep it (Alt+K)") && !text.contains("small call"))
  }

  @Test func `cuts no hint of the first start`() {
    let stage = GoldenStage(GoldenScene("low", ready: []) { _ in }, Self.size)
    var screen = stage.screen
    let rows = screen.draw()
    #expect(rows[13] == " Start with ANTHROPIC_API_KEY set, or Ctrl+X k pastes one;")
    #expect(rows[14] == " F5 local servers")
  }
}
