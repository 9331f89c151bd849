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

@Suite struct `Names that are looked for together` {
  @Test func `are found in one pass, escaped ones too, null left out`() throws {
    let names = JSONNames("a", "b", "ab", "long name", "é")
    let document = JSONDocument()
    try document.parse(
      Array(#"{"ab":1,"x":2,"a":null,"\u0061":3,"long name":4,"b":{"a":5},"é":6,"":7}"#.utf8))
    let found = document.root.members(names)

    #expect((0..<5).map { found[$0]?.value } == [3, ["a": 5], 1, 4, 6])
    try document.parse(Array(#"{"a":1,"b":2,"a":null}"#.utf8))
    #expect(document.root.members(names)[0] == nil)
    #expect(document.root.members(names)[1]?.integer == 2)
    try document.parse(Array("[1]".utf8))
    #expect((0..<5).allSatisfy { document.root.members(names)[$0] == nil })
  }

  @Test func `are told apart when they hash alike`() throws {
    let names = JSONNames("ab", "ac", "ad", "fa")
    let document = JSONDocument()
    try document.parse(Array(#"{"ad":1,"ac":2,"ae":3,"ab":4,"fa":5}"#.utf8))

    #expect((0..<4).map { document.root.members(names)[$0]?.integer } == [4, 2, 1, 5])
  }

  @Test func `and strings longer than a word are read to their end`() throws {
    let document = JSONDocument()
    for length in 0...40 {
      for mark in ["", "\\\"", "\\n", "é", "\u{7F}"] {
        let text = String(repeating: "x", count: length) + mark
        try document.parse(Array("[\"\(text)\",\"\(mark)\(text)\"]".utf8))
        let plain = text.split(separator: "\\\"", omittingEmptySubsequences: false)
          .joined(separator: "\"").split(separator: "\\n", omittingEmptySubsequences: false)
          .joined(separator: "\n")
        #expect(document.root[0]?.string == plain)
      }
      let bad = Array("\"\(String(repeating: "x", count: length))\u{1}\"".utf8)
      #expect(throws: JSONError(.controlCharacter, at: length + 1)) { try document.parse(bad) }
    }
  }
}
