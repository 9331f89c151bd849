import AppCore
import Catalog
import Screen
import TextLayout

extension ScreenView {
  /// The focused pane's name, its keys, and facts at the right.
  func drawStatus(_ state: AppState, in line: Rect, of frame: inout Frame) {
    var column = frame.write(
      " \(paneName(state)) ", in: line, style: palette[.focus].adding(.reverse))
    let age = state.browser.knowledge?.age ?? "catalogue of \(state.catalog.date)"
    let right = (facts + [age]).joined(separator: "  ")
    let limit = line.endColumn - DisplayWidth.width(of: right) - 3
    for (key, what) in keys(state) {
      let width = 2 + DisplayWidth.width(of: key) + 1 + DisplayWidth.width(of: what)
      guard column + width <= limit else { break }
      column = frame.write("  " + key, at: line.row, column, style: palette[.accent], within: line)
      column = frame.write(" " + what, at: line.row, column, style: palette[.muted], within: line)
    }
    if column + DisplayWidth.width(of: right) + 2 <= line.endColumn {
      frame.write(right + " ", in: line, style: palette[.muted], alignment: .trailing)
    }
  }

  private func paneName(_ state: AppState) -> String {
    switch state.overlay {
    case .palette: return "Commands"
    case .help: return "Help"
    case .timeline: return "Timeline"
    case .ownWords: return "Own words"
    case .key: return "Key"
    case .modelCard: return "Model"
    case .held: return "Held back"
    case .comparison: return "Compare"
    case .themes: return "Theme"
    case .leaving: return "Leave"
    case nil: break
    }
    return switch state.focus {
    case .composer: "Composer"
    case .models: "Models"
    case .options: "Options"
    case .chat: "Chat \(state.current + 2)"
    }
  }

  private func keys(_ state: AppState) -> [(String, String)] {
    switch state.overlay {
    case .palette:
      return [("type", "to find"), ("Up Down", "move"), ("Enter", "run"), ("Esc", "close")]
    case .key: return [("Enter", "check and use"), ("Esc", "close, keep the model as it is")]
    case .themes: return [("j k", "try"), ("Enter", "keep"), ("Esc", "back")]
    case .leaving: return [("Enter", "leave"), ("Esc", "stay")]
    case .modelCard:
      return [("j k", "scroll"), ("Enter", "use"), ("a", "new pane"), ("Esc", "close")]
    case .held: return [("j k", "scroll"), ("any other key", "closes")]
    case .comparison:
      return [
        ("h l", "column"), ("Enter", "into pane \(state.current + 2)"), ("a", "ask all"),
        ("D", "drop column"), ("d", "differing rows"), ("y", "copy ids"), ("Esc", "back"),
      ]
    case .help, .timeline, .ownWords: return [("any key", "closes")]
    case nil: break
    }
    switch state.focus {
    case .composer:
      let send = state.addressed.count > 1 ? "send to \(state.addressed.count)" : "send"
      var keys = [("Enter", send)]
      if state.chat.isRunning { keys.append(("Esc", "stop \(state.current + 2)")) }
      return keys + [("Tab", "panes"), ("Ctrl+N", "pane"), ("Ctrl+P", "commands"), ("F1", "help")]
    case .models:
      return state.browser.isSearching
        ? [("type", "to search"), ("Down", "to the list"), ("Esc", "all"), ("Tab", "panes")]
        : [
          ("j k", "move"), ("Enter", "use"), ("a", "pane"), ("f", "chain"), ("i", "card"),
          ("Space", "mark"), ("c", "compare"), ("/", "search"),
          ("z", state.browser.isZoomed ? "unzoom" : "zoom"), ("o", "providers"), ("K", "key"),
        ]
    case .options:
      return [
        ("j k", "row"), ("h l", "value"), ("digits", "type"), ("Backspace", "default"),
        ("Esc", "composer"),
      ]
    case .chat:
      var keys: [(String, String)] =
        state.chat.isRunning ? [("Esc", "stop"), (">", "next entry now")] : [("r", "again")]
      keys += [
        ("j k", "scroll"), ("t", "timeline"), ("e", "own words"), ("y", "copy"), ("z", "zoom"),
        ("Space", "reasoning"), ("x", "close"), ("Tab", "panes"), ("Ctrl+P", "commands"),
      ]
      return keys
    }
  }
}
