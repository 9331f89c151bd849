import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// Asks for the key of an action, over the list in which it stands.
  mutating func drawBinding(
    _ binding: KeyBinding, _ state: AppState, in frame: inout Frame
  ) {
    drawOverlay(state.floating(binding.below), in: &frame)
    let width = min(frame.columns - 6, 66)
    let writer = ChatLines(width: width - 4, now: state.now, reasoning: .folded)
    let keys = state.keymap.keys(of: binding.action)
    let now = keys.isEmpty ? "It has no key." : "now: \(keys.joined(separator: "  "))"
    var lines = [StyledLine(binding.action.sentence, TextStyle(.text))]
    lines += writer.wrapped(now, TextStyle(.muted), indent: 0) + [StyledLine()]
    let (sentence, role) = words(binding)
    lines += writer.wrapped(sentence, TextStyle(role), indent: 0)
    // Room for two lines, so that the box keeps its size while keys are tried.
    let height = max(lines.count, 5) + 2
    let inside = drawBox("A key", width: width, height: min(frame.rows - 2, height), in: &frame)
    for (row, line) in lines.prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
  }

  /// What is asked, or what is wrong with the last key.
  private func words(_ binding: KeyBinding) -> (String, TextRole) {
    if let problem = binding.problem { return ("\(problem) Another key, or Esc.", .warning) }
    switch binding.question {
    case .take(let other):
      return (
        "\(binding.name) already means \"\(other.sentence)\". Enter moves it here, Esc leaves it.",
        .warning
      )
    case .drop:
      return ("\(binding.name) means this already. Enter takes it away, Esc leaves it.", .warning)
    case nil:
      return binding.presses.isEmpty
        ? ("Press the key that is to do it.", .info) : ("\(binding.name), and then?", .info)
    }
  }
}
