import Catalog
import ChatModel
import SwitchboardKit
import Testing

@testable import AppCore

extension [Effect] {
  /// The requests among some effects.
  fileprivate var starts: [(id: ChatID, request: RunRequest)] {
    compactMap { if case .start(let id, let request) = $0 { (id, request) } else { nil } }
  }

  /// What the composer asks of the world among some effects.
  fileprivate var works: [ComposerWork] {
    compactMap { if case .compose(let work) = $0 { work } else { nil } }
  }
}

extension AppState {
  @discardableResult
  fileprivate mutating func enter() -> [Effect] { handle(.key(KeyPress(.enter))) }

  fileprivate mutating func take(_ text: String) -> [Effect] {
    type(text)
    return enter()
  }
}

private let picture = PromptFile(
  name: "photo.png", type: "image/png", size: 3,
  part: .attachment(Attachment(name: "photo.png", mediaType: "image/png", bytes: [1, 2, 3])))

@Suite struct `The composer` {
  // MARK: History

  @Test func `goes back through the prompts of earlier runs and this one, and keeps the draft`() {
    var state = state(80, 24)
    _ = state.take("third")
    _ = state.handle(.runFailed(state.chats[0].id, "over"))
    state.type("draft")
    guard case .recall? = state.handle(.key(KeyPress(.up))).works.first else {
      Issue.record("the history is not asked for")
      return
    }
    _ = state.handle(.composed(.recalled(["first", "second"])))
    #expect(state.composer.editor.text == "third")
    state.type("", KeyPress(.up), KeyPress(.up), KeyPress(.up))
    #expect(state.composer.editor.text == "first")
    state.type("", KeyPress(.down), KeyPress(.down), KeyPress(.down))
    #expect(state.composer.editor.text == "draft")
  }

  @Test func `asks for a sent prompt to be remembered`() {
    var state = state(80, 24)
    let works = state.take("keep this").works
    guard case .remember("keep this")? = works.first, works.count == 1 else {
      Issue.record("\(works)")
      return
    }
  }

  @Test func `searches the history as a shell does`() {
    var state = state(80, 24)
    state.type("draft", .control("r"))
    _ = state.handle(.composed(.recalled(["git one", "other", "Git two", "git three"])))
    state.type("git")
    func found() -> String? {
      guard case .history(let search)? = state.composer.field else { return nil }
      return search.isFailing ? "none" : search.found
    }
    #expect(found() == "git three")
    state.type("", .control("r"))
    #expect(found() == "Git two")
    state.type("", .control("r"), .control("r"))
    #expect(found() == "none")
    #expect(rows(state).joined().contains("no older prompt with: git"))
    state.type("", KeyPress(.escape))
    #expect(state.composer.editor.text == "draft")

    state.type("", .control("r"))
    state.type("two", KeyPress(.enter))
    #expect(state.composer.editor.text == "Git two")
    #expect(state.chats[0].turns.isEmpty)
  }

  // MARK: Drafts

  @Test func `has one draft for the linked panes and one for each that is not`() {
    var state = state(160, 40, panes: [["demo/prose"], ["demo/code"], ["demo/table"]])
    state.type("common")
    state.type("", .alt("3"), .alt("l"), KeyPress(.escape))
    #expect(state.composer.editor.isEmpty)
    state.type("mine")
    state.type("", .alt("2"), KeyPress(.escape))
    #expect(state.composer.editor.text == "common")
    state.type("", .alt("4"), KeyPress(.escape))
    #expect(state.composer.editor.text == "common")
    state.type("", .alt("3"), KeyPress(.escape))
    #expect(state.composer.editor.text == "mine")
    #expect(state.enter().starts.map(\.id) == [state.chats[1].id])

    state.type("gone")
    _ = state.handle(.runFailed(state.chats[1].id, "over"))
    state.type("", .alt("3"), KeyPress(.character("x")), KeyPress(.escape))
    #expect(state.chats.count == 2)
    #expect(state.composer.editor.text == "common")
  }

