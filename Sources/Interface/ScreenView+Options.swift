import AppCore
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The options that people change most, for the current pane.
  func drawOptions(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let isFocused = state.focus == .options
    let chat = state.chat
    drawTitle(
      "Options", number: "0", fact: "pane \(state.current + 2)", in: area, isFocused: isFocused,
      isCurrent: false, of: &frame)
    let body = area.inset(top: 2, right: 1)
    for (index, row) in OptionsPane.Row.allCases.enumerated() where index < body.height {
      let isSelected = index == state.options.selection && isFocused
      let line = body.line(index)
      let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      if isSelected {
        frame.fill(line, style: style)
        frame.write("›", in: line, style: style)
      }
      frame.write(" " + row.rawValue, in: line.inset(left: 1), style: style)
      let value = self.value(of: row, chat, state)
      let muted = isSelected ? style : palette[.muted]
      if isSelected, let typed = state.options.typed {
        let text = "[ \(typed.text) ]"
        frame.write(text, in: line, style: style, alignment: .trailing)
        frame.caret = Position(row: line.row, column: line.endColumn - 2)
      } else {
        frame.write(
          isSelected && value.isSet ? "◂ \(value.text) ▸" : value.text, in: line,
          style: value.isSet ? style : muted, alignment: .trailing)
      }
    }
    let help = body.inset(top: OptionsPane.Row.allCases.count + 1, left: 2)
    if isFocused, help.height > 0 {
      frame.write("h l value  digits type", in: help.line(0), style: palette[.muted])
      frame.write("Backspace: provider's default", in: help.line(1), style: palette[.muted])
    }
  }

  private func value(
    of row: OptionsPane.Row, _ chat: Chat, _ state: AppState
  ) -> (text: String, isSet: Bool) {
    let set: String? =
      switch row {
      case .effort: state.effort == nil ? "none here" : state.effortLevel(of: chat)
      case .temperature: chat.settings.temperature.map { "\($0)" }
      case .maxOutputTokens: chat.settings.maxOutputTokens.map { "\($0)" }
      case .topP: chat.settings.topP.map { "\($0)" }
      case .seed: chat.settings.seed.map { "\($0)" }
      }
    let isSet = set != nil && !(row == .effort && state.effort == nil)
    return (set ?? "default", isSet)
  }
}
