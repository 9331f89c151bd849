import AppCore
import Catalog
import ChatModel
import Glibc
import Runtime
import Store
import SwitchboardKit
import Synchronization

/// The panes with a keeper and a desk on a file of their own, driven by hand.
struct Playground {
  var state: AppState
  let store: ChatStore
  let keeper: ChatKeeper
  let desk: SessionDesk
  let written = Written()
  /// The files of agents that were asked for.
  private(set) var opened: [String] = []
  /// The files of stored drafts that were to be read again.
  private(set) var awaited: [[String]] = []
  private let inbox: Inbox
  private let bells: AsyncStream<Void>

  /// What was exported.
  final class Written: Sendable {
    private let texts = Mutex<[String: String]>([:])

    subscript(name: String) -> String? {
      get { texts.withLock { $0[name] } }
      set { texts.withLock { $0[name] = newValue } }
    }
  }

  init(_ file: String, panes: [[String]] = [["demo/prose"]], isIncognito: Bool = false) {
    state = AppState(
      catalog: .embedded, ready: ["demo"], panes: panes.map { $0.map { ChainItem($0) } },
      themes: ["dusk"], theme: "dusk", greeting: nil)
    _ = state.handle(.resized(columns: 100, rows: 30))
    let (bells, bell) = AsyncStream<Void>.makeStream()
    self.bells = bells
    inbox = Inbox { bell.yield() }
    store = ChatStore(.file(file))
    keeper = ChatKeeper(isIncognito ? ChatStore(.nowhere) : store)
    let written = written
    desk = SessionDesk(keeper: keeper, library: store, inbox: inbox) { title, ending, text in
      written["\(title).\(ending)"] = text
      return .success("/here/\(title).\(ending)")
    }
  }

  /// Types a text and keys after it; what is asked is answered at once.
  mutating func type(_ text: String, _ keys: KeyPress..., answers: [String] = []) {
    for character in text { perform(state.handle(.key(KeyPress(.character(character)))), answers) }
    for key in keys { perform(state.handle(.key(key)), answers) }
  }

  /// Something comes from outside.
  mutating func handle(_ event: AppEvent) { perform(state.handle(event), []) }

  /// Presses keys without doing what follows.
  mutating func keys(_ keys: KeyPress...) -> [Effect] { keys.flatMap { state.handle(.key($0)) } }

  /// Asks in the composer; the panes answer in order.
  mutating func ask(_ prompt: String, answers: String...) {
    perform(state.handle(.key(.alt("2"))), [])
    perform(state.handle(.key(KeyPress(.escape))), [])
    type(prompt, KeyPress(.enter), answers: answers)
  }

  /// Time passes; drafts that are due are handed over.
  mutating func pass(_ time: Duration) {
    _ = state.handle(.tick(state.now + time))
    perform(state.dueDrafts(at: state.now), [])
  }

  /// Opens the stored chat in which something was last said.
  mutating func reopen() async {
    desk.perform(.open(.last))
    await wait()
  }

  /// Takes what comes through the inbox next.
  mutating func wait() async {
    var iterator = bells.makeAsyncIterator()
    _ = await iterator.next()
    for event in inbox.drain() { perform(state.handle(event), []) }
  }

  /// Takes what comes through the inbox until the list says something.
  mutating func wait(for sentence: String) async {
    while list?.sentence != sentence { await wait() }
  }

  /// The list of stored chats, while it is open.
  var list: SessionList? {
    if case .sessions(let list) = state.overlay { list } else { nil }
  }

  private mutating func perform(_ effects: [Effect], _ answers: [String]) {
    var runs: [(AppCore.ChatID, RunRequest)] = []
    for case .start(let id, let request) in effects { runs.append((id, request)) }
    keeper.begin(runs)
    for (index, (id, request)) in runs.enumerated() {
      let text = answers.indices.contains(index) ? answers[index] : "an answer"
      answer(text, request, in: id)
    }
    for case .sessions(let work) in effects { desk.perform(work) }
    for case .agents(_, .open(let path)) in effects { opened.append(path) }
    for case .compose(.reattach(let paths, _)) in effects { awaited.append(paths) }
  }

  private mutating func answer(_ text: String, _ request: RunRequest, in id: AppCore.ChatID) {
    let model = ModelID(request.chain.first?.id ?? "") ?? ModelID(provider: "", model: "")
    var answer = Answer(requested: model)
    answer.outcome = .answered
    answer.answeredBy = model
    answer.text = text
    let events: [RunEvent] = [.content(attempt: 1, .text(text)), .ended(answer)]
    if let recording = keeper.recording(request, nil, in: id) {
      keeper.take(events, for: recording)
    }
    perform(state.handle(.run(id, events)), [])
  }
}

/// A folder of its own for one test, gone with the value.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/switchboard-runtime-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["chats.sqlite", "chats.sqlite-journal"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  var file: String { path + "/chats.sqlite" }
}
