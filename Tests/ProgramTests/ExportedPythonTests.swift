import ChatModel
import Demo
import JSONCoding
import TestSupport
import Testing

/// Runs what `export` writes with the vendors' own packages.
@Suite struct `Exported Python` {
  private static let forms: [(Dialect, String, [String])] = [
    (.openAIChat, "openai-python", ["acme.user=me", "acme.trialFlag=[1]"]),
    (.openAIResponses, "openai-python", ["acme.reasoningEffort=low", "acme.textVerbosity=low"]),
    (
      .anthropic, "anthropic-python",
      [
        #"acme.cacheControl={"type":"ephemeral"}"#,
        #"acme.thinking={"type":"enabled","budgetTokens":2000}"#,
      ]
    ),
    (
      .gemini, "google-python",
      [#"acme.thinkingConfig={"thinkingBudget":100}"#, "acme.mediaResolution=MEDIA_RESOLUTION_LOW"]
    ),
  ]

  @Test(arguments: forms.indices, [true, false])
  func `sends what ask sends, and prints the same answer`(form: Int, streams: Bool) throws {
    guard let python = PythonPackages.python else {
      return PythonPackages.saySkipped("exported Python")
    }
    let (dialect, name, options) = Self.forms[form]
    let server = try DemoServer()
    let scratch = try Scratch()
    try scratch.settings(server.table("acme", dialect))
    let key = ["ACME_KEY": "key-of-acme"]
    let flags =
      ["--system", "Be \"brief\".\nTwo lines.", "--set", "maxOutputTokens=30000"]
      + options.flatMap { ["--option", $0] } + (streams ? [] : ["--no-stream"])
    let id = "acme/prose" + DemoModels.fast
    let prompt = "Don't \"stop\"\nünd {x} 👩‍👩‍👧‍👦 \u{202E}"

    let asked = try ProgramRun.run(
      ["ask", "--model", id] + flags + [prompt], in: scratch, environment: key)
    let exported = try ProgramRun.run(
      ["export", id, "--as", name] + flags + [prompt], in: scratch, environment: key)
    #expect(exported.status == 0 && !exported.output.contains("key-of-acme"), "\(exported)")
    let ran = try ProgramRun(
      ["-"], in: scratch, environment: key, input: .text(exported.output), program: python
    ).finish()

    #expect(asked.status == 0 && ran.status == 0, "\(exported.output)\n\(ran)")
    #expect(asked.output.trimmedEnd == ran.output.trimmedEnd)
    try #require(server.requests.count == 2)
    let (own, theirs) = (server.requests[0], server.requests[1])
    #expect(Self.meaning(own.json, dialect) == Self.meaning(theirs.json, dialect))
    // Google's package leaves some characters of an id as they are.
    let path = own.target.prefix { $0 != "?" }.replacing("%3D", with: "=").replacing(
      "%2C", with: ",")
    #expect(path == theirs.target.prefix { $0 != "?" })
  }

  /// A body without what the packages are known to write otherwise.
  ///
  /// The order of members; OpenAI's leaves `stream: false` out; Google's gives the system text the
  /// role `user` and takes the names of fields in both spellings of its JSON.
  private static func meaning(_ body: JSONValue, _ dialect: Dialect) -> String {
    var body = body
    if case .object(var object) = body {
      if object["stream"] == false { object["stream"] = nil }
      if dialect == .gemini { object[path: ["systemInstruction", "role"]] = nil }
      body = .object(object)
    }
    return sorted(body, camel: dialect == .gemini).text()
  }

  private static func sorted(_ value: JSONValue, camel: Bool) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map { sorted($0, camel: camel) })
    case .object(let object):
      let members = object.members.map { member in
        JSONObject.Member(
          key: camel ? camelCased(member.key) : member.key,
          value: sorted(member.value, camel: camel))
      }
      return .object(JSONObject(members.sorted { $0.key < $1.key }))
    case .number(let number): return Int(exactly: number).map(JSONValue.integer) ?? value
    default: return value
    }
  }

  private static func camelCased(_ name: String) -> String {
    let words = name.split(separator: "_")
    return words.dropFirst().reduce(String(words.first ?? "")) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }
}

extension String {
  /// Without the white space at the end.
  fileprivate var trimmedEnd: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
