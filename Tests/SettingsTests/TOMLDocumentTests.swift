import JSONCoding
import Testing

@testable import Settings

@Suite struct `A TOML document` {
  static func root(_ text: String) throws -> JSONObject {
    try TOMLDocument(Array(text.utf8), file: "x").root
  }

  static func mistake(_ bytes: [UInt8]) -> FileMistake? {
    do throws(FileMistake) {
      _ = try TOMLDocument(bytes, file: "x")
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-17", -17), ("+1_000", 1000), ("0xDead_beef", 3_735_928_559), ("0o755", 493),
      ("0b1101", 13), ("-9223372036854775808", .integer(.min)), ("1.0", 1.0), ("-0.0", -0.0),
      ("6.626e-34", 6.626e-34), ("1e06", 1e6), ("9_224.1_2", 9224.12), ("true", true),
      ("false", false), ("1979-05-27", "1979-05-27"), ("07:32:00.999", "07:32:00.999"),
      ("1979-05-27 07:32:00Z", "1979-05-27 07:32:00Z"),
      ("2000-02-29T23:59:60-07:00", "2000-02-29T23:59:60-07:00"),
      ("[ ]", []), ("[1, [ 'a',\n# c\n], ]", [1, ["a"]]), ("{ }", [:]),
      ("{ a.b = 1, 'c d' = {} }", ["a": ["b": 1], "c d": [:]]),
      ("'C:\\x'", "C:\\x"), ("\"\\t\\u00e9\\U0001F600\\\"\"", "\té😀\""), ("\"\\u0000\"", "\0"),
      ("\"\"\"\n a\r\n b \\\n   \n  c\"\"\"", " a\n b c"), ("'''\\n''x'''''", "\\n''x''"),
      ("\"\"\"\"\"\"", ""), ("\"\"\"a\"\"\"\"", "a\""),
    ] as [(String, JSONValue)])
  func `reads every kind of value`(text: String, value: JSONValue) throws {
    #expect(try Self.root("x = \(text) # why\r\ny = 1") == ["x": value, "y": 1])
  }

  @Test func `keeps the order of the file and puts tables together`() throws {
    let text = """
      z.y = 1
      a = 2
      z.x = 3
      [m.n]
      k = 1
      [m.i.j]
      [m]
      k = 2
      i.l = 3
      [[t]]
      [t.in]
      k = 3
      [[t]]
      [[t.list]]
      [[t.list]]
      k = 4
      """

    #expect(
      try Self.root(text) == [
        "z": ["y": 1, "x": 3], "a": 2, "m": ["n": ["k": 1], "i": ["j": [:], "l": 3], "k": 2],
        "t": [["in": ["k": 3]], ["list": [[:], ["k": 4]]]],
      ])
  }

  @Test(arguments: [
    ("a = 1\nb = ", 2, "a value is missing."), ("a = 1\n\nb = word\n", 3, "a text needs quotes"),
    ("a = 1\na = 2", 2, "a is written twice, first on line 1."),
    ("[a]\n\n[a]", 3, "a is written twice, first on line 1."),
    ("[a.b]\n[a]\nb.c = 1", 3, "a.b is written twice"), ("a.b = 1\n[a]", 2, "a is written twice"),
    ("a = {}\n[a.b]", 2, "a is written twice"), ("a = {}\na.b = 1", 2, "a is written twice"),
    ("a = [{}]\n[[a]]", 2, "a is written twice"), ("[[a]]\n[a]", 2, "a is written twice"),
    ("[a]\n[[a]]", 2, "a is written twice"), ("a = {b = 1, b = 2}", 1, "a.b is written twice"),
    ("a = \"\n\"", 1, "has no end on its line."), ("a = '''\n\n", 1, "begins here has no end."),
    ("x = 1\ny = [1, 2\n", 2, "the list that begins here has no ]."),
    ("y = [1 2]", 1, "a comma or ] is missing."), ("y = {a = 1", 1, "begins here has no }."),
    ("y = {a = 1,}", 1, "a key is missing."), ("[a", 1, "] is missing."),
    ("[[a]", 1, "] is missing."),
    ("[]", 1, "a key is missing."), ("a.,= 1", 1, "a key is missing."),
    ("é = 1", 1, "a key is missing."),
    ("a", 1, "= is missing."), ("a = 1 b = 2", 1, "the line goes on"), ("[a] b = 1", 1, "goes on"),
    ("a = 'b' 'c'", 1, "the line goes on after its value."),
    ("a = 1\rb = 2", 1, "the line goes on"),
    ("ok = 1\nkey = 'a\u{0}b'", 2, "a control character stands in a text"),
    ("# \u{1B}[2J", 1, "a control character stands in a comment."),
    ("a = 99999999999999999999", 1, "does not fit 64 bits."), ("a = 1e999", 1, "must be finite."),
    ("a = -inf", 1, "must be finite."), ("a = 007", 1, "neither a number nor a date"),
    ("a = 1__0", 1, "neither a number"), ("a = 1.", 1, "neither a number"),
    ("a = .5", 1, "neither"),
    ("a = 2001-02-29", 1, "neither a number nor a date"), ("a = 07:", 1, "neither a number"),
    ("a = +0x1", 1, "neither a number"), ("a = 0x", 1, "neither a number"),
    ("a = 1_", 1, "neither"),
    ("a = \"\\q\"", 1, "a backslash stands before something"),
    ("a = \"\\uD800\"", 1, "\\u takes four"),
    ("a = \"\\u12\"", 1, "\\u takes four"), ("a = \"\\", 1, "has no end"),
  ])
  func `names the line where a text stops being TOML`(text: String, line: Int, words: String) {
    let mistake = Self.mistake(Array(text.utf8))

    #expect(mistake?.line == line)
    #expect(mistake?.message.contains(words) == true, "\(String(describing: mistake))")
  }

  @Test(arguments: ["[", "{a=", "a.", "[a."])
  func `refuses what is nested too deep without running out of stack`(piece: String) {
    let text =
      (piece.hasPrefix("a") || piece == "[a." ? "" : "x = ")
      + String(repeating: piece, count: 50_000)

    #expect(Self.mistake(Array(text.utf8)) != nil)
  }

  @Test func `refuses what is not UTF-8 and what is too long`() {
    #expect(Self.mistake([0x61, 0x0A, 0x0A, 0x62, 0xFF, 0x0A])?.line == 3)
    #expect(
      Self.mistake([UInt8](repeating: 0x20, count: 256 * 1024 + 1))?.message
        == "The file is larger than 256 KiB.")
  }
}
