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
      TOMLDocument(bytes, file: "x").source.entries.first { "\($0.key)" == path }?.value)

    #expect(entry.line == line)
    #expect(entry.value.map { String(decoding: bytes[$0], as: UTF8.self) } == value)
  }

  @Test func `knows the lines of tables, and of what has none the table's`() throws {
    let source = try TOMLDocument(Array(Self.text.utf8), file: "x").source
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

  @Test func `has every value however the text is mutilated, and no text traps`() {
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
