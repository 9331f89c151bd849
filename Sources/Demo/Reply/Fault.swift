/// A refusal of a call, before a dialect gives it a form.
struct Fault: Error, Sendable, Hashable {
  /// What the refusal is about, as far as a dialect says more than the status.
  enum Kind: Sendable, Hashable {
    /// What the status says, nothing more.
    case plain
    /// Money, not speed.
    case quota
    /// The body is no request of the dialect; the member that is at fault, where there is one.
    case badRequest(member: String?)
    case unknownMember(String)
    case unknownModel
    case missingKey
  }

  var status: Int
  var message: String
  var kind = Kind.plain
  /// As in `DemoSettings`.
  var retryAfter: String?
  var retryAfterMilliseconds: Int?
  var shouldRetry: Bool?

  init(_ status: Int, _ message: String, _ kind: Kind = .plain) {
    self.status = status
    self.message = message
    self.kind = kind
  }

  /// What `demo/status-…` says.
  static func status(_ code: Int) -> Fault { Fault(code, "Demo: " + sentence(code)) }

  static let busy = Fault(429, "Demo: this model is always busy; the next entry answers.")
  static let quota = Fault(
    429, "Demo: the credit of this account is used up; waiting does not help.", .quota)
  static let missingKey = Fault(
    401, "Demo: this model needs a key: set \(DemoCatalog.keyVariable).", .missingKey)

  private static func sentence(_ code: Int) -> String {
    switch code {
    case 400: "this request is refused as malformed."
    case 401: "this key is refused."
    case 402: "the account has no credit left."
    case 403: "this key may not use the model."
    case 404: "the model does not exist."
    case 408: "the request took too long to arrive."
    case 409: "the request conflicts with another one."
    case 413: "the request is too large."
    case 422: "the request is well formed but cannot be processed."
    case 429: "too many requests."
    case 498: "this service tier has no capacity left."
    case 500: "the server failed."
    case 501: "the server does not offer this."
    case 502: "the server behind the gateway sent nothing usable."
    case 503: "the server is overloaded."
    case 504: "the server behind the gateway did not answer in time."
    case 529: "the provider is overloaded."
    default: "status \(code)."
    }
  }
}
