import AppCore
import Catalog
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

/// The catalogue of the release with two models of the demo, as the program hands it over.
enum Knowledge {
  static let index = index(adding: [])

  static func index(adding models: [ModelRecord]) -> ModelIndex {
    let demos = ["busy", "prose"].map { name in
      ModelRecord(id: ModelID(provider: "demo", model: name), name: name)
    }
    let demo = ProviderRecord(
      id: "demo", name: "Demo", kind: .demo, dialect: .openAIChat, signIn: .optional, baseURL: "")
    return ModelIndex(Catalog.embedded.adding(demos).adding(models), furtherProviders: [demo])
  }

  static func of(_ index: ModelIndex = index, ready: Set<String> = []) -> ModelKnowledge {
    var knowledge = ModelKnowledge(index: index)
    knowledge.ready = ready.union(["demo"])
    for (name, word) in [("busy", "fails"), ("prose", "free")] {
      knowledge.priceWords[ModelID(provider: "demo", model: name)] = word
    }
    knowledge.localServers = []
    knowledge.age = "catalogue of 2026-07-01"
    return knowledge
  }
}

/// A state whose focus is in the list of models, not in its search field.
private func browsing(
  _ columns: Int = 120, _ rows: Int = 40, ready: Set<String> = [], query: String = ""
) -> AppState {
  var state = state(columns, rows)
  _ = state.handle(.catalogue(Knowledge.of(ready: ready)))
  state.type("", .alt("1"))
  state.type(query, KeyPress(.down))
  return state
}

extension AppState {
  fileprivate mutating func press(_ keys: String) {
    for key in keys { _ = handle(.key(KeyPress(.character(key)))) }
  }

  /// The ids of all models that the list has.
  fileprivate var listed: [String] {
    browser.rows.compactMap { row in
      guard case .model(let line) = row else { return nil }
      return browser.model(at: line.row)?.id.description
    }
  }

  fileprivate var selected: String? { browser.selectedModel?.id.description }

