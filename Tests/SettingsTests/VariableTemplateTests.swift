import Settings
import Testing

@Suite struct `A template with variables` {
  let environment = Environment(["TOKEN": "t0", "HOST": "h", "EMPTY": ""])

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("Bearer ${TOKEN}", "Bearer t0"), ("${HOST}${TOKEN}", "ht0"),
    ("$TOKEN {x} $", "$TOKEN {x} $"), ("https://${HOST}/v1", "https://h/v1"),
  ])
  func `is filled from the environment`(text: String, expected: String) throws {
    #expect(try #require(VariableTemplate(text)).expand(environment, for: "x") == expected)
  }

  @Test(arguments: ["ABSENT", "EMPTY"])
  func `names a variable that has no value`(name: String) throws {
    let template = try #require(VariableTemplate("a${TOKEN}${\(name)}"))

    #expect(template.variables == ["TOKEN", name])
    #expect(throws: SettingsError.variableUnset(name: name, place: "The header X-A")) {
      try template.expand(environment, for: "The header X-A")
    }
  }

  @Test(arguments: ["${", "${}", "${A", "${A-B}", "${1A}", "a${ A}", "${${A}}"])
  func `is none when a variable is not well written`(text: String) {
    #expect(VariableTemplate(text) == nil)
  }
}
