import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The focused pane's name, its keys, and facts at the right.
  func drawStatus(_ state: AppState, in line: Rect, of frame: inout Frame) {
    var column = frame.write(
      " \(paneName(state)) ", in: line, style: palette[.focus].adding(.reverse))
    let right = comparedFact(state) ?? facts.joined(separator: "  ")
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

  /// How often which of two compared models was found better.
  private func comparedFact(_ state: AppState) -> String? {
    guard let comparison = state.comparison, let left = state.answer(of: comparison.left),
      let right = state.answer(of: comparison.right)
    else { return nil }
    return ComparisonText(comparison, (left, right), state).tally
  }

  private func paneName(_ state: AppState) -> String {
    switch state.overlay {
    case .palette: return "Commands"
    case .help: return "Help"
    case .timeline: return "Timeline"
    case .ownWords: return "Own words"
    case .figures: return "Figures"
    case .key: return "Key"
    case .themes: return "Theme"
    case .leaving: return "Leave"
    case nil: break
    }
    if state.comparison != nil { return state.blind == nil ? "Diff" : "Blind" }
    if state.search?.isTyping == true { return "Find" }
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
    case .help, .timeline, .ownWords, .figures: return [("any key", "closes")]
    case nil: break
    }
    if let keys = modeKeys(state) { return keys }
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
          ("j k", "move"), ("Enter", "use"), ("a", "new pane"), ("f", "chain"), ("/", "search"),
          ("K", "key"), ("Esc", "composer"),
        ]
    case .options:
      return [
        ("j k", "row"), ("h l", "value"), ("digits", "type"), ("Backspace", "default"),
        ("Esc", "composer"),
      ]
    case .chat: return chatKeys(state)
    }
  }

  private func chatKeys(_ state: AppState) -> [(String, String)] {
    if state.chat.selection != nil {
      return [("j k", "extend"), ("Ctrl+D", "half a page"), ("y", "copy"), ("Esc", "end")]
    }
    var keys: [(String, String)] =
      state.chat.isRunning ? [("Esc", "stop"), (">", "next entry now")] : [("r", "again")]
    if state.search != nil { keys = [("n N", "next, previous"), ("Esc", "end search")] + keys }
    if !state.chat.isRunning, state.chat.selectedTurn?.answer.isUnfinished == true {
      keys.append(("C", "continue"))
    }
    keys += [("j k", "scroll"), ("{ }", "message"), ("/", "find"), ("y", "copy")]
    if state.chats.count > 1 { keys += [("=", "diff"), ("s", "figures"), ("S", "sync")] }
    return keys + [
      ("t", "timeline"), ("e", "own words"), ("E", "edit"), ("z", "zoom"), ("Tab", "panes"),
      ("Ctrl+P", "commands"),
    ]
  }

  /// The keys while something has them that is no pane.
  private func modeKeys(_ state: AppState) -> [(String, String)]? {
    if let comparison = state.comparison {
      return [
        ("n N", "next difference"),
        ("S", comparison.isSynced ? "sync scroll off" : "sync scroll on"),
        ("Tab", "side"), ("p", "promote \(comparison.side == 0 ? "left" : "right") to all"),
        ("y", "copy"), ("Esc", "back"),
      ]
    }
    if state.search?.isTyping == true {
      return [("type", "to find"), ("Up Down", "others"), ("Enter", "keep"), ("Esc", "back")]
    }
    return nil
  }
}
