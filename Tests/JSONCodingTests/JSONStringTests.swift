import JSONCoding
import Testing

@Suite struct `The inside of a JSON string` {
  @Test(arguments: [
    "", "a", "plain text of more than thirty-two bytes, and then some", #"a \"word\" \\ \/ \n\t"#,
    #"\u00e9 \ud83d\ude00 \ud83d"#, "über 日本 😀", #"thirty-one bytes and an escape:\n"#,
  ])
  func `reads as the parser reads it`(inside: String) throws {
    let value = try JSONValue(parsing: "\"\(inside)\"")
    #expect(JSONString.text(Array(inside.utf8).span) == value.string)
  }

  @Test(arguments: [
    #"a"b"#, "a\nb", #"\"#, #"\x"#, #"\u12"#, #"\u12g4"#,
    "a quote after thirty-two bytes, here: \"",
    "\u{1F}",
  ])
  func `is none where the parser refuses it`(inside: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\(inside)\"") }
    #expect(JSONString.text(Array(inside.utf8).span) == nil)
  }

  @Test func `mends bytes that are not UTF-8`() {
    #expect(JSONString.text([0x61, 0xFF, 0x62].span) == "a\u{FFFD}b")
    #expect(JSONString.text([0x5C, 0x6E, 0xFF].span) == "\n\u{FFFD}")
  }
}
