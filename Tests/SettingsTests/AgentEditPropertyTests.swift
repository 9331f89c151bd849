import JSONCoding
import Testing

@testable import Settings

@Suite struct `Random edits of agent files` {
  private static let pieces = [
    "# a comment\n", "\n", "name = \"x\" # why\n", "instructions = '''\na\n'''\n",
    "after_text   =   \"stop\"\n", "options.mistral.safePrompt = true\n",
    "[settings]\n  temperature = 0.5\n  # low\n", "[options.openai]\nuser = \"u\" #!\n\n\n",
    "[options.xai]\nn = [ 1,\n  2, # two\n]\n", "[options.groq]\na = { b = 1, c = [2] }\n",
    "# about it\n[[model]]\nid = \"openai/gpt-5\"\n",
    "[[model]]\nid = \"demo/prose\" # last\n\t\n[model.headers]\nX-A = \"1\"\n\n",
    "[[model]]\nid = 'anthropic/claude-sonnet-4-5'\ntimeouts = { idle = 3 }\n"
      + "[model.options.anthropic]\neffort = \"low\"\n",
  ]

  private static let paths: [[String]] = [
    ["name"], ["instructions"], ["after_text"], ["settings", "temperature"], ["settings", "seed"],
    ["options", "openai", "user"], ["options", "openai", "store"], ["options", "groq", "a", "b"],
    ["options", "groq", "a", "d"], ["options", "xai", "n"], ["options", "mistral", "safePrompt"],
    ["options", "deep", "one", "two", "three"], ["odd key", "a.b"],
  ]

  private static let entryPaths: [[String]] = [
    ["id"], ["max_retries"], ["headers", "X-A"], ["headers", "X-B"], ["timeouts", "idle"],
    ["timeouts", "total"], ["options", "anthropic", "effort"], ["settings", "topP"],
  ]

  private static let values: [JSONValue] = [
    1, 2.5, true, "text", "with \"quotes\" and \\", "lines\nof\ntext", ["a", "b"], "é 👩‍👩‍👧‍👦\u{202E}",
  ]

  /// A file whose parts stand in an order that TOML allows.
  private static func file(_ random: inout SeededGenerator) -> String {
    let picked = pieces.filter { _ in Bool.random(using: &random) }
    let text = picked.joined()
    let shaped = Bool.random(using: &random) ? text : text.replacing("\n", with: "\r\n")
    return Bool.random(using: &random) && shaped.hasSuffix("\n")
      ? String(shaped.unicodeScalars.dropLast(shaped.hasSuffix("\r\n") ? 2 : 1)) : shaped
  }

  /// The lines of a text that say something, without their ends.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }.filter {
      !$0.allSatisfy { $0 == " " || $0 == "\t" }
    }
  }

  @Test(arguments: 0..<400) func `change what was meant and keep every other line`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed &+ 7919)
    let text = Self.file(&random)
    var document = try AgentDocument(Array(text.utf8), file: "x.toml")
    for _ in 0..<6 {
      let before = document
      let meant = Self.edit(&document, &random)
      let old = JSONValue.object(before.root)
      let new = JSONValue.object(document.root)
      guard let meant else {
        // Refused: nothing has changed.
        #expect(document.bytes == before.bytes, "\(text)")
        continue
      }
      #expect(new.isSame(as: meant.value(old)), "\(meant) in\n\(text)")
      let (kept, all) = (Self.lines(before.bytes), Self.lines(document.bytes))
      let lost = kept.filter { !all.contains($0) }
      #expect(lost.count <= meant.mayLose, "\(meant) lost \(lost) of\n\(text)")
    }
  }

  /// An edit that was made.
  private struct Made: CustomStringConvertible {
    var description: String
    /// How many lines may be gone.
    var mayLose: Int
    var value: (JSONValue) -> JSONValue
  }

  private static func edit(
    _ document: inout AgentDocument, _ random: inout SeededGenerator
  ) -> Made? {
    let count = document.entryCount
    let isEntry = count > 0 && Bool.random(using: &random)
    let entry = isEntry ? Int.random(in: 0..<count, using: &random) : nil
    let keys = (isEntry ? entryPaths : paths).randomElement(using: &random) ?? ["name"]
    let value = values.randomElement(using: &random) ?? 1
    let steps: [TOMLPath.Step] =
      (entry.map { [.key("model"), .index($0)] } ?? []) + keys.map { .key($0) }
    let old = document.value(keys, ofEntry: entry)
    do {
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1, 2:
        try document.set(keys, to: value, ofEntry: entry)
        let lost = old.map { 1 + $0.text().count } ?? 1
        return Made(description: "set \(steps)", mayLose: lost) {
          $0.setting(steps[...], to: value) ?? .null
        }
      case 3:
        try document.remove(keys, ofEntry: entry)
        return Made(description: "remove \(steps)", mayLose: old == nil ? 0 : 8) {
          $0.setting(steps[...], to: nil) ?? .null
        }
      case 4:
        let place = Int.random(in: 0...count, using: &random)
        try document.addEntry(["id": "demo/slow"], at: place)
        return Made(description: "add at \(place)", mayLose: 0) { root in
          var object = root.object ?? [:]
          var all = object["model"]?.array ?? []
          all.insert(["id": "demo/slow"], at: place)
          object["model"] = .array(all)
          return .object(object)
        }
      default:
        guard count > 0 else { return nil }
        let places = (0..<2).map { _ in Int.random(in: 0..<count, using: &random) }
        try document.moveEntry(from: places[0], to: places[1])
        return Made(description: "move \(places)", mayLose: 0) { root in
          var object = root.object ?? [:]
          var all = object["model"]?.array ?? []
          all.insert(all.remove(at: places[0]), at: places[1])
          object["model"] = .array(all)
          return .object(object)
        }
      }
    } catch {
      return nil
    }
  }
}
