import AppCore
import Catalog
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// What the entries would meet now, without asking any of them.
  func drawOutlook(
    _ editor: ChainEditor, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let lines = [StyledLine()] + outlookLines(editor, state, width: area.width)
    let isCut = lines.count > area.height
    for (row, line) in lines.prefix(isCut ? area.height - 1 : area.height).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
    guard isCut else { return }
    frame.write(
      "\(lines.count - area.height + 1) more lines, d shows them",
      in: area.line(area.height - 1), style: palette[.muted])
  }

  private func outlookLines(
    _ editor: ChainEditor, _ state: AppState, width: Int
  ) -> [StyledLine] {
    var lines = [StyledLine("would do now", TextStyle(.accent))]
    let writer = ChatLines(width: width, now: .zero, reasoning: .folded)
    lines += writer.wrapped(order(state), TextStyle(.muted), indent: 0) + [StyledLine()]
    for (place, item) in state.chat.entries.enumerated() {
      let id = DisplayWidth.truncate(Sanitizer.line(item.id), to: max(4, width - 4))
      lines.append(StyledLine("\(place + 1)  \(id)", TextStyle(item.isEnabled ? .text : .muted)))
      let check = editor.checks[place + 1]
      for (words, role) in outlook(of: item, check, editor.checkedAt, state) {
        lines.append(StyledLine("   \(words)", TextStyle(role)))
      }
      if let mistake = check?.mistake {
        lines += writer.wrapped("! " + Sanitizer.line(mistake), TextStyle(.danger), indent: 3)
      }
    }
    return lines + silence(state).map { StyledLine($0, TextStyle(.muted)) }
  }

  /// One sentence about how the entries share a prompt.
  private func order(_ state: AppState) -> String {
    let rules = state.chainRules
    switch rules.strategy {
    case .fallback: return "In this order, until one answers."
    case .race(let hedgeAfter, let winOn):
      let wins = winOn == .text ? "the first text wins" : "the first whole answer wins"
      guard let hedgeAfter else { return "All start together; \(wins)." }
      return "One more every \(EntryField.seconds(hedgeAfter)); \(wins)."
    case .balance:
      return "The better measured of two goes first, the others are its fallback."
    case .weighted:
      let weights = state.chat.chain.map { max(0, $0.own?.weight ?? 1) }
      let sum = weights.reduce(0, +)
      guard sum > 0 else { return "In this order: no entry has a weight above 0." }
      let shares = weights.map { "\(Int(($0 / sum * 100).rounded()))%" }
      return "By chance \(shares.joined(separator: ", ")) go first, the others are the fallback."
    }
  }

  /// The longest time without a word before the last entry is asked, where one follows the other.
  private func silence(_ state: AppState) -> [String] {
    let chain = state.chat.chain
    guard state.chainRules.strategy == .fallback, chain.count > 1 else { return [] }
    let known = chain.dropLast().map {
      isPassedOver($0, state)
        ? "0s" : EntryField.limit(.firstToken).value(of: $0, state.chainRules).text
    }
    let sum = known.compactMap { Double($0.dropLast()) }.reduce(0, +)
    let total = Self.whole(.seconds(min(sum, 1e9).rounded()))
    return [
      "",
      "longest silence before entry \(state.chat.entries.lastIndex(where: \.isEnabled).map { $0 + 1 } ?? 1):",
      "  " + (known.count > 1 ? known.joined(separator: " + ") + " = " : "") + total,
      "  (a limit moves on at once)",
    ]
  }

  private func isPassedOver(_ item: ChainItem, _ state: AppState) -> Bool {
    !(item.own?.hasOwnKey == true || item.id.contains("{") || item.provider == "demo"
      || state.ready.contains(item.provider))
  }

  /// What the breaker of an entry says, as far as it was looked at.
  private func words(
    of breaker: EntryCheck.Breaker?, _ time: Duration, _ state: AppState
  ) -> (String, TextRole)? {
    switch breaker {
    case nil, .closed: nil
    case .due: ("breaker half open", .warning)
    case .resting(let left):
      left > state.now - time
        ? ("breaker open, rests \(Self.whole(left - (state.now - time)))", .warning)
        : words(of: .due, time, state)
    }
  }

  /// `24s`, `1m 05s`: what is left of a wait.
  private static func whole(_ time: Duration) -> String {
    let seconds = Int(time.components.seconds) + (time.components.attoseconds > 0 ? 1 : 0)
    return seconds < 60 ? "\(seconds)s" : Figures.time(.seconds(seconds))
  }

  private func outlook(
    of item: ChainItem, _ check: EntryCheck?, _ time: Duration, _ state: AppState
  ) -> [(String, TextRole)] {
    guard item.isEnabled else { return [("off", .muted)] }
    if item.id.contains("{") { return [("named by the request's context", .muted)] }
    if isPassedOver(item, state) {
      let variable = state.catalog.provider(item.provider)?.keyVariables.first
      return [
        (variable.map { "◌ no \($0)" } ?? "◌ cannot be asked as things stand", .warning),
        ("counts as failed, costs no time", .muted),
      ]
    }
    var lines: [(String, TextRole)] = []
    if item.provider == "demo" {
      lines.append(("◉ always ready", .success))
    } else {
      lines.append((item.own?.hasOwnKey == true ? "◉ a key of its own" : "◉ key set", .success))
    }
    if check?.breaker == .closed {
      lines[0].0 += "   breaker closed"
    } else if let breaker = words(of: check?.breaker, time, state) {
      lines.append(breaker)
    }
    guard let id = ModelID(item.id) else { return lines }
    if let usual = state.browser.habits.speeds[id]?.firstToken {
      lines.append(("first token usually \(Figures.time(.seconds(usual)))", .muted))
    }
    if (item.own?.afterText ?? state.chainRules.effectiveAfterText) == .continue {
      let dialect = state.catalog.model(id)?.dialect ?? state.catalog.provider(id.provider)?.dialect
      let isTaken = dialect.map { Prefill.isTaken(by: id, in: $0) } ?? false
      lines.append(("takes a text to go on from: \(isTaken ? "yes" : "no, restarts")", .muted))
    }
    return lines
  }

  /// The requests of all entries, one below the other.
  mutating func drawDryRun(
    _ editor: ChainEditor, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    guard let run = editor.dryRun else { return }
    // What has no room beside the chain stands above its requests.
    let outlook = [StyledLine()] + outlookLines(editor, state, width: area.width)
    let isShown = frame.columns >= 110 && outlook.count <= area.height
    let lines = (isShown ? [] : outlook) + dryRunLines(run, state, width: area.width)
    overlayMetrics = ScrollMetrics(total: lines.count, height: area.height)
    let top = min(run.top, max(0, lines.count - area.height))
    for (row, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
  }

  private func dryRunLines(
    _ run: ChainEditor.DryRun, _ state: AppState, width: Int
  ) -> [StyledLine] {
    var lines = [
      StyledLine(),
      StyledLine("dry run: this would be sent, nothing is sent", TextStyle(.accent)),
    ]
    let writer = ChatLines(width: width, now: .zero, reasoning: .folded)
    for (place, item) in state.chat.entries.enumerated() {
      lines.append(StyledLine())
      let head = "\(place + 1)  \(Sanitizer.line(item.id))"
      guard item.isEnabled else {
        lines.append(StyledLine(head + "  off", TextStyle(.muted)))
        continue
      }
      lines.append(StyledLine(head, TextStyle(.accent)))
      guard let preview = run.previews[place] else {
        lines.append(StyledLine("   nothing to show", TextStyle(.muted)))
        continue
      }
      for note in preview.notes {
        lines += writer.wrapped("! " + Sanitizer.line(note), TextStyle(.warning), indent: 3)
      }
      for line in WireLines(preview, since: nil, folded: []).lines {
        let indent = String(repeating: " ", count: 3 + 2 * line.depth)
        let text = DisplayWidth.truncate(
          indent + Sanitizer.line(line.text), to: width, cut: .end)
        let role: TextRole = preview.failure != nil ? .warning : line.path.isEmpty ? .muted : .text
        lines.append(StyledLine(text, TextStyle(role)))
      }
    }
    return lines
  }
}
