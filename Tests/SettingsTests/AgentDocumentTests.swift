import JSONCoding
import Testing

@testable import Settings

@Suite struct `An agent file that is edited` {
  static let text = """
    # agents/careful.toml
    name = "careful"   # for lists
    instructions = "Be brief."

    [options.openai]
      reasoningEffort = "low" # cheap
      # nothing more
    [options.anthropic.cacheControl]
    type = "ephemeral"

    # The first choice.
    [[model]]
    id = "openai/gpt-5"
    max_retries = 3
    [model.headers]
    OpenAI-Organization = "org-example"

    # When it is busy.
    [[model]]
    id = "anthropic/claude-sonnet-4-5"
    timeouts = { connect = 3, first_token = 30 }
    """

  private func document(_ text: String = text) throws -> AgentDocument {
    try AgentDocument(Array(text.utf8), file: "agents/careful.toml")
  }

  private func edited(
    _ text: String = text, _ edit: (inout AgentDocument) throws -> Void
  ) throws -> String {
    var document = try document(text)
    try edit(&document)
    return String(decoding: document.bytes, as: UTF8.self)
  }

  @Test func `gets another value and keeps the comment behind it`() throws {
    let text = try edited { try $0.set(["options", "openai", "reasoningEffort"], to: "high") }

    #expect(text == Self.text.replacing("\"low\" # cheap", with: "\"high\" # cheap"))
  }

  @Test func `gets a key below the last one of its table, indented as that is`() throws {
    let text = try edited { try $0.set(["options", "openai", "user"], to: "me") }

    let wanted = "\"low\" # cheap\n  user = \"me\"\n  # nothing more"
    #expect(text == Self.text.replacing("\"low\" # cheap\n  # nothing more", with: wanted))
  }

  @Test func `gets instructions of several lines`() throws {
    let text = try edited { try $0.set(["instructions"], to: "One.\nTwo \"three\".") }

    let wanted = "instructions = \"\"\"\nOne.\nTwo \"three\".\"\"\""
    #expect(text == Self.text.replacing("instructions = \"Be brief.\"", with: wanted))
  }

