import JSONCoding

/// Where the request's `cacheControl` wants breakpoints, when not behind the whole request.
struct CachePins {
  /// The breakpoint, with its lifetime.
  let mark: JSONValue
  private let place: String

  var wantsSystem: Bool { place == "auto" || place == "system" }
  var wantsTools: Bool { place == "auto" || place == "tools" }
  var wantsMessage: Bool { place == "auto" }

  /// What to say where there is nothing to mark.
  var emptiness: String {
    switch place {
    case "system": "cacheControl is not sent: the request has no system text."
    case "tools": "cacheControl is not sent: the request has no tools."
    default:
      "cacheControl auto marks nothing yet: there is neither system text nor an earlier message."
    }
  }

  /// Takes the breakpoint from the end of the request; nil when it belongs there, or there is none.
  ///
  /// - Parameters:
  ///   - clientSide: What came of placing the options: `cacheControl.at`.
  ///   - body: The request, with `cache_control` as it was typed.
  init?(_ clientSide: JSONObject, _ body: inout JSONObject) {
    let place =
      body["cache_control"] == "auto" ? "auto" : clientSide["cacheControl.at"]?.string ?? "request"
    guard place != "request" else { return nil }
    self.place = place
    var mark: JSONObject = ["type": "ephemeral"]
    mark.merge(body["cache_control"]?.object ?? JSONObject())
    self.mark = .object(mark)
    body["cache_control"] = nil
  }
}
