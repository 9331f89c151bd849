import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// What an empty chat says: what to do next.
  func drawWelcome(
    _ chat: Chat, _ state: AppState, in body: Rect, of frame: inout Frame
  ) {
    let lines = welcome(chat, state, width: body.width)
    for (row, line) in lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }

  /// The same as lines.
  func welcome(_ chat: Chat, _ state: AppState, width: Int) -> [StyledLine] {
    let writer = ChatLines(width: width, now: state.now, reasoning: .folded)
    let isDemo = chat.chain.first?.id == "demo/busy"
    var lines: [StyledLine] = [StyledLine()]
    func say(_ text: String, _ role: TextRole = .text, indent: Int = 1) {
      lines += writer.wrapped(text, TextStyle(role), indent: indent)
    }
    if isDemo {
      say("Type a question and press Enter. Nothing to set up.")
      lines.append(StyledLine())
      say(
        "It goes to demo/busy, which refuses; then demo/prose answers. You see the wait, the "
          + "fallback and, on \(state.isInline ? "/timeline" : "t"), the timeline. No key, no "
          + "network, no cost.", .muted)
      lines.append(StyledLine())
      say("When you want a real model:")
      say("set a key    leave, set ANTHROPIC_API_KEY, start again", .muted, indent: 3)
      say("paste one    Alt+1, pick a model, Enter: kept for this run only", .muted, indent: 3)
    } else {
      if let greeting = state.greeting, chat.id == state.chats.first?.id { say(greeting) }
      say("Type a question and press Enter.", .muted)
    }
    lines.append(StyledLine())
    say("Try (Down puts it in the composer):", .muted)
    for example in AppState.examples { say(example, .text, indent: 3) }
    if isDemo {
      lines.append(StyledLine())
      say("Six steps in two minutes: F1 then t, the guided tour.", .muted)
    }
    return lines
  }
}
