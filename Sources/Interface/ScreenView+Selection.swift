import AppCore
import TextLayout

extension ScreenView {
  /// The selected lines with the cursor moved, which stays in view; nil while nothing is selected.
  mutating func selection(
    _ chat: Chat, height: Int, top: inout ChatLayout.Spot, _ follows: inout Bool
  ) -> (start: ChatLayout.Spot, end: ChatLayout.Spot)? {
    guard let selection = chat.selection else { return nil }
    let start = selection.start.flatMap { lines[chat.id].spot(at: $0, chat) } ?? top
    var end = selection.end.flatMap { lines[chat.id].spot(at: $0, chat) } ?? top
    end = lines[chat.id].move(end, by: selection.lines, chat)
    if end < top {
      top = end
    } else {
      top = max(top, lines[chat.id].move(end, by: 1 - height, chat))
    }
    follows = false
    return (start, end)
  }

  /// The selected lines as text: without what indents them, and without spaces at their ends.
  mutating func selectedText(
    _ selection: (start: ChatLayout.Spot, end: ChatLayout.Spot), _ chat: Chat
  ) -> String {
    var spot = min(selection.start, selection.end)
    let last = max(selection.start, selection.end)
    var text = ""
    while spot <= last {
      lines[chat.id].layOut(spot.turn, chat)
      let turn = lines[chat.id].turns[spot.turn]
      while spot.line < turn.count, spot <= last {
        let line = turn[spot.line].text
        let start =
          line.hasPrefix("  ") ? line.index(line.startIndex, offsetBy: 2) : line.startIndex
        let content = line[start...]
        let end = content.lastIndex { $0 != " " }.map { content.index(after: $0) }
        text += content[..<(end ?? content.startIndex)] + "\n"
        spot.line += 1
      }
      spot = spot.line < turn.count ? spot : ChatLayout.Spot(turn: spot.turn + 1, line: 0)
      guard spot.turn < lines[chat.id].turns.count else { break }
    }
    return text
  }
}
