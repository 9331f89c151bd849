import ChatModel
import JSONCoding
import Transport

extension EncodedCall {
  /// The whole request: `path` follows the base URL and begins with a slash.
  init(
    _ call: WireCall, path: String, body: JSONObject, own: [HTTPHeader] = [],
    accept: String? = nil, warnings: [String]
  ) throws(CallFailure) {
    var warnings = warnings
    let usual = call.request.streams ? "text/event-stream" : "application/json"
    let headers = try CallHeaders.write(
      for: call, accept: accept ?? usual, own: own, warnings: &warnings)
    self.init(
      request: HTTPRequest(
        url: Self.url(call.baseURL, path), headers: headers, body: JSONValue.object(body).utf8()),
      body: body, warnings: warnings)
  }

  /// Puts the path before a query that the base URL may have.
  private static func url(_ base: String, _ path: String) -> String {
    guard let mark = base.firstIndex(of: "?") else { return base + path }
    let query = base[mark...]
    return base[..<mark] + path + (path.contains("?") ? "&\(query.dropFirst())" : String(query))
  }
}
