package import AppCore
import Catalog
import Screen
import TextLayout

extension ScreenView {
  /// The focused pane's name, its keys, and facts at the right.
  func drawStatus(_ state: AppState, in line: Rect, of frame: inout Frame) {
    var column = frame.write(
      " \(paneName(state)) ", in: line, style: palette[.focus].adding(.reverse))
    let right = fittingFacts(state, in: line.endColumn - column)
    let limit = line.endColumn - DisplayWidth.width(of: right) - 3
    var keys = statusKeys(state)
    if state.overlay?.hasKeySheet == true, Self.size(keys) > limit - column, !state.showsLeader {
      keys.append(("F1", "keys"))
    }
    for (key, what) in Self.fitting(keys, in: limit - column) {
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

  /// Whether a run of the chain that is edited would begin.
  private func checkFact(_ state: AppState) -> String? {
    guard case .chainEditor(let editor) = state.overlay, !editor.checks.isEmpty,
      state.columns >= 100
    else { return nil }
    let count = editor.mistakes.count
    return count == 0 ? "valid, 0 mistakes" : count == 1 ? "✗ 1 mistake" : "✗ \(count) mistakes"
  }

  /// The facts; the age of the catalogue and what stands before it go before a key does.
  private func fittingFacts(_ state: AppState, in width: Int) -> String {
    if let tally = comparedFact(state) { return tally }
    if let check = checkFact(state) { return check }
    let age = state.browser.knowledge?.age ?? "catalogue of \(state.catalog.date)"
    let keeping =
      state.isIncognito ? ["incognito"] : state.isKeeping ? [] : ["✗ not kept"]
    var facts = (state.hasMouse ? ["mouse on"] : []) + keeping + facts + [age]
    let keys = Self.size(statusKeys(state)) + 4
    // What floats has its own keys; Esc among them is worth more than a fact.
    let least = state.overlay == nil && !state.showsLeader ? 1 : 0
    while facts.count > least, DisplayWidth.width(of: facts.joined(separator: "  ")) + keys > width
    {
      facts.removeLast()
    }
    return facts.joined(separator: "  ")
  }

  private static func size(_ keys: [(String, String)]) -> Int {
    keys.reduce(0) { $0 + 3 + DisplayWidth.width(of: $1.0) + DisplayWidth.width(of: $1.1) }
  }

  /// The keys that fit; they go from the end, but the first one, the way back, commands and help
  /// only after all others.
  private static func fitting(_ keys: [(String, String)], in width: Int) -> [(String, String)] {
    var keys = keys
    while !keys.isEmpty, size(keys) > width {
      let last = keys.dropFirst().lastIndex { key in
        !["Ctrl+P", "F1"].contains(key.0)
          && !(key.0 == "Esc" && ["back", "close", "entries", "all", "leave it"].contains(key.1))
      }
      let next = last ?? keys.lastIndex { $0.0 == "Ctrl+P" } ?? keys.lastIndex { $0.0 == "Esc" }
      keys.remove(at: next ?? keys.count - 1)
    }
    return keys
  }

  /// The name of what has the keys.
  func paneName(_ state: AppState) -> String {
    if state.showsLeader { return "Leader" }
    switch state.overlay {
    case .palette: return "Commands"
    case .help: return "Help"
    case .binding: return "Key"
    case .keys: return "Keys"
    case .timeline: return "Timeline"
    case .wire: return "Wire log"
    case .failureDesk: return "Failure desk"
    case .ownWords: return "Own words"
    case .figures: return "Figures"
    case .key: return "Key"
    case .modelCard: return "Model"
    case .held: return "Held back"
    case .comparison: return "Compare"
    case .themes: return "Theme"
    case .presets: return "Presets"
    case .sessions: return "Sessions"
    case .statistics: return "Statistics"
    case .agents: return "Agents"
    case .chainEditor(let editor):
      return editor.dryRun != nil ? "Dry run" : editor.fieldSelection != nil ? "Entry" : "Chain"
    case .export: return "Export"
    case .leaving: return "Leave"
    case nil: break
    }
    if state.comparison != nil { return state.blind == nil ? "Diff" : "Blind" }
    if state.search?.isTyping == true { return "Find" }
    return switch state.focus {
    case .composer: "Composer"
    case .models: "Models"
    case .options: state.options.half == .wire ? "Wire" : "Options"
    case .chat: "Chat \(state.current + 2)"
    }
  }

  /// The keys that the status row names; each does something in this state.
  package func statusKeys(_ state: AppState) -> [(String, String)] {
    if state.showsLeader { return [("a key", "runs it"), ("Esc", "cancel"), ("?", "all keys")] }
    switch state.overlay {
    case .palette:
      return [
        ("type", "to find"), ("Enter", "run"), ("Alt+K", "bind"), ("Up Down", "move"),
        ("Esc", "close"),
      ]
    case .key(let dialog):
      return (dialog.offer == nil ? [] : [("Enter", "check and use")]) + [
        ("Tab", "paste or command"), ("Alt+K", "keep it"), ("Esc", "close"),
      ]
    case .themes: return [("j k", "try"), ("Enter", "keep"), ("Esc", "back")]
    case .presets(let list) where list.name != nil: return [("Enter", "keep"), ("Esc", "back")]
    case .presets(let list):
      let some = list.presets.isEmpty ? [] : [("j k", "move"), ("Enter", "apply")]
      let last = list.presets.isEmpty ? [] : [("D", "delete")]
      return some + [("n", "save as")] + last + [("Esc", "back")]
    case .sessions(let list): return sessionKeys(list)
    case .statistics(let view): return statisticsKeys(view, state)
    case .agents(let list): return agentKeys(list)
    case .chainEditor(let editor): return chainKeys(editor, state)
    case .export:
      return [
        ("j k", "form"), ("Enter", "copy"), ("s", "write a file here"), ("Esc", "back"),
      ]
    case .leaving: return [("Enter", "leave"), ("Esc", "stay")]
    case .timeline:
      return [
        ("j k", "attempt"), ("e", "its own words"), ("w", "wire"), ("y", "copy as text"),
        ("Esc", "back"),
      ]
    case .wire(let view):
      if view.exchanges.isEmpty { return [("Esc", "back")] }
      if view.isSearching { return [("Enter", "to the list"), ("Esc", "all")] }
      return [
        ("j k", view.isInText ? "scroll" : "request"), ("Tab", view.isInText ? "list" : "text"),
        ("/", "search"), ("Enter", "pager"), ("y", "copy"), ("X", "as curl"),
        ("=", "diff with previous"), ("Esc", "back"),
      ]
    case .failureDesk:
      return [
        ("j k", "fault"), ("h l", "value"), ("Enter", "try it"), ("Alt+Enter", "all demo"),
        ("Backspace", "none"), ("w", "all bytes"), ("Esc", "back"),
      ]
    case .ownWords: return [("j k", "scroll"), ("any other key", "closes")]
    case .figures: return [("any key", "closes")]
    case .modelCard:
      return [("j k", "scroll"), ("Enter", "use"), ("a", "new pane"), ("Esc", "close")]
    case .held: return [("j k", "scroll"), ("any other key", "closes")]
    case .comparison:
      return [
        ("h l", "column"), ("Enter", "into pane \(state.current + 2)"), ("a", "ask all"),
        ("D", "drop column"), ("d", "differing rows"), ("y", "copy ids"), ("Esc", "back"),
      ]
    case .help(let view):
      if view.isTyping {
        return [
          ("type", "to find"), ("Enter", "run it"), ("Up Down", "move"), ("Alt+K", "bind"),
          ("Esc", "all"),
        ]
      }
      return [
        ("j k", "move"), ("/", "find a key"), ("Enter", "run it"), ("Alt+K", "bind"),
        ("t", "guided tour"), ("Esc", "close"),
      ]
    case .keys: return [("any key", "closes")]
    case .binding(let binding):
      switch binding.question {
      case .take: return [("Enter", "move it here"), ("Esc", "leave it"), ("a key", "instead")]
      case .drop: return [("Enter", "take it away"), ("Esc", "leave it"), ("a key", "instead")]
      case nil: return [("a key", "does it from now on"), ("Esc", "leave it")]
      }
    case nil: break
    }
    if let keys = modeKeys(state) { return keys }
    switch state.focus {
    case .composer:
      if let keys = composerKeys(state) { return keys }
      let send = state.destination.count > 1 ? "send to \(state.destination.count)" : "send"
      var keys = [("Enter", send)]
      if state.chat.isRunning { keys.append(("Esc", "stop \(state.current + 2)")) }
      return keys + [("Tab", "panes"), ("Ctrl+N", "pane"), ("Ctrl+P", "commands"), ("F1", "help")]
    case .models:
      return state.browser.isSearching
        ? [
          ("type", "to search"), ("Down", "to the list"),
          ("Esc", state.browser.editor.isEmpty ? "composer" : "all"), ("Tab", "panes"),
          ("Ctrl+P", "commands"), ("F1", "help"),
        ]
        : [
          ("j k", "move"), ("Enter", "use"), ("a", "pane"), ("f", "chain"), ("i", "card"),
          ("Space", "mark"),
        ] + (state.browser.marked.count > 1 ? [("c", "compare")] : []) + [
          ("/", "search"),
          ("z", state.browser.isZoomed ? "unzoom" : "zoom"), ("o", "providers"), ("K", "key"),
          ("Ctrl+P", "commands"), ("F1", "help"),
        ]
    case .options: return optionKeys(state)
    case .chat: return chatKeys(state)
    }
  }

  /// The keys of what is selected in the options.
  private func optionKeys(_ state: AppState) -> [(String, String)] {
    if let field = state.options.field {
      return field.isInline
        ? [("Enter", "keep"), ("Up Down", "step"), ("Esc", "back")]
        : [("Enter", "keep"), ("Ctrl+J", "line"), ("Ctrl+G", "editor"), ("Esc", "back")]
    }
    if state.options.isSearching {
      return [("type", "to search"), ("Enter", "to the rows"), ("Esc", "all")]
    }
    if state.options.isChoosing {
      return [("letter", "jumps"), ("Enter", "keep"), ("Esc", "back")]
    }
    let zoom = state.options.isZoomed ? "unzoom" : "zoom"
    if state.options.half == .wire {
      return [
        ("j k", "line"), ("Enter", "fold"), ("] [", "changes"), ("y", "copy"), ("X", "as curl"),
        ("w", "options"), ("z", zoom), ("Esc", "back"),
      ]
    }
    var keys: [(String, String)] = [("j k", "row")]
    switch state.selectedOption?.kind {
    case .number: keys += [("digits", "type"), ("- +", "step")]
    case .choice, .boolean: keys += [("h l", "value"), ("Enter", "choose")]
    case .heading, .object, .list, .map: keys += [("Enter", "unfold")]
    case .addElement, .addMember, .addKey: keys += [("Enter", "add")]
    case .system, .text, .json, nil: keys += [("Enter", "edit")]
    }
    let again = state.reasonAgainst(.againWithOptions) == nil ? [("R", "run again")] : []
    keys += [("Backspace", "clear"), ("w", "wire"), ("/", "search")] + again
    return keys + [
      ("z", zoom), ("m", "message"), ("s", "presets"),
      ("Esc", zoom == "zoom" ? "composer" : "back"),
      ("Ctrl+P", "commands"), ("F1", "help"),
    ]
  }

  /// The keys while something has them that is no pane.
  private func modeKeys(_ state: AppState) -> [(String, String)]? {
    if let comparison = state.comparison {
      return [
        ("n N", "next difference"),
        ("S", comparison.isSynced ? "sync scroll off" : "sync scroll on"),
        ("Tab", "side"), ("p", "promote \(comparison.side == 0 ? "left" : "right") to all"),
        ("y", "copy"), ("B", state.blind == nil ? "hide names" : "end blind mode"), ("Esc", "back"),
      ]
    }
    if state.search?.isTyping == true {
      return [("type", "to find"), ("Up Down", "others"), ("Enter", "keep"), ("Esc", "back")]
    }
    return nil
  }

  /// The keys of a chat that do something now, as they are bound.
  private func chatKeys(_ state: AppState) -> [(String, String)] {
    if state.chat.selection != nil {
      return [("j k", "extend"), ("Ctrl+D", "half a page"), ("y", "copy"), ("Esc", "end")]
    }
    var first = state.chat.isRunning ? [("Esc", "stop")] : []
    if state.search != nil { first += [("n N", "next, previous"), ("Esc", "end search")] }
    let isUnfinished = state.chat.selectedTurn?.answer.isUnfinished == true
    let hasOthers = state.chats.count > 1
    let actions: [(actions: [Action], words: String)] =
      [
        ([.nextEntry], "next entry now"), ([.again], "again"),
        (isUnfinished ? [.continueAnswer] : [], "continue"), ([.timeline], "timeline"),
        ([.wire], "wire"), ([.copyAnswer], "copy"), (hasOthers ? [.compare] : [], "diff"),
        ([.lineDown, .lineUp], "scroll"), ([.earlierAnswer, .otherAnswer], "other answers"),
        (hasOthers ? [.figures] : [], "figures"), ([.previousTurn, .nextTurn], "message"),
        ([.find], "find"), ([.ownWords], "own words"), ([.failureDesk], "faults"),
        ([.zoom], "zoom"), ([.reasoning], "reasoning"),
        ([.closePane], "close"), ([.nextPane], "panes"), ([.palette], "commands"),
        ([.help], "help"),
      ]
    return first
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
