import ChatModel
import Glibc
import Store
import SwitchboardKit

/// What the fault tests start: a process that keeps chats, and can be killed or starved.
///
/// `stream FILE` streams into four panes until it is killed and says what it has taken and what is
/// kept. `draft FILE` types into a long draft until it is killed. `keep FILE [fsize BYTES] [user ID]`
/// keeps one chat and says what the store makes of it. `inject FILE CALL COUNT ERRNO` keeps a chat,
/// lets that system call fail after so many good ones, keeps another, and mends everything.
@main
struct StoreChild {
  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { exit(64) }
    let mode = arguments.removeFirst()
    let file = arguments.removeFirst()
    let store = ChatStore(.file(file))
    if mode == "inject" { await inject(arguments, store) }
    while arguments.count >= 2 {
      let name = arguments.removeFirst()
      guard let number = UInt32(arguments.removeFirst()) else { exit(64) }
      if name == "fsize" { limitFiles(to: number) }
      if name == "user", setgid(number) != 0 || setuid(number) != 0 { exit(77) }
    }
    if mode == "stream" { await stream(store) }
    if mode == "draft" { await type(store) }
    await keep(store)
  }

  /// Writes beyond that many bytes of a file fail, as they do on a full disk.
  private static func limitFiles(to bytes: UInt32) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    setrlimit(__rlimit_resource_t(1), &limit)
  }

  private static func keep(_ store: ChatStore) async {
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [.init(model: "demo/prose")])
    let places = store.prompt(.user("Is there room?"), in: chat, panes: [(pane, nil)])
    await store.flush()
    if let place = places.first {
      let model = ModelID(provider: "demo", model: "prose")
      let answer = store.beginAnswer(to: place, requested: model, layers: [])
      var whole = Answer(requested: model)
      whole.outcome = .answered
      whole.text = String(repeating: "No room at all. ", count: 40_000)
      store.take([.content(attempt: 1, .text(whole.text)), .ended(whole)], for: answer)
    }
    await store.flush()
    say(store.status.sentence ?? "kept")
    exit(0)
  }

  private static func inject(_ arguments: [String], _ store: ChatStore) async {
    guard arguments.count == 3, let count = Int(arguments[1]), let code = Int32(arguments[2]) else {
      exit(64)
    }
    await converse("Before.", store)
    FaultySystem.spoil(arguments[0], after: count, error: code)
    await converse("While it fails.", store)
    say(store.status.sentence ?? "kept")
    say("failed \(FaultySystem.mend())")
    await store.flush()
    say(store.status.sentence ?? "kept")
    await converse("After.", store)
    await store.close()
    exit(0)
  }

  private static func converse(_ prompt: String, _ store: ChatStore) async {
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [.init(model: "demo/prose")])
    let model = ModelID(provider: "demo", model: "prose")
    for place in store.prompt(.user(prompt), in: chat, panes: [(pane, nil)]) {
      let answer = store.beginAnswer(to: place, requested: model, layers: [])
      var whole = Answer(requested: model)
      whole.outcome = .answered
      whole.text = String(repeating: "\(prompt) Words. ", count: 3000)
      store.take([.ended(whole)], for: answer)
    }
    await store.flush()
  }

  /// Types a word every 5 ms at the start of two megabytes.
  private static func type(_ store: ChatStore) async {
    let chat = store.newChat()
    let rest = String(repeating: "0123456789abcdef", count: 131_072)
    var typed = ""
    for number in 0... {
      typed += "\(number) "
      let draft = typed
      store.keepDraft(draft + rest, of: chat)
      say("typed \(number)")
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  private static func stream(_ store: ChatStore) async {
    let model = ModelID(provider: "demo", model: "prose")
    let chat = store.newChat()
    let panes = (0..<4).map {
      store.newPane(position: $0, chain: [.init(model: model.description)])
    }
    var last: [MessagePlace?] = [nil, nil, nil, nil]
    for turn in 0... {
      let prompts = store.prompt(
        .user("Turn \(turn)."), in: chat, panes: zip(panes, last).map { ($0, $1) })
      let answers = prompts.map { store.beginAnswer(to: $0, requested: model, layers: []) }
      for piece in 0..<100 {
        for answer in answers {
          store.take([.content(attempt: 1, .text("\(turn).\(piece) "))], for: answer)
        }
        say("taken \(turn).\(piece)")
        try? await Task.sleep(for: .milliseconds(5))
      }
      for answer in answers {
        var whole = Answer(requested: model)
        whole.outcome = .answered
        whole.answeredBy = model
        whole.text = (0..<100).map { "\(turn).\($0) " }.joined()
        store.take([.ended(whole)], for: answer)
      }
      await store.flush()
      if store.status.isKeeping { say("kept \(turn)") }
      last = answers.map(\.place)
    }
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
