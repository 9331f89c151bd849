import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `Options of any JSON` {
  static let oddities: [JSONValue] = [
    nil, true, -1, .integer(.max), .integer(.min), .number(.nan), .number(1e300), "", "\r\n\u{0}",
    [], [nil, [[]], ["a": nil]], [:], ["": [:]], ["type": 3], ["type": "enabled", "edits": 1],
    ["edits": [nil, ["type": []]]], ["skills": [1], "id": nil], ["toolNames": "x", "mode": 1],
    .object(JSONObject([.init(key: "a", value: 1), .init(key: "a", value: ["b": 2])])),
  ]

  @Test(arguments: OptionNamespaces.all + ["acme", ""])
  func `are placed, split, checked and layered without a trap`(namespace: String) {
    for dialect in Dialect.allCases {
      let options = OptionNamespaces.tables(for: namespace, dialect).flatMap(\.options)
      for value in Self.oddities {
        for option in options + [OptionDescription(key: "x.y", wireName: "", type: .any)] {
          var body = JSONObject(
            ["tools", "input", "include", "tool_choice", "thinking"].map {
              JSONObject.Member(key: $0, value: value)
            })
          let outcome = OptionPlacement.place(
            [option.key: value, "": value], namespace: namespace, dialect: dialect, into: &body)
          #expect(outcome.unknownKeys.contains(""))
          _ = option.validate(value)
          let parts = OptionLevels.split(
            messageOptions: [namespace: [option.key: value]], namespace: namespace, dialect: dialect
          )
          #expect(parts.block.members.count + parts.request.members.count == 1)
          var layered = EffectiveOptions()
          layered.lay([option.key: value], from: .agent)
          layered.lay([option.key: ["a": value]], from: .chat)
          #expect(layered.layer(of: [option.key]) != nil)
          _ = OptionPlacement.effectiveEffort(layered.options, maxOutputTokens: 0)
        }
      }
    }
  }

  @Test func `never puts a line break into a header`() {
    var body = JSONObject()
    let outcome = OptionPlacement.place(
      ["requestType": "a\r\nx-api-key: b"], namespace: "google-vertex", dialect: .gemini,
      into: &body)
    #expect(outcome.headers == [] && body.isEmpty)
    #expect(outcome.warnings.count == 1)
  }
}
