import AppCore
import Catalog
import ChatModel
import FileSchemas
import Glibc
import JSONCoding
import Settings
import TestSupport
import Testing

@Suite struct `The schemas of our files` {
  /// `docs/schemas/KIND.json`.
  private static func path(_ kind: FileSchema) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/docs/schemas/\(kind.rawValue).json"
  }

  private static func text(_ kind: FileSchema) -> String {
    let catalog = Catalog.embedded
    let models = catalog.providers.flatMap { catalog.models(of: $0.id) }
    let schema = kind.schema(
      models: models.filter { $0.isChat && $0.status != .deprecated }.map(\.id.description),
      providers: catalog.providers.map(\.id), actions: Action.allCases.map(\.rawValue))
    return JSONValue.object(schema).text(.pretty) + "\n"
  }

  /// With SWITCHBOARD_WRITE_SCHEMAS set the files are written anew.
  @Test(arguments: FileSchema.allCases)
  func `stand in docs as the tables give them`(kind: FileSchema) throws {
    let text = Self.text(kind)
    if getenv("SWITCHBOARD_WRITE_SCHEMAS") != nil {
      try AtomicFile.write(Array(text.utf8), to: Self.path(kind))
      chmod(Self.path(kind), 0o644)
    }
    let kept = try AtomicFile.read(Self.path(kind), limit: 4 << 20)
    #expect(
      kept.map { $0 == Array(text.utf8) } == true,
      "Run SWITCHBOARD_WRITE_SCHEMAS=1 swift test --filter FileSchemaTests.")
  }

  @Test(arguments: FileSchema.allCases)
  func `refer to nothing that they do not define`(kind: FileSchema) throws {
    let schema = try JSONValue(parsing: Self.text(kind))
    var names: Set<String> = []
    Self.references(schema, into: &names)

    let defined = Set(schema["definitions"]?.object?.keys ?? [])
    #expect(names == defined.intersection(names) && !names.isEmpty)
  }

  private static func references(_ value: JSONValue, into names: inout Set<String>) {
    switch value {
    case .object(let object):
      if let name = object["$ref"]?.string {
        names.insert(String(name.dropFirst("#/definitions/".count)))
      }
      for member in object.members { references(member.value, into: &names) }
    case .array(let elements): elements.forEach { references($0, into: &names) }
    default: break
    }
  }

  @Test func `know the options of each provider with their values and help`() throws {
    let schema = try JSONValue(parsing: Self.text(.agent))
    let options = schema["definitions"]?["options"]?["properties"]

    let effort = options?["openai"]?["properties"]?["reasoningEffort"]
    #expect(effort?["enum"]?.array?.contains("xhigh") == true)
    #expect(effort?["description"]?.string?.hasPrefix("How much hidden work") == true)
    let thinking = options?["anthropic"]?["properties"]?["thinking"]?["properties"]
    #expect(thinking?["budgetTokens"]?["minimum"] == 1024)
    #expect(options?["openai"]?["properties"]?["extraBody"] == nil)
  }

  /// Files that are right and wrong, judged by Python's jsonschema where the tests have it.
  @Test func `tell right files from wrong ones`() throws {
    guard let python = PythonPackages.python else { return PythonPackages.saySkipped("schemas") }
    let script = """
      import json, sys
      from jsonschema import Draft7Validator as V
      base = sys.argv[1]
      agent, settings, theme = (json.load(open(f"{base}/{n}.json")) for n in ("agent", "settings", "theme"))
      for s in (agent, settings, theme): V.check_schema(s)
      look = {"hex": "#102030", "x256": 5, "c16": "red", "attr": "bold italic"}
      cases = [
        (agent, {"model": "openai/gpt-5"}, True),
        (agent, {"model": [{"id": "acme/own", "max_retries": 2}], "strategy": "fallback"}, True),
        (agent, {"model": [{"id": "{a}/{b}"}], "options": {"acme": {"x": 1}}}, True),
        (agent, {"model": "gpt-5"}, False),
        (agent, {"model": [{"max_retries": 2}]}, False),
        (agent, {"model": [{"id": "a/b", "retries": 2}]}, False),
        (agent, {"model": "a/b", "options": {"openai": {"reasoningEffort": "huge"}}}, False),
        (agent, {"model": "a/b", "options": {"anthropic": {"thinking": {"budgetTokens": 9}}}}, False),
        (agent, {}, False),
        (settings, {"model": "a/b", "providers": {"acme": {"base_url": "https://x"}}}, True),
        (settings, {"keymap": {"composer.send": ["enter"]}, "theme": {"name": "dusk"}}, True),
        (settings, {"providers": {"acme": {"dialect": "soap"}}}, False),
        (settings, {"providers": {"acme": {"key": "x"}}}, False),
        (theme, {"roles": {"text": look}}, True),
        (theme, {"roles": {"dark": {"text": look}, "light": {"text": look}}}, True),
        (theme, {"roles": {"text": {"hex": "red"}}}, False),
        (theme, {"roles": {"no-such-role": look}}, False),
      ]
      for schema, value, good in cases:
        if V(schema).is_valid(value) != good: print("wrong about", value)
      print("done")
      """
    let folder = String(Self.path(.agent).dropLast("/agent.json".count))
    let output = try PythonPackages.run(python, ["-c", script, folder])
    #expect(output == "done\n")
  }

  /// What the readers know must be in the schema, or an editor would mark what is right.
  @Test func `know every key that the readers know`() throws {
    let agent = """
      name = "a"
      instructions = "b"
      strategy = "race"
      after_text = "stop"
      hedge_after = 1.5
      win_on = "complete"
      [settings]
      temperature = 0.5
      [timeouts]
      total = 5
      [options.acme]
      anything = 1
      [[model]]
      id = "openai/gpt-5"
      max_retries = 1
      enabled = false
      weight = 2
      after_text = "restart"
      key_env = "A_KEY"
      base_url = "https://x.example/v1"
      [model.headers]
      X-A = "b"
      [model.timeouts]
      connect = 1
      first_token = 2
      idle = 3
      content = 4
      [model.options.openai]
      reasoningEffort = "low"
      [model.settings]
      seed = 1
      [[model]]
      id = "demo/prose"
      [providers.acme]
      base_url = "https://x.example/v1"
      """
    let parsed = AgentFile.parse(Array(agent.utf8), file: "a.toml")
    #expect(parsed.mistakes.isEmpty, "\(parsed.mistakes)")
    let schema = try JSONValue(parsing: Self.text(.agent))
    let document = try AgentDocument(Array(agent.utf8), file: "a.toml")
    let properties = Set(schema["properties"]?.object?.keys ?? [])
    #expect(properties == Set(document.root.keys))
    let entry = try #require(document.root["model"]?[0]?.object)
    let known = Set(
      schema["definitions"]?["entry"]?["properties"]?.object?.keys ?? [])
    #expect(known.subtracting(entry.keys) == ["model", "key_file", "key_command"])
    let timeouts = schema["definitions"]?["timeouts"]?["properties"]?.object?.keys
    #expect(timeouts == entry["timeouts"]?.object?.keys)
  }
}
