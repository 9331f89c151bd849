import JSONCoding
import Testing

@testable import Settings

@Suite struct `The map of a TOML text` {
  static let text = """
    # a comment with [brackets] and = signs
    title = "x # no comment"
    [providers.acme]
    base_url = 'https://x' # why
    "quoted \\u0041 key" = 1
    a.b.c = [ 1,
      "two", # inside
      { x = 3, y = [4] },
    ]

    [[model]]
    id = \"""
    one
    "quoted" \\\""" two\"""
    [model.headers]
    X-A = "1"
    [[model]]
    id = '''it's
    more'''
    weight   =   1.5   # end
    when = 1979-05-27 07:32:00
    [[model.part]]
    z = {}
    """

  static let keys: [(String, Int, String)] = [
    ("title", 2, #""x # no comment""#), ("providers.acme.base_url", 4, "'https://x'"),
    ("providers.acme.quoted A key", 5, "1"), ("providers.acme.a.b.c[2]", 7, #""two""#),
    ("providers.acme.a.b.c[3].y[1]", 8, "4"), ("model[1].headers.X-A", 16, #""1""#),
    ("model[2].weight", 20, "1.5"), ("model[2].when", 21, "1979-05-27 07:32:00"),
    ("model[2].part[1].z", 23, "{}"),
  ]

  @Test(arguments: keys)
  func `knows the line and the bytes of every value`(
    path: String, line: Int, value: String
  ) throws {
    let bytes = Array(Self.text.utf8)

    let entry = try #require(
      TOMLSource(bytes).entries.first { "\($0.key)" == path }?.value)

    #expect(entry.line == line)
    #expect(entry.value.map { String(decoding: bytes[$0], as: UTF8.self) } == value)
  }

  @Test func `knows the lines of tables, and of what has none the table's`() {
    let source = TOMLSource(Array(Self.text.utf8))
    let second = TOMLPath([.key("model"), .index(1)])

    #expect(source.line(of: TOMLPath([.key("providers"), .key("acme")])) == 3)
    #expect(source.line(of: second) == 17)
    #expect(source.line(of: second.appending("absent").appending(3)) == 17)
    #expect(source.line(of: TOMLPath([.key("absent")])) == nil)
  }

  @Test func `has every value that the parser finds, in the order of the file`() throws {
    let document = try TOMLDocument(Array(Self.text.utf8), file: "x")

    #expect(document.root.keys == ["title", "providers", "model"])
    #expect(Self.unmapped(document).isEmpty)
  }

  @Test func `never fails, and agrees with the parser, however the text is mutilated`() {
    var random = SeededGenerator(seed: 7)
    let original = Array(Self.text.utf8)
    let likely = Array("[]{}\"'=.,#\n\\ ua0_\u{E9}".utf8)
    var parsed = 0

    for _ in 0..<3000 {
      var bytes = original
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = likely[Int.random(in: 0..<likely.count, using: &random)]
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { bytes = original }
      }
      guard let document = try? TOMLDocument(bytes, file: "x") else { continue }
      parsed += 1
      #expect(Self.unmapped(document).isEmpty, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(parsed > 300)
  }

  /// The paths of a document's values that the map does not have.
  static func unmapped(_ document: TOMLDocument) -> [TOMLPath] {
    func walk(_ value: JSONValue, _ path: TOMLPath) -> [TOMLPath] {
      let missing = document.source[path] == nil && !path.steps.isEmpty ? [path] : []
      switch value {
      case .object(let object):
        return object.members.reduce(missing) { $0 + walk($1.value, path.appending($1.key)) }
      case .array(let elements):
        return elements.enumerated().reduce(missing) {
          $0 + walk($1.element, path.appending($1.offset))
        }
      default: return missing
      }
    }
    return walk(.object(document.root), TOMLPath())
  }
}

@Suite struct `A TOML document` {
  @Test func `keeps types, order and every character`() throws {
    let text = """
      z = 1
      a = 1.0
      m = "é😀\\u001B\\u0000\\u007F\\n\\"\\\\"
      "k\\u0000" = -9223372036854775808
      f = 0.1
      t = true
      d = 1979-05-27
      i = inf
      o = { q = 1, b = [] }
      """

    let root = try TOMLDocument(Array(text.utf8), file: "x").root

    #expect(
      root == [
        "z": 1, "a": 1.0, "m": "é😀\u{1B}\u{0}\u{7F}\n\"\\", "k\u{0}": .integer(.min), "f": 0.1,
        "t": true, "d": "1979-05-27", "i": "Infinity", "o": ["q": 1, "b": []],
      ])
  }

  @Test(arguments: [
    ("a = 1\nb = ", 2, "This is not TOML"),
    ("a = 1\n\nb = word\n", 3, "a text needs quotes around it."),
    ("a = 1\na = 2", 2, "This is not TOML: cannot redefine existing integer 'a'."),
    ("[a]\n\n[a]", 3, "cannot redefine"), ("a = \"\n\"", 1, "This is not TOML"),
    ("x = 1\ny = [1, 2\n", 2, "This is not TOML"), ("é = 1", 1, "This is not TOML"),
    ("ok = 1\nkey = 'a\u{0}b'", 2, "A NUL character stands here."),
    ("a = 99999999999999999999", 1, "not representable"),
    ("a = " + String(repeating: "[", count: 100_000), 1, "This is not TOML"),
  ])
  func `names the line where a text stops being TOML`(text: String, line: Int, words: String) {
    let mistake = Self.mistake(Array(text.utf8))

    #expect(mistake?.line == line)
    #expect(mistake?.message.contains(words) == true, "\(String(describing: mistake))")
  }

  @Test func `refuses what is not UTF-8 and what is too long`() {
    #expect(Self.mistake([0x61, 0x0A, 0x0A, 0x62, 0xFF, 0x0A])?.line == 3)
    #expect(
      Self.mistake([UInt8](repeating: 0x20, count: (1 << 20) + 1))?.message
        == "The file is larger than 1 MiB.")
  }

  static func mistake(_ bytes: [UInt8]) -> FileMistake? {
    do throws(FileMistake) {
      _ = try TOMLDocument(bytes, file: "x")
      return nil
    } catch {
      return error
    }
  }
}

/// A small generator with a seed, so that a failure can be had again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