  /// Lays out and tells the state, as the loop does.
  fileprivate mutating func draw() -> [String] {
    var view = ScreenView(palette: .plain, facts: [])
    let frame = view.draw(self).frame
    _ = handle(.modelsLaidOut(top: view.modelList.top, height: view.modelList.height))
    return frame.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

@Suite struct `The models pane` {
  @Test func `is there before the catalogue, and full once that has come`() {
    var state = state(120, 40)
    #expect(state.browser.rows.isEmpty)
    guard case .models(.start)? = state.firstEffects().first else {
      Issue.record("nothing makes the index")
      return
    }
    #expect(rows(state)[0].hasPrefix("─ 1 Models ─────"))

    _ = state.handle(.catalogue(Knowledge.of()))

    #expect(rows(state)[0].contains(" \(Catalog.embedded.count) ─"))
    #expect(rows(state).contains { $0.hasPrefix(" ▾ ◉ Demo                     2") })
  }

  @Test(arguments: [
    ("son 4.5", "anthropic/claude-sonnet-4-5"), ("gpt5m", "openai/gpt-5-mini"),
    ("sonet 4.5", "anthropic/claude-sonnet-4-5"), ("gemini 2.5 flash", "google/gemini-2.5-flash"),
    ("claude-4-5-sonnet", "anthropic/claude-sonnet-4-5"),
  ])
  func `answers every key with what is meant first`(query: String, expected: String) {
    #expect(browsing(query: query).selected == expected)
  }

  @Test func `takes no stroke before the words that are searched for`() {
    #expect(browsing(query: "/gpt-5 mini").browser.editor.text == "gpt-5 mini")
    #expect(browsing(query: "openai/gpt").browser.editor.text == "openai/gpt")
  }

  @Test func `has the groups in their order, and what fits best first in a search`() {
    func headings(_ state: AppState) -> [String] {
      state.browser.rows.compactMap { row in
        if case .heading(let section, _) = row { section.rawValue } else { nil }
      }
    }

    #expect(headings(browsing()) == ["ready", "gateways", "makers", "hosts", "local"])
    #expect(headings(browsing(query: "son 4.5")).first == "makers")
    #expect(
      headings(browsing(ready: ["openrouter"], query: "son 4.5")).prefix(2) == ["ready", "makers"])
  }

  @Test func `folds the sellers of a model under its maker's row`() {
    var state = browsing(query: "son 4.5")
    let before = state.listed.count
    #expect(state.listed.filter { $0.contains("openrouter") }.isEmpty)
    #expect(rows(state).contains { $0.contains("more providers") || $0.contains("+26") })

    state.press("o")
    #expect(state.listed.count > before + 20)
    #expect(state.listed.contains("openrouter/anthropic/claude-sonnet-4.5"))
    #expect(state.selected == "anthropic/claude-sonnet-4-5")

    state.press("o")
    #expect(state.listed.count == before)
  }

  @Test func `never folds away a seller that can be asked`() {
    let state = browsing(ready: ["openrouter"], query: "son 4.5")

    #expect(state.selected == "openrouter/anthropic/claude-sonnet-4.5")
    #expect(state.listed.contains("anthropic/claude-sonnet-4-5"))
  }

  @Test func `takes digits for filters, an exclamation mark for their opposite`() {
    var state = browsing()
    state.press("F")
    let all = state.browser.results.rowCount
    state.press("1")
    let reasoning = state.browser.results.rowCount
    state.press("!1")
    let others = state.browser.results.rowCount
    #expect(reasoning > 0 && others > 0 && reasoning + others == all)
    #expect(state.focus == .models && state.current == 0)
    state.press("26")
    #expect(state.browser.chips == [.reasoning: .not, .tools: .on, .free: .on])
    state.press("2")
    #expect(state.browser.chips[.tools] == nil)
    state.press("0")
    #expect(state.browser.chips.isEmpty && state.browser.results.rowCount == all)
    _ = state.handle(.key(.alt("2")))
    #expect(state.focus == .chat)
  }

  @Test func `joins filters with the words of the query`() {
    var state = browsing(ready: ["openai"], query: "gpt ctx>300k price<1")
    state.press("7F")

    let models = state.browser.results.hits.compactMap { state.browser.model(at: $0.index) }
    #expect(!models.isEmpty)
    for model in models {
      #expect(model.id.provider == "openai" && (model.contextWindow ?? 0) >= 300_000)
      #expect(model.prices.map { $0.input <= 1 } == true)
    }
  }

  @Test func `sorts by the next key, says so, and keeps the selected model`() {
    var state = browsing(query: "provider:anthropic")
    state.press("Fjj")
    let selected = state.selected
    state.press("s")
    #expect(rows(state)[0].contains(", by price"))
    #expect(state.selected == selected)
    let prices = state.browser.results.hits.compactMap {
      state.browser.model(at: $0.index)?.prices?.input
    }
    #expect(prices.count > 5 && prices == prices.sorted())
    state.press("S")
    #expect(rows(state)[0].contains(", by -price"))
    state.press("ssss")
    #expect(state.browser.sort.key == .speed)
  }

  @Test func `keeps favourites and recents on top, and asks for them to be kept`() {
    var state = browsing(query: "son 4.5")
    let effects = state.handle(.key(KeyPress(.character("*"))))
    guard case .models(.favourite(let id, true))? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(id.description == "anthropic/claude-sonnet-4-5")
    var habits = state.browser.habits
    habits.recents = [ModelID(provider: "groq", model: "llama-3.3-70b-versatile")]
    _ = state.handle(.habits(habits))
    state.press("C")

    #expect(
      state.listed.prefix(2) == ["anthropic/claude-sonnet-4-5", "groq/llama-3.3-70b-versatile"])
    #expect(rows(state).contains { $0.contains("  *⋯claude-sonnet-4-5") })
  }

  @Test func `hides a model until x, and retired ones too`() {
    var state = browsing(query: "claude-sonnet-4-5 provider:anthropic")
    _ = state.handle(.key(KeyPress(.character("H"))))
    state.press("C/")
    state.type("sonnet provider:anthropic", KeyPress(.down))
    #expect(!state.listed.contains("anthropic/claude-sonnet-4-5"))
    state.press("xF")
    #expect(state.listed.contains("anthropic/claude-sonnet-4-5"))
    #expect(rows(state).contains { $0.contains("hidden") })
    #expect(rows(state).contains { $0.contains("retired") })
  }

