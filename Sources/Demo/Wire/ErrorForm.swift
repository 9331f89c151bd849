import ChatModel
import JSONCoding

/// The bodies of refusals, dialect by dialect.
enum ErrorForm {
  /// The body of a reply with the fault's status, as the vendor lays it out.
  static func body(_ fault: Fault, _ dialect: Dialect, requestID: String) -> [UInt8] {
    switch dialect {
    case .openAIChat, .openAIResponses: openAI(fault).utf8(.pretty) + [0x0A]
    case .anthropic: anthropic(fault, requestID).utf8()
    case .gemini: gemini(fault).utf8(.pretty) + [0x0A]
    case .ollama: ollama(fault).utf8()
    }
  }

  /// The form `{"error":{"message","type","param","code"}}`.
  static func openAI(_ fault: Fault) -> JSONValue {
    var member: JSONValue = .null
    let (type, code): (JSONValue, JSONValue)
    switch fault.kind {
    case .plain: (type, code) = openAIWords(fault.status)
    case .quota: (type, code) = ("insufficient_quota", "insufficient_quota")
    case .unknownModel: (type, code) = ("invalid_request_error", "model_not_found")
    case .missingKey: (type, code) = ("invalid_request_error", "invalid_api_key")
    case .badRequest(let name):
      (type, code) = ("invalid_request_error", nil)
      member = name.map { .string($0) } ?? .null
    case .unknownMember(let name):
      (type, code) = ("invalid_request_error", "unknown_parameter")
      member = .string(name)
    }
    let error: JSONValue = [
      "message": .string(fault.message), "type": type, "param": member, "code": code,
    ]
    return ["error": error]
  }

  /// The form `{"type":"error","error":{"type","message"},"request_id"}`.
  static func anthropic(_ fault: Fault, _ requestID: String) -> JSONValue {
    var error: JSONObject = [:]
    if fault.kind == .quota { error["details"] = ["error_code": "enforced_spend_limit_reached"] }
    error["type"] = .string(anthropicType(fault.status))
    error["message"] = .string(fault.message)
    return ["type": "error", "error": .object(error), "request_id": .string(requestID)]
  }

  /// The form `{"error":{"code","message","status","details"}}`.
  static func gemini(_ fault: Fault) -> JSONValue {
    var error: JSONObject = [
      "code": .integer(fault.status), "message": .string(fault.message),
      "status": .string(geminiStatus(fault.status)),
    ]
    let details = geminiDetails(fault)
    if !details.isEmpty { error["details"] = .array(details) }
    return ["error": .object(error)]
  }

  /// The form `{"error":"…"}`.
  static func ollama(_ fault: Fault) -> JSONValue { ["error": .string(fault.message)] }

  private static func openAIWords(_ status: Int) -> (JSONValue, JSONValue) {
    switch status {
    case 400: ("invalid_request_error", nil)
    case 401: ("invalid_request_error", "invalid_api_key")
    case 402: ("invalid_request_error", "insufficient_balance")
    case 403: ("invalid_request_error", "permission_denied")
    case 404: ("invalid_request_error", "model_not_found")
    case 408: ("invalid_request_error", "request_timeout")
    case 409: ("invalid_request_error", "conflict")
    case 413: ("invalid_request_error", "request_too_large")
    case 422: ("invalid_request_error", "unprocessable_entity")
    case 429: ("requests", "rate_limit_exceeded")
    case 498: ("capacity_exceeded", "capacity_exceeded")
    case 503: ("server_error", "server_is_overloaded")
    case 500...: ("server_error", nil)
    default: ("invalid_request_error", nil)
    }
  }

  private static func anthropicType(_ status: Int) -> String {
    switch status {
    case 401: "authentication_error"
    case 402: "billing_error"
    case 403: "permission_error"
    case 404: "not_found_error"
    case 408, 504: "timeout_error"
    case 409: "conflict_error"
    case 413: "request_too_large"
    case 429: "rate_limit_error"
    case 529: "overloaded_error"
    case 500...: "api_error"
    default: "invalid_request_error"
    }
  }

  private static func geminiStatus(_ status: Int) -> String {
    switch status {
    case 401: "UNAUTHENTICATED"
    case 402: "FAILED_PRECONDITION"
    case 403: "PERMISSION_DENIED"
    case 404: "NOT_FOUND"
    case 408, 504: "DEADLINE_EXCEEDED"
    case 409: "ABORTED"
    case 429: "RESOURCE_EXHAUSTED"
    case 499: "CANCELLED"
    case 501: "UNIMPLEMENTED"
    case 502, 503, 529: "UNAVAILABLE"
    case 500...: "INTERNAL"
    default: "INVALID_ARGUMENT"
    }
  }

  /// Google says in the body what others say in headers.
  private static func geminiDetails(_ fault: Fault) -> [JSONValue] {
    var details: [JSONValue] = []
    switch fault.kind {
    case .quota:
      let violation: JSONValue = [
        "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
        "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "50",
      ]
      details.append([
        "@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation],
      ])
    case .unknownMember(let name), .badRequest(let name?):
      details.append([
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": [["field": .string(name), "description": .string(fault.message)]],
      ])
    case .missingKey:
      details.append([
        "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
      ])
    case .plain, .badRequest(nil), .unknownModel: break
    }
    if let delay = fault.geminiDelay {
      details.append([
        "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": .string(delay),
      ])
    }
    return details
  }
}

extension Fault {
  /// The asked wait in Google's form, `2s` or `0.200s`.
  fileprivate var geminiDelay: String? {
    if let retryAfterMilliseconds {
      let (whole, part) = retryAfterMilliseconds.quotientAndRemainder(dividingBy: 1000)
      return "\(whole)." + String(repeating: "0", count: 3 - "\(part)".utf8.count) + "\(part)s"
    }
    return retryAfter.map { "\($0)s" }
  }
}
