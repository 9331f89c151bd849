import JSONCoding
import TestSupport
import Testing

@Suite struct `What models the program keeps and asks for` {
  private static let list =
    #"{"object":"list","data":[{"id":"large","object":"model"},{"id":"of-tomorrow"}]}"#

  @Test func `is a provider's own list on request, with its key`() throws {
    let scratch = try Scratch()
    let server = try LoopbackServer { _ in .reply(body: Self.list) }
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "models", "--live", "acme", "--format", "json", in: scratch,
      environment: ["ACME_KEY": "canary"])

    let records = try outcome.json.array ?? []
    #expect(records.compactMap { $0["id"]?.string }.sorted() == ["acme/large", "acme/of-tomorrow"])
    #expect(records.allSatisfy { $0["source"] == "live" })
    #expect(server.requests.map(\.target) == ["/v1/models"])
    #expect(server.requests.first?.header("Authorization") == "Bearer canary")
    #expect(!outcome.output.contains("canary") && !outcome.error.contains("canary"))
  }

  @Test func `is no list without a key, and says which one is missing`() throws {
    let scratch = try Scratch()
    let server = try LoopbackServer { _ in .reply(body: Self.list) }
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run("models", "--live", "acme", in: scratch)

    #expect(outcome.status != 0 && outcome.error.contains("ACME_KEY"), "\(outcome)")
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: [(true, "acme/large"), (false, nil)])
  func `is who was asked last, unless the settings say no`(remembers: Bool, last: String?) throws {
    let scratch = try Scratch()
    let server = try LoopbackServer { _ in .chat("done") }
    try scratch.settings(server.table() + (remembers ? "" : "[models]\nremember = false\n"))

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large", "hi", in: scratch, environment: ["ACME_KEY": "k"])

    #expect(outcome.output == "done\n", "\(outcome)")
    let state = scratch.files().first { $0.path.hasSuffix("state.json") }
    let recents = state.flatMap { try? JSONValue(parsing: $0.bytes) }?["models"]?["recents"]
    #expect(recents?.array?.first?.string == last)
    #expect(scratch.files().contains { $0.path.hasSuffix("speeds.json") } == remembers)
  }
}
