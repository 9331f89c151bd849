import AppCore
import FoundationEssentials
import Glibc
import Testing

@Suite struct `The page about the playground` {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/playground.md")

  /// With SWITCHBOARD_WRITE_PAGES set the parts are written anew.
  private func hold(_ name: String, to lines: [String]) throws {
    if getenv("SWITCHBOARD_WRITE_PAGES") != nil {
      var text = try String(contentsOf: Self.path, encoding: .utf8)
      let mark = "<!-- \(name) -->\n"
      let start = try #require(text.firstRange(of: mark)).upperBound
      let end = try #require(text[start...].firstRange(of: "<!-- end -->")).lowerBound
      text.replaceSubrange(start..<end, with: lines.joined(separator: "\n") + "\n")
      try Data(text.utf8).write(to: Self.path)
    }
    #expect(try part(name) == lines)
  }

  @Test func `has every command of the composer`() throws {
    let rows = SlashCommand.onScreen.map { "| `\($0.usage)` | \($0.sentence) |" }
    try hold("commands", to: ["| command | does |", "| --- | --- |"] + rows)
  }

  @Test func `has every key with what it does`() throws {
    var lines: [String] = []
    for (place, title) in Self.places {
      lines += ["", "**\(title)**", "", "| key | does |", "| --- | --- |"]
      lines += Self.rows(of: place)
    }
    try hold("keys", to: Array(lines.dropFirst()))
  }

  private static let places: [(Action.Place, String)] = [
    (.composer, "Composer"), (.chat, "Chat"), (.models, "Models"), (.options, "Options"),
    (.anywhere, "Anywhere"),
  ]

  /// An action a row, in the order of the keymap.
  private static func rows(of place: Action.Place) -> [String] {
    var seen: Set<Action> = []
    let entries = Keymap.standard.entries.filter { $0.place == place }
    return entries.compactMap { entry in
      guard seen.insert(entry.action).inserted else { return nil }
      let keys = entries.filter { $0.action == entry.action }.map {
        "`\($0.name.replacing("|", with: "\\|"))`"
      }
      return "| \(keys.joined(separator: " ")) | \(entry.action.sentence) |"
    }
  }

  /// The lines between two marks that are not empty at the ends.
  private func part(_ name: String) throws -> [String] {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"))
    let rest = lines[(start + 1)...]
    let end = try #require(rest.firstIndex(of: "<!-- end -->"))
    return Array(rest[..<end])
  }
}
