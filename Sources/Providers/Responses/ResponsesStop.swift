import ChatModel
import JSONCoding

/// How a response says that it has ended.
enum ResponsesStop {
  /// - Parameters:
  ///   - response: The whole response.
  ///   - event: The type of the event that it came in; empty for a reply that came whole.
  ///   - asksForCalls: Whether the model asks its caller to run something.
  /// - Returns: nil while the response is still at work.
  static func finish(of response: JSONNode, event: String, asksForCalls: Bool) -> Finish? {
    let details = response["incomplete_details"]?["reason"]?.string
    switch response["status"]?.string ?? status(of: event) {
    case "completed" where details == nil:
      return Finish(asksForCalls ? .toolCalls : .stop, raw: "completed")
    case "completed", "incomplete":
      return incomplete(details, asksForCalls)
    case "failed": return Finish(.error, raw: "failed")
    case "cancelled": return Finish(.error, raw: "cancelled")
    default: return nil
    }
  }

  private static func incomplete(_ reason: String?, _ asksForCalls: Bool) -> Finish {
    switch reason {
    case "max_output_tokens": Finish(.length, raw: "max_output_tokens")
    case "content_filter": Finish(.contentFilter, raw: "content_filter")
    default: Finish(asksForCalls ? .toolCalls : .other, raw: reason ?? "incomplete")
    }
  }

  /// The status that the type of the last event stands for.
  private static func status(of event: String) -> String {
    switch event {
    case "response.completed", "response.done", "": "completed"
    case "response.incomplete": "incomplete"
    case "response.cancelled": "cancelled"
    default: ""
    }
  }
}
