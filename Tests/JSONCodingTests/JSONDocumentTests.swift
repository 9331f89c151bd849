import JSONCoding
import Testing

@Suite struct `A JSON document` {
  @Test(arguments: [
    "null", "true", "0", "-0", "1.5e3", "\"\"", "[]", "{}", "[1,[2,{\"a\":[]}],\"x\"]",
    "{\"a\":{\"b\":null},\"c\":[true,false]}", " { \"a\" : 1 } ",
  ])
  func `is read and written back without loss`(text: String) throws {
    let value = try JSONValue(parsing: text)

    #expect(try JSONValue(parsing: value.utf8()) == value)
    #expect(try JSONValue(parsing: value.utf8(.pretty)) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "01", "1.", ".5", "1e", "+1", "-", "\"", "\"\\x\"", "\"\\u12\"", "[1,]",
    "[1 2]", "[", "]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "1 2", "\"\u{01}\"", "[1}",
    "{\"a\":1]",
  ])
  func `refuses what is not JSON`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test func `refuses a million open brackets without running out of stack`() {
    let text = [UInt8](repeating: 0x5B, count: 1_000_000)

    #expect(throws: JSONError(.tooDeep, at: 512)) { try JSONValue(parsing: text) }
  }

  @Test func `resolves escapes, pairs and lone surrogates`() throws {
    let value = try JSONValue(parsing: #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud800x""#)

    #expect(value == .string("\"\\/\u{8}\u{c}\n\r\té😀\u{FFFD}x"))
  }

  @Test func `keeps whole numbers apart from others`() throws {
    let value = try JSONValue(parsing: "[1,-9223372036854775808,1.0,1e2,1e400]")

    #expect(value == [1, .integer(.min), 1.0, 100.0, .number(.infinity)])
  }

  @Test func `gives nil for whatever is not there`() throws {
    let document = JSONDocument()
    try document.parse(Array(#"{"a":[1,{"b":"x"}],"n":null,"a2":7}"#.utf8))

    #expect(document.root["a"]?[1]?["b"]?.string == "x")
    #expect(document.root["n"] == nil)
    #expect(document.root["a"]?[2] == nil)
    #expect(document.root["a"]?["b"] == nil)
    #expect(document.root["a2"]?.integer == 7)
    #expect(document.root["a2"]?.string == nil)
  }

  @Test func `is used again for the next text, also after a failure`() throws {
    let document = JSONDocument()
    try document.parse(Array(#"{"a":1}"#.utf8))
    #expect(throws: JSONError.self) { try document.parse(Array("{".utf8)) }
    try document.parse(Array(#"{"a":2}"#.utf8))

    #expect(document.root["a"]?.integer == 2)
  }
}
