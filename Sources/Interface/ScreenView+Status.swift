package import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The focused pane's name, its keys, and facts at the right.
  func drawStatus(_ state: AppState, in line: Rect, of frame: inout Frame) {
    var column = frame.write(
      " \(paneName(state)) ", in: line, style: palette[.focus].adding(.reverse))
    let right = fittingFacts(state, in: line.endColumn - column)
    let limit = line.endColumn - DisplayWidth.width(of: right) - 3
    for (key, what) in Self.fitting(statusKeys(state), in: limit - column) {
      column = frame.write("  " + key, at: line.row, column, style: palette[.accent], within: line)
      column = frame.write(" " + what, at: line.row, column, style: palette[.muted], within: line)
    }
    if column + DisplayWidth.width(of: right) + 2 <= line.endColumn {
      frame.write(right + " ", in: line, style: palette[.muted], alignment: .trailing)
    }
  }

  /// The facts; the age of the catalogue and what stands before it go before a key does.
  private func fittingFacts(_ state: AppState, in width: Int) -> String {
    var facts = (state.hasMouse ? ["mouse on"] : []) + facts
    let keys = Self.size(statusKeys(state)) + 4
    while facts.count > 1, DisplayWidth.width(of: facts.joined(separator: "  ")) + keys > width {
      facts.removeLast()
    }
    return facts.joined(separator: "  ")
  }

  private static func size(_ keys: [(String, String)]) -> Int {
    keys.reduce(0) { $0 + 3 + DisplayWidth.width(of: $1.0) + DisplayWidth.width(of: $1.1) }
  }

  /// The keys that fit; they go from the end, those of commands and help last.
  private static func fitting(_ keys: [(String, String)], in width: Int) -> [(String, String)] {
    var keys = keys
    while !keys.isEmpty, size(keys) > width {
      let last = keys.lastIndex { $0.0 != "Ctrl+P" && $0.0 != "F1" } ?? keys.count - 1
      keys.remove(at: last)
    }
    return keys
  }

  private func paneName(_ state: AppState) -> String {
    if state.showsLeader { return "Leader" }
    switch state.overlay {
    case .palette: return "Commands"
    case .help: return "Help"
    case .timeline: return "Timeline"
    case .ownWords: return "Own words"
    case .key: return "Key"
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

  /// The keys that the status row names; each does something in this state.
  package func statusKeys(_ state: AppState) -> [(String, String)] {
    if state.showsLeader { return [("a key", "runs it"), ("Esc", "cancel"), ("?", "all keys")] }
    switch state.overlay {
    case .palette:
      return [("type", "to find"), ("Up Down", "move"), ("Enter", "run"), ("Esc", "close")]
    case .key:
      return [
        ("Enter", "check and use"), ("Tab", "paste or command"), ("Alt+K", "keep it"),
        ("Esc", "close"),
      ]
    case .themes: return [("j k", "try"), ("Enter", "keep"), ("Esc", "back")]
    case .leaving: return [("Enter", "leave"), ("Esc", "stay")]
    case .help:
      let scroll = HelpSheet(state).last > 0 ? [("j k", "scroll")] : []
      return scroll + [("Ctrl+P", "commands"), ("Esc", "close")]
    case .timeline, .ownWords: return [("any key", "closes")]
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

  /// The keys of a chat that do something now, as they are bound.
  private func chatKeys(_ state: AppState) -> [(String, String)] {
    let stop = state.chat.isRunning ? [("Esc", "stop")] : []
    let actions: [(actions: [Action], words: String)] = [
      ([.nextEntry], "next entry now"), ([.again], "again"), ([.lineDown, .lineUp], "scroll"),
      ([.timeline], "timeline"), ([.ownWords], "own words"), ([.copyAnswer], "copy"),
      ([.zoom], "zoom"), ([.reasoning], "reasoning"), ([.closePane], "close"),
      ([.nextPane], "panes"), ([.palette], "commands"), ([.help], "help"),
    ]
    return stop
      + actions.compactMap { entry in
        let keys = entry.actions.filter { state.reasonAgainst($0) == nil }.compactMap {
          key(of: $0, state)
        }
        return keys.isEmpty ? nil : (keys.joined(separator: " "), entry.words)
      }
  }

  /// The key of an action in the focused pane; commands and help have one that holds everywhere.
  private func key(of action: Action, _ state: AppState) -> String? {
    let keys = state.keymap.keys(of: action, in: state.place)
    let isGlobal = action == .palette || action == .help
    return (isGlobal ? keys.first { $0.count > 1 } : nil) ?? keys.first
  }
}
