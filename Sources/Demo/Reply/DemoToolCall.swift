import JSONCoding

/// The tool call that `demo/tools` asks for.
struct DemoToolCall: Sendable, Hashable {
  let name: String
  let arguments: JSONObject
}
