import AppCore
import Catalog
import ChatModel
import Screen
import TextLayout

extension ScreenView {
  /// What stands at the foot of a chat: its turns, and how much of the model's context they use.
  struct ContextFoot {
    var text: String
    var role: TextRole
    var percent: Int
  }

  /// The foot of a chat; nil where it leaves first, or where no window is known.
  ///
  /// It has a row of its own on wide screens, and anywhere from half of the window on.
  mutating func contextFoot(_ chat: Chat, _ state: AppState, in body: Rect) -> ContextFoot? {
    guard body.height >= 8, let foot = contextFoot(chat, state, width: body.width) else {
      return nil
    }
    let hasRoom = state.columns >= 160 && body.height >= 20
    return hasRoom || foot.percent >= ContextUse.half ? foot : nil
  }

  /// The same wherever it is to stand; nil where nothing was asked, or where no window is known.
  mutating func contextFoot(_ chat: Chat, _ state: AppState, width: Int) -> ContextFoot? {
    guard !chat.turns.isEmpty, !state.hidesNames(of: chat),
      let window = contextWindow(of: chat, state)
    else { return nil }
    let use = ContextUse(chat)
    let percent = use.percent(of: window)
    return ContextFoot(
      text: Self.words(use, window, width: width),
      role: percent >= ContextUse.tight ? .warning : .muted, percent: percent)
  }

  /// `3 turns  2.1K of 1M`, and a word when it gets tight.
  private static func words(_ use: ContextUse, _ window: Int, width: Int) -> String {
    let percent = use.percent(of: window)
    let turns = use.turns == 1 ? "1 turn" : "\(use.turns) turns"
    let amount = (use.isEstimated ? "about " : "") + Figures.tokens(use.tokens)
    let size = "\(amount) of \(Figures.tokens(window))"
    guard percent >= ContextUse.tight else { return "\(turns)  \(size)" }
    let warning = percent >= 100 ? "more than the model reads" : "context \(percent)% full"
    let advice = percent >= 100 ? "/clear, or a larger model" : "/clear begins anew"
    let forms = [
      "\(turns)  \(size)  \(warning)  \(advice)", "\(size)  \(warning)  \(advice)",
      "\(size)  \(warning)", warning,
    ]
    return forms.first { DisplayWidth.width(of: $0) <= width } ?? warning
  }

  func draw(_ foot: ContextFoot, in line: Rect, of frame: inout Frame) {
    frame.write(
      DisplayWidth.truncate(foot.text, to: line.width, cut: .end), in: line,
      style: palette[foot.role])
  }

  /// What the model that is asked first can read; looked up once per frame that is drawn anew.
  private mutating func contextWindow(of chat: Chat, _ state: AppState) -> Int? {
    guard let first = chat.chain.first else { return nil }
    if let known = contextWindows[first.id] { return known }
    let window = ModelID(first.id).flatMap { state.catalog.model($0)?.contextWindow }
    contextWindows[first.id] = .some(window)
    return window
  }
}
