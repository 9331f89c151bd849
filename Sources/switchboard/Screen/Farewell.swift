import AppCore
import Glibc
import Settings
import Store
import SwitchboardKit
import TextLayout

/// What is kept and said after the screen has gone.
struct Farewell {
  let program: Program
  let isIncognito: Bool
  /// The stored chat of the panes; nil when nothing was kept.
  var chat: ChatSummary?

  /// Keeps a transcript and what the screen remembers.
  ///
  /// - Parameters:
  ///   - state: As it was at the end, every run in it ended.
  ///   - time: How long the program ran.
  ///   - stoppedOnLeaving: How many answers were still coming.
  /// - Returns: At most four lines; none when nothing was said.
  func lines(_ state: AppState, time: Duration, stoppedOnLeaving: Int) -> [String] {
    if !isIncognito {
      ScreenMemory(state).write(to: StateFile(program.directories.stateFile))
    }
    let stamp = Self.stamp()
    guard let text = state.transcript(date: stamp.spoken) else { return [] }
    var lines = [(isIncognito ? "Not kept: " : "Kept: ") + Self.sum(state.summary, time) + "."]
    if !isIncognito {
      do throws(SettingsError) {
        let path = try TranscriptFolder(program.directories)
          .add(text, title: state.title ?? "", stamp: stamp.sortable)
        lines.append("Transcript: " + shortened(path))
      } catch {
        lines.append("There is no transcript: \(error.description)")
      }
    }
    if let chat {
      lines.append(
        "Again:      switchboard --chat \(chat.number)  (\"\(Sanitizer.line(chat.title))\" in "
          + shortened(program.directories.chatsFile) + ")")
    }
    if stoppedOnLeaving > 0 {
      lines.append(
        stoppedOnLeaving == 1
          ? "1 answer was stopped on leaving; what had come is kept as stopped."
          : "\(stoppedOnLeaving) answers were stopped on leaving; what had come is kept as stopped."
      )
    }
    return lines
  }

  static func sum(_ summary: RunSummary, _ time: Duration) -> String {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
    var facts = [
      count(summary.chats, "chat", "chats"), count(summary.answers, "answer", "answers"),
    ]
    if summary.stopped > 0 { facts.append("\(summary.stopped) stopped") }
    if summary.failed > 0 { facts.append("\(summary.failed) failed") }
    if summary.outputTokens > 0 { facts.append("\(Figures.tokens(summary.outputTokens)) tokens") }
    if summary.dollars > 0 || summary.hasUnknownPrice {
      let cost = Figures.dollars(summary.dollars)
      facts.append(
        !summary.hasUnknownPrice
          ? cost : summary.dollars > 0 ? "\(cost) and more" : "price unknown")
    }
    return (facts + [Figures.time(time)]).joined(separator: ", ")
  }

  /// A path with `~` for the home directory.
  private func shortened(_ path: String) -> String {
    guard let home = program.environment["HOME"], home.count > 1, path.hasPrefix(home + "/") else {
      return path
    }
    return "~" + path.dropFirst(home.count)
  }

  /// The local time, for people and for names of files.
  private static func stamp() -> (spoken: String, sortable: String) {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return (
      "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min))",
      "\(date)-\(two(parts.tm_hour))\(two(parts.tm_min))"
    )
  }
}