  @Test func `keeps the draft when every pane is still answering`() {
    var state = state(80, 24)
    _ = state.take("one")
    #expect(state.take("two").isEmpty)
    #expect(state.composer.editor.text == "two")
  }

  // MARK: Commands

  @Test func `says what a word behind a slash is not, and keeps the draft`() {
    var state = state(100, 30)
    #expect(state.take("/mod").isEmpty)
    #expect(state.flash?.contains("No command is called /mod. Did you mean /model?") == true)
    #expect(state.composer.editor.text == "/mod")
  }

  @Test(arguments: [("//help", "/help"), ("/usr/bin is what", "/usr/bin is what"), ("/ 2", "/ 2")])
  func `sends what only looks like a command`(typed: String, sent: String) {
    var state = state(100, 30)
    #expect(state.take(typed).starts.first?.request.messages.last?.text == sent)
  }

  @Test func `sets the chain once the ids are known to be some`() {
    var state = state(100, 30)
    guard case .judge(.chain(["demo/code"]), let id)? = state.take("/model demo/code").works.first
    else {
      Issue.record("nothing is asked")
      return
    }
    _ = state.handle(.composed(.refused("No provider is called demmo.")))
    #expect(state.composer.editor.text == "/model demo/code")
    #expect(state.flash == "No provider is called demmo.")
    _ = state.handle(.composed(.judged(.chain([ChainItem("demo/code")]), id)))
    #expect(state.chat.chain.map(\.id) == ["demo/code"])
    #expect(state.composer.isEmpty)
    _ = state.handle(.composed(.judged(.fallbacks([ChainItem("demo/prose")]), id)))
    #expect(state.chat.chain.map(\.id) == ["demo/code", "demo/prose"])
  }

  @Test func `gives a pane a system text of its own`() {
    var state = state(100, 30)
    _ = state.take("/system Be brief.")
    #expect(state.take("hi").starts.first?.request.system == "Be brief.")
  }

  @Test func `changes the theme, adds and closes panes, leaves`() {
    var state = state(100, 30)
    guard case .useTheme("paper")? = state.take("/theme paper").first else {
      Issue.record("no theme")
      return
    }
    _ = state.take("/new")
    #expect(state.chats.count == 2)
    _ = state.take("/close")
    #expect(state.chats.count == 1)
    #expect(state.take("/theme none").isEmpty)
    #expect(state.composer.editor.text == "/theme none")
    state.type("", .control("u"))
    guard case .quit? = state.take("/quit").first else {
      Issue.record("it stays")
      return
    }
  }

  // MARK: Completion

  @Test func `lists commands while one is typed; Tab takes, Esc closes`() {
    var state = state(100, 30)
    state.type("/th")
    #expect(state.composer.completion?.items.map(\.text) == ["/theme"])
    #expect(rows(state).contains { $0.contains("changes the colours") })
    state.type("", KeyPress(.tab))
    #expect(state.composer.editor.text == "/theme ")
    #expect(state.composer.completion?.items.map(\.text) == ["dusk", "paper"])
    state.type("", KeyPress(.escape))
    #expect(state.composer.completion == nil)
    #expect(state.focus == .composer)
    state.type("pa")
    #expect(state.composer.completion == nil)
  }

