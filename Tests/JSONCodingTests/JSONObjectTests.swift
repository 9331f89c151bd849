import JSONCoding
import Testing

@Suite struct `A JSON object` {
  @Test func `counts the last of two equal keys when it is laid over another`() {
    let twice = JSONObject([
      .init(key: "a", value: ["x": 1]), .init(key: "b", value: 0), .init(key: "a", value: ["y": 2]),
    ])
    var object: JSONObject = ["a": ["z": 3]]
    object.merge(twice)

    #expect(twice.effectiveMembers.map(\.key) == ["b", "a"])
    #expect(JSONValue.object(object).text() == #"{"a":{"z":3,"y":2},"b":0}"#)
  }
}
