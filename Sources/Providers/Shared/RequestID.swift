import Transport

/// The id under which a provider finds a call again.
enum RequestID {
  /// Headers that carry it, the most telling first.
  private static let names = [
    "x-request-id", "request-id", "x-generation-id", "apim-request-id", "mistral-correlation-id",
    "x-ds-trace-id", "x-debug-trace-id", "x-amzn-requestid", "x-goog-request-id", "cf-ray",
  ]

  static func find(in headers: [HTTPHeader]) -> String? {
    for name in names {
      if let value = headers.value(of: name), !value.isEmpty { return String(value.prefix(200)) }
    }
    return nil
  }
}
