package import AppCore
package import Screen
import TextLayout

/// Draws the whole screen: a function of the state, the theme, and what was laid out before.
package struct ScreenView: Sendable {
  package var palette: Palette { didSet { panes = nil } }
  /// The panes as they were last drawn, with nothing over them; nil when all must be drawn anew.
  var panes: DrawnPanes?
  /// The lines of the chats in the last frame; those of chats with anything besides are missing.
  var texts: [ChatID: DrawnText] = [:]
  /// Where alone the last frame may differ from the one before it; nil: anywhere.
  package internal(set) var changedAreas: [Rect]?
  /// Where the lines of the chats stand, as they were last drawn.
  var chatRows: [ChatID: (area: Rect, spots: [ChatLayout.Spot])] = [:]
  var lines = LineCache()
  var wireText = WireTextCache()
  /// How long the text of the thing that floats came out, when it can be scrolled.
  var overlayMetrics: ScrollMetrics?
  /// The two answers that were compared last.
  var compared: ComparisonLines?
  var draftWindow = DraftWindow()
  /// What the models can read at once, by id, since the panes were last drawn anew.
  var contextWindows: [String: Int?] = [:]
  /// What has been written above the live rows of inline mode, and what is still to be.
  var transcript = InlineTranscript()
  /// Sentences that depend on the world outside: how many keys, how old the catalogue.
  package var facts: [String] { didSet { panes = nil } }
  package var symbols = SymbolSet.unicode { didSet { panes = nil } }
  /// Turns dates into times of day.
  package var wallClock = WallClock.utc
  package let now: Duration
  /// Where the list of models begins and how many rows it has, as it was last drawn.
  package var modelList = ModelListPlace()
  /// The rows of options that nobody works on, and what they were made from.
  var optionSummary: (key: OptionSummaryKey, rows: [OptionRow])?
  /// Where the rows of the options stand and which is the first, as they were last drawn.
  var optionList = (area: Rect(width: 0, height: 0), first: 0)

  package init(palette: Palette, facts: [String]) {
    self.palette = palette
    self.facts = facts
    now = .zero
  }

  /// The picture of a state.
  ///
  /// - Returns: The frame, and how things came out, for the state to know.
  package mutating func draw(_ state: AppState) -> (frame: Frame, events: [AppEvent]) {
    var (frame, events) = drawGrowth(state) ?? drawSigns(state)
    if symbols == .ascii { frame.replace(SymbolSet.twins) }
    return (frame, events)
  }

  private mutating func drawSigns(_ state: AppState) -> (frame: Frame, events: [AppEvent]) {
    changedAreas = nil
    panes = nil
    texts = [:]
    chatRows = [:]
    contextWindows = [:]
    overlayMetrics = nil
    var frame = Frame(columns: state.columns, rows: state.rows, style: palette.ground)
    guard !state.isTooSmall else {
      drawTooSmall(state, in: &frame)
      return (frame, [])
    }
    lines.keep(state.chats)
    var (events, layout) = drawBase(state, in: &frame)
    drawOverlay(state, in: &frame)
    if let metrics = overlayMetrics { events.append(.overlayLaidOut(metrics)) }
    drawLeader(state, in: &frame)
    drawTour(state, in: &frame)
    panes = hasFloatingNews(state) ? nil : layout.flatMap { DrawnPanes(frame, $0, state) }
    return (frame, events)
  }

  /// What lies under all that floats: two answers compared, the options, or the panes.
  ///
  /// - Returns: How things came out, and the layout of the panes when they are what is shown.
  private mutating func drawBase(
    _ state: AppState, in frame: inout Frame
  ) -> (events: [AppEvent], layout: ScreenLayout?) {
    if let comparison = state.comparison {
      let event = drawComparison(comparison, state, in: &frame)
      drawStatus(state, in: frame.bounds.line(frame.rows - 1), of: &frame)
      return (event.map { [$0] } ?? [], nil)
    }
    compared = nil
    if state.focus == .options, state.options.isZoomed {
      drawOptionsScreen(state, in: &frame)
      drawOptionField(state, in: &frame)
      return ([], nil)
    }
    let layout = ScreenLayout(state, composerRows: composerRows(state))
    drawLines(layout, state, in: &frame)
    var events: [AppEvent] = []
    for area in layout.chats {
      events.append(.laidOut(state.chats[area.index].id, drawChat(area, state, in: &frame)))
    }
    drawTabs(layout, state, in: &frame)
    if let models = layout.models { drawModels(state, in: models, of: &frame) }
    if let card = layout.card { drawCard(state, in: card, of: &frame) }
    if let options = layout.options { drawOptions(state, in: options, of: &frame) }
    if let wire = layout.wire { drawSideWire(state, in: wire, of: &frame) }
    if !layout.composer.isEmpty {
      drawComposer(state, in: layout.composer, of: &frame)
    }
    drawStatus(state, in: layout.status, of: &frame)
    drawOptionField(state, in: &frame)
    return (events, layout)
  }

  /// Columns of a row of the draft.
  package func composerWidth(_ state: AppState) -> Int {
    let spansAll = state.columns < 100 || state.showsInline
    let side = spansAll || state.isZoomed ? 0 : (state.columns >= 160 ? 39 : 33)
    return max(10, state.columns - side - 16)
  }

  private func drawTooSmall(_ state: AppState, in frame: inout Frame) {
    let running = state.chats.filter(\.isRunning).count
    let new = state.chats.count { !$0.isRunning && $0.unseen > 0 }
    var work = running > 0 ? [running == 1 ? "1 run goes on" : "\(running) runs go on"] : []
    if new > 0 { work.append(new == 1 ? "1 answer is new" : "\(new) answers are new") }
    let news = work.isEmpty ? [] : [work.joined(separator: ", ") + ".", ""]
    let sentences =
      [
        "Switchboard needs \(AppState.fewestColumns) columns, \(AppState.fewestRows) rows.",
        "This terminal has \(state.columns) columns, \(state.rows) rows.", "",
      ] + news + ["Make it larger, or use a smaller font.", "Esc stops all   q quits"]
    for (row, sentence) in sentences.enumerated() {
      frame.write(sentence, at: row + 1, 1, style: palette[.text])
    }
  }
}