  @Test func `holds selection and place when the catalogue changes`() {
    var state = browsing(query: "claude")
    _ = state.draw()
    for _ in 0..<20 { state.press("j") }
    let before = state.draw()
    let selected = state.selected
    let line = before.firstIndex { $0.hasPrefix("›") }

    var model = ModelRecord(
      id: ModelID(provider: "anthropic", model: "claude-of-tomorrow"), name: "x", source: .live)
    model.released = "2027-01-01"
    let grown = Knowledge.index(adding: [model])
    _ = state.handle(.catalogue(Knowledge.of(grown)))

    #expect(state.listed.contains("anthropic/claude-of-tomorrow"))
    #expect(state.selected == selected)
    #expect(state.draw().firstIndex { $0.hasPrefix("›") } == line)
  }

  @Test func `scrolls only when the selection leaves the window`() {
    var state = browsing(query: "gpt")
    _ = state.draw()
    for _ in 0..<60 {
      state.press("j")
      _ = state.draw()
    }
    let top = state.browser.top
    #expect(top > 0)
    for _ in 0..<5 {
      state.press("k")
      _ = state.draw()
    }
    #expect(state.browser.top == top)
    state.press("g")
    #expect(state.draw()[2...4].contains { $0.contains("need") || $0.contains("ready") })
  }

  @Test func `says what was probably meant when nothing is found`() {
    var state = browsing()
    state.press("/")
    state.type("sonnnett 4.5 provider:anthropic")
    #expect(state.browser.rows.isEmpty)
    let text = rows(state).joined(separator: "\n")
    #expect(text.contains("Nothing matches"))
    #expect(text.contains("Did you mean"))
    #expect(text.contains("Esc clears the words."))
    state.type("", KeyPress(.tab))
    #expect(state.selected?.contains("sonnet-4-5") == true)
    state.type("", KeyPress(.escape))
    #expect(state.browser.editor.isEmpty && !state.browser.rows.isEmpty)
  }

  @Test func `says how many the words find without the filters`() {
    var state = browsing(query: "claude-opus")
    state.press("6!6")
    state.press("56")
    #expect(state.browser.rows.isEmpty)
    #expect(rows(state).joined().contains("Without the filters"))
  }