  @Test func `takes with Enter only a row that was chosen`() {
    var state = state(100, 30)
    state.type("/c")
    #expect(
      state.composer.completion?.items.map(\.text) == ["/copy", "/clear", "/close", "/chats"])
    state.type("", KeyPress(.down), KeyPress(.enter))
    #expect(state.composer.editor.text == "/clear")
  }

  @Test func `asks for model ids and shows those that still fit`() {
    var state = state(100, 30)
    state.type("@")
    let effects = state.handle(.key(KeyPress(.character("o"))))
    guard case .findModels("o")? = effects.works.first else {
      Issue.record("\(effects)")
      return
    }
    let item = Completion.Item("openai/gpt-5", note: "$1.25/$10")
    _ = state.handle(.composed(.models(query: "x", [item])))
    #expect(state.composer.completion == nil)
    _ = state.handle(.composed(.models(query: "o", [item])))
    state.type("", KeyPress(.tab))
    #expect(state.composer.editor.text == "@openai/gpt-5 ")
  }

  // MARK: One model

  @Test func `says that a prompt with an id at its start goes to the current pane alone`() {
    var state = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    state.type("hi")
    #expect(rows(state).contains { $0.hasSuffix("to 2 3") })
    state.type("", KeyPress(.home))
    state.type("@demo/table ")
    #expect(rows(state).contains { $0.hasSuffix("to 2") })
  }

  @Test func `sends a prompt for one model to the current pane alone, the chain stays`() {
    var state = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    let works = state.take("@demo/table now you").works
    guard case .judge(.directed("demo/table", prompt: "now you"), let id)? = works.first else {
      Issue.record("\(works)")
      return
    }
    let effects = state.handle(
      .composed(.judged(.directed(ChainItem("demo/table"), prompt: "now you"), id)))
    #expect(effects.starts.map(\.id) == [id])
    #expect(effects.starts.first?.request.chain.map(\.id) == ["demo/table"])
    #expect(effects.starts.first?.request.messages.last?.text == "now you")
    #expect(state.chat.chain.map(\.id) != ["demo/table"])
    #expect(state.composer.isEmpty)

    _ = state.handle(.runFailed(id, "over"))
    state.type("", .alt("2"))
    let again = state.handle(.key(KeyPress(.character("r"))))
    #expect(again.starts.first?.request.chain.map(\.id) == ["demo/table"])
  }

  // MARK: Files

  @Test func `sends files with the prompt, shows their names, and keeps them for the next try`() {
    var state = state(100, 30)
    _ = state.handle(.composed(.attached([picture], nil)))
    #expect(rows(state).contains { $0.contains("[photo.png  image/png  3 bytes]") })
    let message = state.take("what is it").starts.first?.request.messages.last
    #expect(message?.parts == [picture.part, .text("what is it")])
    #expect(rows(state).contains { $0.contains("photo.png  image/png  3 bytes") })
    #expect(state.composer.files.isEmpty)

    state.answer("a cat")
    _ = state.handle(.runFailed(state.chats[0].id, "over"))
    state.type("", .alt("2"))
    let again = state.handle(.key(KeyPress(.character("r"))))
    #expect(again.starts.first?.request.messages.last?.parts.first == picture.part)
    _ = state.handle(.runFailed(state.chats[0].id, "over"))
    state.type("E")
    #expect(state.composer.files == [picture])
    #expect(state.composer.editor.text == "what is it")
  }

  @Test func `removes the last file with Backspace at the start`() {
    var state = state(100, 30)
    _ = state.handle(.composed(.attached([picture], nil)))
    state.type("ab", KeyPress(.backspace), KeyPress(.backspace))
    #expect(state.composer.files.count == 1)
    state.type("", KeyPress(.backspace))
    #expect(state.composer.files.isEmpty)
  }

  @Test func `says before sending that a model takes no images`() {
    var state = state(100, 30, panes: [["deepseek/deepseek-chat"]])
    _ = state.handle(.composed(.attached([picture], nil)))
    #expect(state.take("what is it").isEmpty)
    #expect(state.flash?.contains("takes no images; nothing was sent") == true)
    #expect(state.composer.editor.text == "what is it")
  }

  @Test func `asks for the path of a file in a line of its own`() {
    var state = state(100, 30)
    state.type("draft")
    let effects = state.perform(.attach)
    guard case .findFiles("")? = effects.works.first else {
      Issue.record("\(effects)")
      return
    }
    state.type("/tmp/a.png")
    guard case .attach(["/tmp/a.png"], nil)? = state.enter().works.first else {
      Issue.record("not asked for")
      return
    }
    #expect(state.composer.editor.text == "draft")
  }

  @Test func `offers to attach a file whose path was pasted`() {
    var state = state(100, 30)
    let effects = state.handle(.paste("'/home/me/my photo.png' "))
    guard case .inspect(["/home/me/my photo.png"])? = effects.works.first else {
      Issue.record("\(effects)")
      return
    }
    _ = state.handle(.composed(.attachable(["/home/me/my photo.png"], note: "image/png")))
    #expect(rows(state).contains { $0.contains("attach my photo.png") })
    let taken = state.handle(.key(KeyPress(.tab)))
    guard case .attach(["/home/me/my photo.png"], nil)? = taken.works.first else {
      Issue.record("\(taken)")
      return
    }
    #expect(state.composer.editor.isEmpty)
  }

  @Test(arguments: [
    ("/a/b.png", ["/a/b.png"]), ("file:///a/b%20c.png\n", ["/a/b c.png"]),
    ("/a/b\\ c.png /d.pdf", ["/a/b c.png", "/d.pdf"]), ("~/x.png", ["~/x.png"]),
    ("see /a/b.png", nil), ("'/a", nil), ("/", nil), ("", nil),
  ])
  func `reads the paths of dropped files`(paste: String, paths: [String]?) {
    #expect(PastedPaths.read(paste) == paths)
  }

  // MARK: Pastes and price

  @Test func `shows a large paste as one row and never sends it by itself`() {
    var state = state(100, 30)
    let paste = (1...360).map { "line \($0)" }.joined(separator: "\r\n")
    #expect(state.handle(.paste(paste)).starts.isEmpty)
    #expect(rows(state).contains { $0.contains("› [pasted 360 lines, 3 KB]_") })
    state.type("", .control("o"))
    #expect(rows(state).contains { $0.contains("line 360_") })
    let sent = state.enter().starts.first?.request.messages.last?.text
    #expect(sent == paste.replacing("\r\n", with: "\n"))
  }

  @Test func `says what the first prompt that costs anything costs at least`() {
    var state = state(140, 30, panes: [["anthropic/claude-sonnet-4-5"]])
    #expect(state.estimatedPrice == nil)
    state.type(String(repeating: "word", count: 1000))
    #expect(state.estimatedPrice == 0.003)
    state.type("", .control("u"))
    state.type("four")
    #expect(
      rows(state).contains { $0.contains("input under $0.00001") || $0.contains("input about") })
    state.enter()
    _ = state.handle(.runFailed(state.chats[0].id, "over"))
    state.type("again")
    #expect(state.estimatedPrice == nil)

    state.type("", .control("u"))
    state.type("@demo/prose now")
    #expect(rows(state).contains { $0.hasSuffix("to 2") })

    var demo = self.demo
    demo.type("free")
    #expect(demo.estimatedPrice == nil)
  }

  private var demo: AppState { state(100, 30) }

  @Test func `grows to ten rows or a third of the screen, with the caret in view`() {
    var state = state(100, 60)
    for number in 0..<40 { state.type("line \(number)", .control("j")) }
    let tall = rows(state)
    #expect(tall.count { $0.contains("line ") } == 9)
    #expect(tall.contains { $0.contains("line 39") })
    for _ in 0..<40 { state.type("", KeyPress(.up)) }
    #expect(rows(state).contains { $0.contains("› _ine 0") || $0.contains("› line 0") })
    _ = state.handle(.resized(columns: 100, rows: 24))
    #expect(rows(state).count { $0.contains("line ") } == 6)
  }

  @Test func `names the editing keys in its help`() {
    var state = state(100, 40)
    state.type("", KeyPress(.function(1)))
    #expect(rows(state).contains { $0.contains("Ctrl+_ Alt+_") && $0.contains("undo, redo") })
  }
}
