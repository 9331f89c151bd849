import AppCore
import Interface
import Screen
import SwitchboardKit
import TerminalIO

extension EventLoop {
  mutating func suspend(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    display.lend()
    let signals = session.suspend()
    display.repaint()
    take(signals.subtracting([.stop, .continued]), &session, &display)
    let size = session.size
    _ = state.handle(.resized(columns: size.columns, rows: size.rows))
    isDirty = true
  }

  mutating func edit(
    _ text: String, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    guard let call = surroundings.editor(text) else {
      _ = state.handle(.copied("Set EDITOR to the editor that you like."))
      return
    }
    if let text = run(call, &session, &display) { _ = state.handle(.edited(text)) }
  }

  mutating func page(
    _ text: String, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    guard let call = surroundings.pager(text) else {
      _ = state.handle(.copied("No file could be made for the pager."))
      return
    }
    _ = run(call, &session, &display)
  }

  /// Lends the terminal to another program.
  ///
  /// - Returns: What its file says afterwards.
  private mutating func run(
    _ call: EditorCall, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) -> String? {
    display.lend()
    do {
      let (_, signals) = try session.run(call.arguments, environment: call.environment)
      take(signals, &session, &display)
    } catch {
      _ = state.handle(.copied("\(error)"))
    }
    display.repaint()
    isDirty = true
    return call.finish()
  }

  mutating func draw(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    _ = state.handle(.tick(clock.now()))
    isDirty = false
    defer { lastFrame = clock.now() }
    if state.showsInline {
      let picture = view.drawInline(state)
      _ = state.handle(.composed(.drawn(width: view.composerWidth(state))))
      display.show(picture.live, above: picture.above, &session)
      return
    }
    let (frame, events) = view.draw(state)
    for event in events { _ = state.handle(event) }
    // Where only answers have grown the other panes stand as they stood.
    if view.changedAreas == nil {
      _ = state.handle(.composed(.drawn(width: view.composerWidth(state))))
      _ = state.handle(.modelsLaidOut(top: view.modelList.top, height: view.modelList.height))
    }
    display.show(frame, changedIn: view.changedAreas, &session)
  }
}
