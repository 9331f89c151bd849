import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `An option table` {
  @Test(arguments: OptionNamespaces.all)
  func `of the package is understood to its last line`(namespace: String) throws {
    let table = try #require(OptionNamespaces.table(of: namespace))
    #expect(table.name == namespace)
    #expect(table.problems == [])
    #expect(!table.options.isEmpty)
    for option in table.options { check(option, "\(namespace).\(option.key)") }
  }

  private func check(_ option: OptionDescription, _ name: String) {
    #expect(option.help.hasSuffix("."), "\(name) needs a sentence of help")
    #expect(option.help.count <= 100, "\(name) has a long help")
    #expect(option.validate(option.defaultValue ?? .null) == nil, "default of \(name)")
    for field in option.fields { check(field, "\(name).\(field.key)") }
  }

  @Test func `says everything about an option in a few words`() throws {
    let table = OptionTable(
      "acme",
      """
      models $old = a-0,a-0.5

      [in chat,responses under config at agent,message only acme]
      depth (low|high) = low alias how_deep deprecated secret  -- How deep.
        > chat a.depth needs tools as low=1,high= via everyTool
        + flag-1
        + flag-2 if =high
        ~ high,low not $old
      innerThings object[]:...3 @tool
        -- Things.
        .kind (a|b) required  -- Which.
        .maxSize integer:1...8 = 2 if kind=a,b unless kind  -- How large.
        ..deepName boolean  -- Deeper.
        .last number
          ~ only a-1*,$old,@vision while depth=low unless kind
      """)
    #expect(table.problems == [])
    let depth = try #require(table["how_deep"])
    #expect(depth == table["depth"])
    #expect(depth.type == .choice(["low", "high"]) && depth.defaultValue == "low")
    #expect(depth.isDeprecated && depth.isSecret && depth.onlyNamespace == "acme")
    #expect(depth.levels == [.agent, .message])
    #expect(
      depth.places == [
        .chat: OptionPlace(
          .path(["a", "depth"]), needs: ["tools"], renames: ["low": "1", "high": ""],
          transform: .everyTool)
      ])
    #expect(depth.betas.map { $0.condition?.values } == [nil, ["high"]])
    #expect(depth.rules.map(\.values) == [["high", "low"]])
    #expect(depth.rules.map { $0.models.map(\.text) } == [["a-0", "a-0.5"]])
    let things = try #require(table["innerThings"])
    let rule = try #require(things.fields.last?.rules.first)
    #expect(rule.isExclusive && rule.models.map(\.text) == ["a-1*", "a-0", "a-0.5", "@vision"])
    #expect(rule.condition?.path == ["depth"] && rule.exception?.path == ["kind"])
    #expect(things.type == .array(.object, OptionBounds(upper: 3)) && things.levels == [.tool])
    #expect(things.places[.responses]?.dottedPath == "config.inner_things")
    #expect(things.fields.map(\.wireName) == ["kind", "max_size", "last"])
    #expect(things.fields[1].fields.map(\.wireName) == ["deep_name"])
    #expect(things.fields[1].excludedBy == "kind" && things.fields[0].isRequired)
  }

  @Test(arguments: [
    "[in]", "[in nowhere]", "[in chat", "[under a]", "[in chat at moon]", "a", "a wrong", "a (b",
    "a boolean:x", "a boolean/", "a map<x>", "a boolean =", "a boolean whatever 1",
    "a boolean\n  > chat", "a boolean\n  > chat,x a via nothing", "a boolean\n  + flag when x",
    "a boolean\n  ..b boolean", "a boolean\n  what", "  > path", "  .field boolean", "  -- help",
    "a boolean\n  > p as x", ">", ".", "--", "+", "=", "[]", "names", "a integer:1..2",
    "models $old", "models $old = @moon", "a boolean\n  ~ only", "a boolean\n  ~ not @moon",
    "a boolean\n  ~ not $old", "a boolean\n  ~ a b c", "a boolean\n  ~ not a when b", "~ not a",
  ])
  func `notes what it does not understand and goes on`(text: String) {
    let isSection = text.hasPrefix("[")
    let table = OptionTable("acme", (isSection ? "" : "[in chat]\n") + text + "\nb boolean")
    #expect(table.problems.count >= 1 || text == "a boolean\n  > chat")
    #expect(table["b"]?.type == .boolean)
  }
}
