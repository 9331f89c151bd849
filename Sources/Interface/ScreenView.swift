package import AppCore
package import Screen
import TextLayout

/// Draws the whole screen: a function of the state, the theme, and what was laid out before.
package struct ScreenView: Sendable {
  package var palette: Palette
  var lines = LineCache()
  /// Sentences that depend on the world outside: how many keys, how old the catalogue.
  package var facts: [String]
  package var symbols = SymbolSet.unicode
  package let now: Duration

  package init(palette: Palette, facts: [String]) {
    self.palette = palette
    self.facts = facts
    now = .zero
  }

  /// The picture of a state.
  ///
  /// - Returns: The frame, and how long each chat came out, for the state to know.
  package mutating func draw(_ state: AppState) -> (
    frame: Frame, metrics: [(ChatID, ScrollMetrics)]
  ) {
    var (frame, metrics) = drawSigns(state)
    if symbols == .ascii { frame.replace(SymbolSet.twins) }
    return (frame, metrics)
  }

  private mutating func drawSigns(_ state: AppState) -> (Frame, [(ChatID, ScrollMetrics)]) {
    var frame = Frame(columns: state.columns, rows: state.rows, style: palette.ground)
    guard !state.isTooSmall else {
      drawTooSmall(state, in: &frame)
      return (frame, [])
    }
    let composer = ComposerLayout(state, width: composerWidth(state))
    let layout = ScreenLayout(state, composerRows: composer.rows.count)
    drawLines(layout, state, in: &frame)
    var metrics: [(ChatID, ScrollMetrics)] = []
    for area in layout.chats {
      metrics.append((state.chats[area.index].id, drawChat(area, state, in: &frame)))
    }
    if let models = layout.models { drawModels(state, in: models, of: &frame) }
    if let options = layout.options { drawOptions(state, in: options, of: &frame) }
    drawComposer(composer, state, in: layout.composer, of: &frame)
    drawStatus(state, in: layout.status, of: &frame)
    drawOverlay(state, in: &frame)
    drawLeader(state, in: &frame)
    return (frame, metrics)
  }

  func composerWidth(_ state: AppState) -> Int {
    let spansAll = state.columns < 100
    let side = spansAll || state.isZoomed ? 0 : (state.columns >= 160 ? 39 : 33)
    return max(10, state.columns - side - 16)
  }

  private func drawTooSmall(_ state: AppState, in frame: inout Frame) {
    let running = state.chats.filter(\.isRunning).count
    let sentences = [
      "Switchboard needs \(AppState.fewestColumns) columns, \(AppState.fewestRows) rows.",
      "This terminal has \(state.columns) columns, \(state.rows) rows.", "",
      running > 0 ? "\(running) runs go on." : "", "Make it larger, or use a smaller font.",
      "Esc stops all   q quits",
    ]
    for (row, sentence) in sentences.enumerated() {
      frame.write(sentence, at: row + 1, 1, style: palette[.text])
    }
  }
}
