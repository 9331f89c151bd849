import ChatModel
import JSONCoding
import Providers
import Testing

@Suite struct `Tool calls in pieces` {
  private func calls(_ pieces: [String]) -> [ToolCall] {
    let chunks = pieces.map {
      "data: {\"choices\":[{\"delta\":{\"tool_calls\":[\($0)]},\"index\":0}]}\n\n"
    }
    let end =
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"
    return Fixture(name: "calls", provider: "some", body: chunks.joined() + end).read().calls
  }

  private static let city = ToolCall(id: "a", name: "f", arguments: ["x": 1])

  @Test func `are put together in spite of every peculiarity`() {
    let rows: [(String, [String])] = [
      (
        "index from 1",
        [
          #"{"index":1,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"index":1,"function":{"arguments":":1}"}}"#,
        ]
      ),
      (
        "no index",
        [
          #"{"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"function":{"arguments":":1}"}}"#,
        ]
      ),
      (
        "id repeated",
        [
          #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"index":0,"id":"a","function":{"arguments":":1}"}}"#,
        ]
      ),
      (
        "id repeated without index",
        [
          #"{"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"id":"a","function":{"name":"f","arguments":":1}"}}"#,
        ]
      ),
      (
        "id and name empty",
        [
          #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"index":0,"id":"","function":{"name":"","arguments":":1}"}}"#,
        ]
      ),
      (
        "whole",
        [#"{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}"#]
      ),
      ("object", [#"{"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}}"#]),
      (
        "name after arguments",
        [
          #"{"index":0,"id":"a","function":{"arguments":"{\"x\""}}"#,
          #"{"index":0,"function":{"name":"f","arguments":":1}"}}"#,
        ]
      ),
      (
        "id after name",
        [
          #"{"index":0,"function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"index":0,"id":"a","function":{"arguments":":1}"}}"#,
        ]
      ),
      (
        "nulls",
        [
          #"{"index":0,"id":"a","function":{"name":"f","arguments":null}}"#,
          #"{"index":0,"id":null,"function":{"name":null,"arguments":"{\"x\":1}"}}"#,
        ]
      ),
      ("flat", [#"{"id":"a","name":"f","arguments":"{\"x\":1}"}"#]),
    ]
    for (name, pieces) in rows { #expect(calls(pieces) == [Self.city], "\(name)") }
  }

  @Test func `are told apart by id, index or name`() {
    let rows: [(String, [String])] = [
      (
        "index",
        [
          #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1"}}"#,
          #"{"index":1,"id":"b","function":{"name":"g","arguments":""}}"#,
          #"{"index":0,"function":{"arguments":"}"}}"#,
        ]
      ),
      (
        "same index, other id",
        [
          #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}"#,
          #"{"index":0,"id":"b","function":{"name":"g","arguments":"null"}}"#,
        ]
      ),
      (
        "no index",
        [
          #"{"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}"#,
          #"{"id":"b","function":{"name":"g","arguments":" "}}"#,
        ]
      ),
      (
        "by id",
        [
          #"{"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
          #"{"id":"b","function":{"name":"g","arguments":"{}"}}"#,
          #"{"id":"a","function":{"arguments":":1}"}}"#,
        ]
      ),
    ]
    let other = ToolCall(id: "b", name: "g", arguments: [:])
    for (name, pieces) in rows { #expect(calls(pieces) == [Self.city, other], "\(name)") }
  }

  @Test func `keep arguments that are not JSON as text`() {
    #expect(
      calls([#"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}"#])
        == [ToolCall(id: "a", name: "f", arguments: "{\"x\":")])
  }

  @Test func `are refused beyond a thousand`() {
    let pieces = (0..<1001).map { #"{"index":\#($0),"id":"c\#($0)","function":{"name":"f"}}"# }
    let body = pieces.map {
      "data: {\"choices\":[{\"delta\":{\"tool_calls\":[\($0)]},\"index\":0}]}\n\n"
    }.joined()

    #expect(Fixture(name: "many", provider: "x", body: body).read().failure?.kind == .badResponse)
  }
}
