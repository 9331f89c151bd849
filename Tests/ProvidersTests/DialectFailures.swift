import ChatModel
import Providers
import Testing
import Transport

/// One reply with a bad status and what it has to become.
struct FailureRow {
  var status: Int
  var body: String
  var kind: FailureKind
  var code: String?
  var wait: Duration?
  var headers: [HTTPHeader] = []

  init(
    _ status: Int, _ body: String, _ kind: FailureKind, code: String? = nil,
    wait: Duration? = nil, headers: [HTTPHeader] = []
  ) {
    self.status = status
    self.body = body
    self.kind = kind
    self.code = code
    self.wait = wait
    self.headers = headers
  }
}

/// What statuses mean by themselves, and that no body makes them something else.
enum DialectFailures {
  static let statuses: [(status: Int, kind: FailureKind)] = [
    (400, .badRequest), (401, .unauthorized), (402, .quota), (403, .forbidden), (404, .notFound),
    (405, .badRequest), (408, .serverError), (409, .other), (413, .payloadTooLarge),
    (422, .badRequest), (429, .rateLimited), (500, .serverError), (501, .serverError),
    (502, .serverError), (503, .overloaded), (504, .serverError), (520, .serverError),
    (524, .serverError), (529, .overloaded),
  ]

  /// Every status with the dialect's own error, a page, broken JSON and nothing.
  static func expectStatuses(
    _ dialect: Dialect, _ provider: String, own: (Int) -> String
  ) {
    for row in statuses {
      for body in [
        own(row.status), "<html><head><title>Oh no</title></head><body>x</body></html>",
        "{\"error\": {\"mess", "", "upstream connect error",
      ] {
        let failure = failure(dialect, provider, FailureRow(row.status, body, row.kind))
        #expect(failure.kind == row.kind, "\(row.status) with \(body.prefix(30))")
        #expect(failure.status == row.status)
        #expect(!failure.message.isEmpty)
        #expect(failure.requestID == "req_9")
        #expect(failure.body == Array(body.utf8))
      }
    }
  }

  /// The rows of a dialect, each as it says.
  static func expect(_ rows: [FailureRow], _ dialect: Dialect, _ provider: String) {
    for row in rows {
      let failure = failure(dialect, provider, row)
      #expect(failure.kind == row.kind, "\(row.status) \(row.body)")
      if let code = row.code { #expect(failure.code == code, "\(row.body)") }
      #expect(failure.retryAfter == row.wait, "\(row.body)")
    }
  }

  static func failure(_ dialect: Dialect, _ provider: String, _ row: FailureRow) -> CallFailure {
    Wire.failure(
      dialect: dialect,
      reply: ErrorReply(
        provider: provider, status: row.status,
        headers: [HTTPHeader("X-Request-Id", "req_9")] + row.headers, body: Array(row.body.utf8),
        receivedAt: 1_790_000_000))
  }
}
