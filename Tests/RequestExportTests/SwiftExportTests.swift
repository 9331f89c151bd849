import ChatModel
import Glibc
import RequestExport
import Settings
import SwitchboardKit
import Testing

/// `docs/examples/Exported.swift` is built with the package; what is written must stand there.
@Suite struct `A setup as Swift` {
  private static var examples: [Substring] {
    get throws {
      let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      let bytes = try AtomicFile.read("/\(root)/docs/examples/Exported.swift") ?? []
      return String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
  }

  /// Whether a text stands in the examples, line by line, all as far in.
  private func stands(_ text: String) throws -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let examples = try Self.examples
    return examples.indices.contains { start in
      guard start + lines.count <= examples.count else { return false }
      return zip(lines, examples[start...]).allSatisfy { line, example in
        example == (line.isEmpty ? "" : "  " + line)
      }
    }
  }

  private func check(_ plan: RunPlan) throws {
    let text = try RequestExport.text(Setups.exported(plan), as: .swift)
    let start = "import SwitchboardKit\n\n"
    #expect(text.hasPrefix(start))
    #expect(try stands(String(text.dropFirst(start.count))), "\(text)")
  }

  @Test func `compiles for a chain`() throws { try check(Setups.careful) }

  @Test func `compiles for an address of one's own`() throws { try check(Setups.custom) }

  @Test func `compiles for a conversation with files and options of a message`() throws {
    let picture = Attachment(name: "chart.png", mediaType: "image/png", bytes: [1, 2, 3])
    var plan = RunPlan(
      entries: ["anthropic/claude-sonnet-4-5"],
      messages: [
        .user("Hello."), .assistant("Hello."),
        Message(
          .user, [.text("What is this?"), .attachment(picture)],
          options: ["anthropic": ["cacheControl": ["type": "ephemeral"]]]),
      ])
    plan.limits = CallLimits(firstToken: .seconds(20), idle: .milliseconds(1500))
    plan.totalLimit = .seconds(60)
    try check(plan)
  }

  @Test func `compiles for a strategy`() throws {
    var plan = Setups.plan([ModelEntry("demo/prose", weight: 1.5), "demo/code"])
    plan.strategy = .race(hedgeAfter: .milliseconds(800), winOn: .complete)
    try check(plan)
  }

  @Test func `compiles for an entry with everything of its own`() throws {
    var plan = Setups.plan(
      [
        ModelEntry(
          "acme/large", maxRetries: 2, isEnabled: true, limits: CallLimits(connect: .seconds(3)),
          options: ["acme": ["user": "me", "trialFlag": nil]],
          settings: CallSettings(topP: 0.5, stopSequences: ["a", "b"]), afterText: .stop),
        ModelEntry("demo/slow", isEnabled: false),
      ], messageOptions: ["acme": ["reasoningEffort": "high"]])
    plan.options = [
      "anthropic": [
        "mcpServers": [
          ["type": "url", "name": "x", "url": "https://mcp.example", "authorizationToken": "t"]
        ]
      ]
    ]
    plan.streams = false
    try check(plan)
  }
}
