/// Why the catalogue, or a list of models, could not be had.
package enum RefreshError: Error, Sendable, Hashable, CustomStringConvertible {
  /// `SWITCHBOARD_OFFLINE` is set.
  case offline
  /// The address is not https (R48).
  case notHTTPS(String)
  /// The reply has another status.
  case status(Int, host: String)
  /// The transfer failed.
  case transport(String)
  /// Nothing came for too long.
  case timedOut(host: String, seconds: Int)
  case tooLarge(limit: Int)
  /// The reply is not what was asked for.
  case unusable(String)
  case unwritable(String)
  /// `--accept` names a provider that the data does not have.
  case noSuchProvider(String)
  /// Another process has been refreshing for a minute.
  case busy

  package var description: String {
    switch self {
    case .offline: "Nothing is downloaded while SWITCHBOARD_OFFLINE is set."
    case .notHTTPS(let url): "\(url) is not https; the catalogue is fetched over https only."
    case .status(let status, let host): "\(host) answered with status \(status)."
    case .transport(let sentence): sentence
    case .timedOut(let host, let seconds): "\(host) did not answer within \(seconds) s."
    case .tooLarge(let limit): "The reply has more than \(limit / 1024) KiB and was not read."
    case .unusable(let sentence), .unwritable(let sentence): sentence
    case .noSuchProvider(let id): "The data has no provider \(id)."
    case .busy: "Another process is refreshing the catalogue; try again in a minute."
    }
  }

  /// Whether the same request may do better in a second.
  var isPassing: Bool {
    switch self {
    case .status(let status, _): status == 408 || status == 429 || status >= 500
    case .transport, .timedOut: true
    default: false
    }
  }
}
