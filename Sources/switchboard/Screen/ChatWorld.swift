import AppCore
import Glibc
import Runtime
import Settings
import Store
import SwitchboardKit
import Tasks

/// The stored chats as the playground needs them: what keeps this run, and what lists the others.
struct ChatWorld {
  let keeper: ChatKeeper
  let desk: SessionDesk
  private let store: ChatStore
  private let library: ChatStore

  /// - Parameters:
  ///   - program: Knows where the file is.
  ///   - keepsNothing: Whether nothing of this run is kept; stored chats can be read all the same.
  ///   - inbox: Takes what comes of the work.
  init(_ program: Program, keepsNothing: Bool, inbox: Inbox) {
    let file = ChatStore.Location.file(program.directories.chatsFile)
    library = ChatStore(
      file, clock: RunClock(TaskClock(program.thread)), executor: program.thread,
      onStatus: { status in
        let sentence = status.sentence.map(Self.withRemedy)
        inbox.post(.sessions(.keeping(status.isKeeping, sentence: sentence)))
      })
    store = keepsNothing ? ChatStore(.nowhere) : library
    keeper = ChatKeeper(store)
    desk = SessionDesk(keeper: keeper, library: library, inbox: inbox, write: Self.write)
  }

  /// Brings what is left to the disk; the line of this run's chat, nil when nothing was kept.
  func finish() async -> ChatSummary? {
    let chat = await keeper.finish()
    await library.close()
    return chat
  }

  /// What could not be kept, as a sentence.
  var problem: String? { store === library ? store.status.sentence : nil }

  private static func withRemedy(_ sentence: String) -> String {
    sentence + " Ctrl+P, copy the chat, takes it along; switchboard doctor says how to mend it."
  }

  /// Writes into a new file of the current folder, named after the chat.
  private static func write(
    _ title: String, _ ending: String, _ text: String
  ) -> Result<String, SessionDesk.Refusal> {
    let slug = TranscriptFolder.slug(title)
    let name = slug.isEmpty ? "chat" : slug
    var path: String?
    for number in 1...1000 where path == nil {
      let candidate = number == 1 ? "\(name).\(ending)" : "\(name)-\(number).\(ending)"
      if access(candidate, F_OK) != 0 { path = candidate }
    }
    guard let path else {
      return .failure(.init("There are a thousand files called \(name).\(ending) already."))
    }
    do throws(SettingsError) {
      try AtomicFile.write(Array(text.utf8), to: path)
    } catch {
      return .failure(.init(error.description))
    }
    guard let folder = realpath(".", nil) else { return .success(path) }
    defer { free(folder) }
    return .success(String(cString: folder) + "/" + path)
  }
}
