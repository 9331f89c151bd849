import AppCore
import Interface
import SwitchboardKit
import TerminalIO

extension EventLoop {
  /// Puts a request on the clipboard.
  mutating func copy(
    _ request: RunRequest, as form: RequestForm, _ session: inout TerminalSession
  ) {
    guard let desk = surroundings.requests else { return }
    switch desk.text(request, form) {
    case .success(let text):
      session.offerToClipboard(text)
      _ = state.handle(.copied(surroundings.copy(text)))
    case .failure(let failure): _ = state.handle(.copied(failure.sentence))
    }
  }

  /// Writes a request into a file.
  mutating func write(_ request: RunRequest, as form: RequestForm) {
    guard let desk = surroundings.requests else { return }
    switch desk.text(request, form) {
    case .success(let text): _ = state.handle(.noticed(desk.write(text, form)))
    case .failure(let failure): _ = state.handle(.noticed(failure.sentence))
    }
  }
}
