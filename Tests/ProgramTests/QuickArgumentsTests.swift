import ArgumentParser
import Testing

@testable import switchboard

@Suite struct `Arguments that are read without the parser` {
  @Test(arguments: [
    ["why"], ["why", "is", "it"], [""], ["--model", "demo/prose", "why"],
    ["why", "--model", "demo/busy:0", "--fallback", "demo/prose", "--quiet"],
    [
      "--model", "a/b", "--header", "x: y", "--retries", "2", "--fallback", "c/d", "--retries", "0",
    ],
    ["--retries", "3", "--model", "a/b", "--header", "x: 1", "--header", "y: 2", "q"],
    [
      "--system", "be short", "--agent", "mine", "--set", "temperature=0.2", "--set", "seed=1", "q",
    ],
    ["--option", "openai.reasoningEffort=low", "--message-option", "x.y=1", "--context", "a=b"],
    ["--connect-timeout", "1", "--first-token-timeout", "2.5", "--idle-timeout", "1e2", "q"],
    ["--total-timeout", "9", "--after-text", "restart", "--no-stream", "--attach", "a.png", "q"],
    ["--file", "a", "--file", "b", "--format", "jsonl", "--keep", "q"],
    ["--quiet", "--quiet", "q"],
    ["--strategy", "race", "--hedge-after", "0.2", "--win-on", "complete", "--model", "a/b", "q"],
    ["--strategy", "weighted", "--model", "a/b", "--weight", "3", "--model", "c/d", "q"],
  ])
  func `say the same of ask as the parser does`(line: [String]) throws {
    let quick = try #require(QuickArguments.ask(line))
    #expect(told(quick) == told(try AskCommand.parse(line).values))
  }

  @Test(arguments: [
    [], ["--model", "demo/prose", "--model", "demo/code"], ["--plain", "--quiet"],
    ["--incognito", "--resume"], ["--chat", "7"], ["--inline"],
    ["--agent", "mine", "--model", "a/b"],
  ])
  func `say the same of the playground as the parser does`(line: [String]) throws {
    let quick = try #require(QuickArguments.play(line))
    #expect(told(quick) == told(try PlayCommand.parse(line).values))
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["--version"], ["--model"], ["--model", "--quiet"], ["--model=a/b", "q"],
    ["--format", "xml", "q"], ["--retries", "-1", "q"], ["--retries", "many", "q"], ["--", "q"],
    ["-"], ["--agent", "a", "--agent", "b", "q"], ["--unknown", "q"], ["--quiet", "-x"],
    ["--connect-timeout", "soon", "q"], ["--after-text", "never", "q"], ["--Model", "a/b"],
  ])
  func `are left to the parser when they are not plain`(line: [String]) {
    #expect(QuickArguments.ask(line) == nil)
  }

  @Test(arguments: [
    ["--resume", "--chat", "3"], ["--plain", "--resume"], ["--plain", "--inline"], ["--chat", "x"],
    ["word"],
    ["models"], ["--help"],
  ])
  func `are left to the parser when they contradict each other`(line: [String]) {
    #expect(QuickArguments.play(line) == nil)
  }

  /// All that was read, with the places of flags as their ranks.
  private func told(_ values: some Any) -> String {
    let text = String(reflecting: values)
    let places = text.matches(of: /place: (\d+)/).compactMap { Int($0.1) }.sorted()
    return text.replacing(/place: (\d+)/) { match in
      "place: \(Int(match.1).flatMap(places.firstIndex) ?? -1)"
    }
  }
}