  @Test func `gets a new table beside its kin, and before the models`() throws {
    let beside = try edited { try $0.set(["options", "google", "serviceTier"], to: "flex") }
    let settings = try edited { try $0.set(["settings", "temperature"], to: 0.5) }

    let place = "# The first choice."
    #expect(
      beside
        == Self.text.replacing(
          place, with: "[options.google]\nserviceTier = \"flex\"\n\n\(place)"))
    #expect(
      settings == Self.text.replacing(place, with: "[settings]\ntemperature = 0.5\n\n\(place)"))
  }

  @Test func `gets a table of an entry inside that entry`() throws {
    let text = try edited {
      try $0.set(["options", "openai", "store"], to: false, ofEntry: 0)
      try $0.set(["timeouts", "idle"], to: 20, ofEntry: 1)
      try $0.set(["settings", "seed"], to: 7, ofEntry: 1)
    }

    let wanted = Self.text.replacing(
      "# When it is busy.", with: "[model.options.openai]\nstore = false\n\n# When it is busy."
    ).replacing("first_token = 30 }", with: "first_token = 30, idle = 20 }")
    #expect(text == wanted + "\n\n[model.settings]\nseed = 7\n")
  }

  @Test func `loses a key, a table, a member of a table in braces`() throws {
    let key = try edited { try $0.remove(["max_retries"], ofEntry: 0) }
    let table = try edited { try $0.remove(["options", "anthropic"]) }
    let member = try edited { try $0.remove(["timeouts", "connect"], ofEntry: 1) }
    let absent = try edited { try $0.remove(["no", "such"]) }

    #expect(key == Self.text.replacing("max_retries = 3\n", with: ""))
    #expect(
      table
        == Self.text.replacing(
          "[options.anthropic.cacheControl]\ntype = \"ephemeral\"\n", with: ""))
    #expect(member == Self.text.replacing("connect = 3, ", with: ""))
    #expect(absent == Self.text)
  }

  @Test func `gets an entry before, between and behind the others`() throws {
    let entry: JSONObject = ["id": "demo/prose", "max_retries": 1, "headers": ["X-A": "b"]]
    let written = "[[model]]\nid = \"demo/prose\"\nmax_retries = 1\n\n[model.headers]\nX-A = \"b\""
    let first = try edited { try $0.addEntry(entry, at: 0) }
    let second = try edited { try $0.addEntry(entry, at: 1) }
    let last = try edited { try $0.addEntry(entry, at: 2) }

    #expect(
      first
        == Self.text.replacing("# The first choice.", with: "\(written)\n\n# The first choice."))
    #expect(
      second
        == Self.text.replacing("# When it is busy.", with: "\(written)\n\n# When it is busy."))
    #expect(last == Self.text + "\n\n" + written)
  }

  @Test func `loses an entry with its comments`() throws {
    let text = try edited { try $0.removeEntry(at: 0) }

    let start = try #require(Self.text.firstRange(of: "# The first choice.")).lowerBound
    let end = try #require(Self.text.firstRange(of: "# When it is busy.")).lowerBound
    #expect(text == Self.text[..<start] + Self.text[end...])
  }

  @Test func `has its entries in another order, comments included`() throws {
    let text = try edited { try $0.moveEntry(from: 1, to: 0) }

    let start = try #require(Self.text.firstRange(of: "# The first choice.")).lowerBound
    let middle = try #require(Self.text.firstRange(of: "\n\n# When it is busy.")).lowerBound
    let first = Self.text[start..<middle]
    let second = Self.text[middle...].dropFirst(2)
    #expect(text == Self.text[..<start] + second + "\n\n" + first)
    #expect(
      try document(text).agent.value?.entries.map(\.model) == [
        "anthropic/claude-sonnet-4-5", "openai/gpt-5",
      ])
  }

  @Test func `keeps its ends of lines`() throws {
    let windows = Self.text.replacing("\n", with: "\r\n")
    let text = try edited(windows) {
      try $0.set(["settings", "seed"], to: 1)
      try $0.moveEntry(from: 0, to: 1)
      try $0.set(["instructions"], to: "One.\nTwo.")
    }

    #expect(text.utf8.count(where: { $0 == 0x0A }) == text.utf8.count(where: { $0 == 0x0D }))
    #expect(try document(text).agent.value?.instructions == "One.\nTwo.")
  }

  @Test func `is begun where there is none`() throws {
    var document = try AgentDocument(newAt: "x.toml")
    try document.set(["name"], to: "new")
    try document.addEntry(["id": "demo/prose"], at: 0)
    try document.set(["options", "demo", "pace"], to: 2)

    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(text.hasPrefix("name = \"new\"\n\n"))
    #expect(document.agent.mistakes.isEmpty && document.agent.value?.entries.count == 1)
  }

  @Test(arguments: [
    "model = \"openai/gpt-5\"\n", "model = [{ id = \"openai/gpt-5\" }]\n",
    "[[model]]\nid = \"openai/gpt-5\"\n[options.openai]\nn = 1\n[model.headers]\nA = \"b\"\n",
  ])
  func `says when its entries cannot be changed in place, and stays as it is`(
    text: String
  ) throws {
    var document = try document(text)

    #expect(throws: AgentDocument.Refusal.self) { try document.removeEntry(at: 0) }
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    do {
      try document.removeEntry(at: 0)
    } catch {
      #expect(error.description.contains("a copy then stays as careful.toml.bak"))
    }
  }

  // MARK: The file

  @Test func `is saved, but not over another hand's change`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.text, to: "a.toml")
    var document = try AgentDocument(Array(Self.text.utf8), file: folder["a.toml"])
    try document.set(["name"], to: "other")
    #expect(document.isChanged)
    try document.save()
    #expect(try folder.text("a.toml") == Self.text.replacing("\"careful\"", with: "\"other\""))

    #expect(throws: SettingsError.changedMeanwhile(path: folder["a.toml"])) {
      try document.save()
    }
  }

  @Test func `is written anew with a copy of the old one`() throws {
    let folder = try ScratchFolder()
    let old = "# mine\nmodel = [{ id = \"openai/gpt-5\", max_retries = 2 }] # here\nname = 'x'\n"
    try folder.write(old, to: "a.toml")
    let document = try AgentDocument(Array(old.utf8), file: folder["a.toml"])

    let rewritten = try document.rewrite(as: document.root)

    #expect(try folder.text("a.toml.bak") == old && folder.mode("a.toml.bak") == 0o600)
    #expect(
      try folder.text("a.toml")
        == "name = \"x\"\n\n[[model]]\nid = \"openai/gpt-5\"\nmax_retries = 2\n")
    #expect(rewritten.root.keys == ["name", "model"])
    #expect(rewritten.agent.value?.entries == document.agent.value?.entries)
  }
}
