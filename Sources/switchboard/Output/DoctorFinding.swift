import JSONCoding

/// One thing that `doctor` looked at.
struct DoctorFinding: Sendable {
  enum Status: String, Sendable {
    case fine
    /// Works, but not as well as it could.
    case note
    case broken
  }

  /// What was looked at, in a word or two.
  var check: String
  var status: Status
  /// One sentence without a full stop at its end.
  var message: String
  /// What to do; nil where nothing is to be done.
  var mend: String?

  init(_ check: String, _ status: Status, _ message: String, mend: String? = nil) {
    self.check = check
    self.status = status
    self.message = message
    self.mend = mend
  }

  /// As one line: sign, name, what is, what to do.
  func line(width: Int) -> String {
    let sign =
      switch status {
      case .fine: "✓"
      case .note: "!"
      case .broken: "✗"
      }
    let name = check + String(repeating: " ", count: max(0, width - check.count))
    return "\(sign) \(name)  \(message)\(mend.map { ". \($0)" } ?? "")"
  }

  var record: JSONObject {
    [
      "check": .string(check), "status": .string(status.rawValue), "message": .string(message),
      "mend": .text(mend),
    ]
  }
}
