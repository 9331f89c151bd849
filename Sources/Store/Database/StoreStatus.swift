/// Whether what is said is being kept, for the screen.
package struct StoreStatus: Sendable, Hashable {
  /// Why nothing is being kept now; nil when all is well.
  package var problem: StoreProblem?
  /// Answers that are in memory only.
  package var unsavedAnswers = 0
  /// Where a damaged file was put, when that happened in this run.
  package var setAside: String?

  /// All is well.
  package init() {}

  /// Whether what is said now reaches the disk.
  package var isKeeping: Bool { problem == nil }

  /// What a person should know, in one sentence; nil when all is well.
  package var sentence: String? {
    switch problem {
    case .keepsNothing: return "Chats of this run are not kept."
    case .locked?:
      return "Chats are not being kept for now: another program holds the chats file; what is "
        + "new stays in memory until it lets go."
    case let problem?:
      let unsaved =
        switch unsavedAnswers {
        case 0: ""
        case 1: "; 1 answer is in memory only"
        default: "; \(unsavedAnswers) answers are in memory only"
        }
      return "Chats are not being kept: \(problem.cause)\(unsaved)."
    case nil:
      return setAside.map {
        "The chats file was damaged. It was set aside as \(Self.name(of: $0)) and a new one "
          + "begun; nothing was deleted."
      }
    }
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
