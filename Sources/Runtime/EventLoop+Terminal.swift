import AppCore
import Interface
import Screen
import SwitchboardKit
import TerminalIO
import TextLayout

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
    let outcome = run(call, &session, &display)
    if outcome.status == 0, let text = outcome.text { _ = state.handle(.edited(text)) }
    if let status = outcome.status, status != 0 {
      let name = call.arguments.first ?? "The editor"
      _ = state.handle(
        .noticed("\(Sanitizer.line(name)) ended with status \(status); the draft is as it was."))
    }
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
  /// - Returns: How it ended, as a shell counts it, nil when it did not begin; and what its file says
  ///   afterwards.
  private mutating func run(
    _ call: EditorCall, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) -> (status: Int32?, text: String?) {
    display.lend()
    var ended: Int32?
    do throws(TerminalError) {
      let (status, signals) = try session.run(call.arguments, environment: call.environment)
      ended = status
      take(signals, &session, &display)
    } catch {
      _ = state.handle(.noticed(Sanitizer.line(error.description)))
    }
    display.repaint()
    isDirty = true
    return (ended, call.finish())
  }

  mutating func draw(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    _ = state.handle(.tick(clock.now()))
    isDirty = false
    defer { lastFrame = clock.now() }
    if state.isInline, state.showsInline {
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
