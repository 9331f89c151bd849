import AppCore
import Screen
import TextLayout

/// A frame of panes that can be drawn on while nothing happens but that answers grow.
struct DrawnPanes: Sendable {
  var frame: Frame
  let chats: [ScreenLayout.ChatArea]
  /// `AppState.changes` of what is drawn.
  let changes: Int

  /// nil for a frame in which more than the text of chats moves with answers and time.
  init?(_ frame: Frame, _ layout: ScreenLayout, _ state: AppState) {
    let isPlain =
      state.overlay == nil && state.comparison == nil && state.search == nil
      && state.leader == nil && state.tour == nil && state.composer.completion == nil
      && state.options.field == nil
      && !layout.chats.contains { $0.isFolded || state.chats[$0.index].selection != nil }
    guard isPlain else { return nil }
    self.frame = frame
    chats = layout.chats
    changes = state.changes
  }
}

/// The lines of a chat as they stand in a frame.
struct DrawnText: Sendable {
  var area: Rect
  var lines: [StyledLine]
}

extension ScreenView {
  /// Draws only what is new of the chats that are being answered, over the last frame.
  ///
  /// - Returns: The same picture as `draw` gives; nil when more than answers and time has changed.
  mutating func drawGrowth(_ state: AppState) -> (frame: Frame, events: [AppEvent])? {
    guard var drawn = panes, drawn.changes == state.changes else { return nil }
    // One owner, so that the cells are not copied.
    panes = nil
    changedAreas = []
    var events: [AppEvent] = []
    for place in drawn.chats where state.chats[place.index].isRunning {
      let id = state.chats[place.index].id
      events.append(.laidOut(id, drawText(of: place, state, in: &drawn.frame)))
    }
    panes = drawn
    return (drawn.frame, events)
  }

  /// Empties an area where other text is to be drawn; in a new frame it is empty.
  mutating func renew(_ area: Rect, of frame: inout Frame) {
    guard changedAreas != nil else { return }
    frame.fill(area, style: palette.ground)
    changedAreas?.append(area)
  }
}