  @Test func `puts a model into the pane, into a new one, behind the chain`() {
    var state = browsing(ready: ["anthropic"], query: "son 4.5")
    state.press("f")
    #expect(
      state.chats[0].chain.map(\.id) == ["demo/busy", "demo/prose", "anthropic/claude-sonnet-4-5"])
    state.press("f")
    #expect(state.chats[0].chain.count == 3 && state.focus == .models)
    state.type("", KeyPress(.enter, .shift))
    #expect(state.chats.count == 2 && state.focus == .composer)
    state.type("", .alt("2"), .alt("1"), KeyPress(.down), KeyPress(.enter))
    #expect(state.chats[0].chain.map(\.id) == ["anthropic/claude-sonnet-4-5"])
  }

  @Test func `compares two to four marked models`() {
    var state = browsing(ready: ["anthropic"], query: "claude provider:anthropic")
    state.press("c")
    #expect(state.overlay == nil && state.flash?.contains("Mark two to four") == true)
    state.press("      ")
    #expect(state.browser.marked.count == 4)
    state.press("c")
    let text = rows(state).joined(separator: "\n")
    for part in ["Compare 4 models", "input per M", "output per M", "◂ best of the row", "◉ set"] {
      #expect(text.contains(part), "\(part)")
    }
    state.press("lD")
    guard case .comparison(let comparison)? = state.overlay else {
      Issue.record("\(state.overlay == nil)")
      return
    }
    #expect(comparison.models.count == 3 && comparison.column == 1)
    state.press("a")
    #expect(state.overlay == nil && state.chats.count == 3)
  }

  @Test func `shows all that is known of a model on a card`() {
    var state = browsing(120, 50, query: "son 4.5")
    state.press("z")
    let text = rows(state).joined(separator: "\n")
    for part in [
      "context        200K tokens", "input          $3 per M tokens", "cache read     $0.30",
      "takes          text image pdf", "dialect        anthropic", "api.anthropic.com/v1",
      "docs.anthropic.com", "in/out per M", "[7 has key]",
    ] where part != "[7 has key]" {
      #expect(text.contains(part), "\(part)")
    }
    state.press("i")
    #expect(rows(state).joined(separator: "\n").contains("more below"))
  }

  @Test(arguments: [(60, 16), (61, 17), (80, 24), (100, 30), (120, 40), (200, 60), (59, 9), (3, 2)])
  func `is drawn at every size in every view`(columns: Int, rows count: Int) {
    // One state for each query: every key leads to another view of it.
    for query in ["son 4.5", "no-such-thing ctx>nothing"] {
      var state = browsing(columns, count, ready: ["anthropic"], query: query)
      for key in "  c!1zFizsozC" {
        state.press(String(key))
        #expect(rows(state).count == max(1, count + 1), "\(key) \(query)")
      }
    }
  }

  @Test func `marks the letters that were searched for`() {
    let state = browsing(query: "son 4.5")
    let found = state.browser.index?.positions(
      of: state.browser.query, at: state.browser.results.hits[0].index)

    #expect(found?.id == [17, 18, 19, 24, 26])
  }

  @Test func `lets nothing hostile of a server's list through`() {
    var model = ModelRecord(
      id: ModelID(provider: "ollama", model: "e\u{202E}vil\u{301}\u{301}"),
      name: "\u{1B}[2Jname\u{7}", source: .local)
    model.released = "\u{1B}]0;x\u{7}"
    var knowledge = Knowledge.of(Knowledge.index(adding: [model]), ready: ["ollama"])
    knowledge.held = ["\u{1B}[31mheld"]
    knowledge.keyStates["ollama"] = "\u{1B}[31m"
    var state = state(120, 40)
    _ = state.handle(.catalogue(knowledge))
    state.type("", .alt("1"))
    state.type("vil", KeyPress(.down))
    for keys in ["", "z", "i"] {
      state.press(keys)
      for scalar in rows(state).joined(separator: "\n").unicodeScalars {
        let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
        #expect(!isControl && scalar != "\u{202E}")
      }
    }
  }

  @Test func `tells of what a download may not change (R48)`() {
    var state = state(120, 40)
    var knowledge = Knowledge.of()
    knowledge.held = ["Acme moved. switchboard models refresh --accept acme"]
    _ = state.handle(.catalogue(knowledge))
    #expect(rows(state).joined().contains("waits for you"))

    state.type("", .control("p"))
    state.type("may not change by itself", KeyPress(.enter))
    #expect(rows(state).joined().contains("models refresh --accept acme"))
  }

  @Test func `lists local servers that answer, and says when none does`() {
    var state = browsing()
    #expect(rows(state).contains { $0.hasPrefix(" local servers       none found") })
    let model = ModelRecord(
      id: ModelID(provider: "ollama", model: "llama3.2:3b"), name: "llama3.2:3b", source: .local)
    var knowledge = Knowledge.of(Knowledge.index(adding: [model]), ready: ["ollama"])
    knowledge.localServers = ["ollama"]
    _ = state.handle(.catalogue(knowledge))

    #expect(state.listed.contains("ollama/llama3.2:3b"))
    guard case .models(.lookAgain)? = state.handle(.key(KeyPress(.function(5)))).first else {
      Issue.record("F5 does not look again")
      return
    }
  }

  @Test func `asks a provider for its own list only with a key`() {
    var state = browsing(ready: ["anthropic"], query: "son 4.5")
    guard case .models(.list("anthropic"))? = state.handle(.key(KeyPress(.character("L")))).first
    else {
      Issue.record("no list is asked for")
      return
    }
    var without = browsing(query: "son 4.5")
    #expect(without.handle(.key(KeyPress(.character("L")))).isEmpty)
    guard case .key? = without.overlay else {
      Issue.record("no key is asked for")
      return
    }
  }

  @Test func `keeps a key that was pasted when the catalogue changes`() {
    var state = browsing(query: "son 4.5")
    _ = state.handle(.keyChecked(provider: "anthropic", .works))
    _ = state.handle(.catalogue(Knowledge.of()))

    #expect(state.ready.contains("anthropic"))
    #expect(state.browser.isReady("anthropic"))
  }
}
