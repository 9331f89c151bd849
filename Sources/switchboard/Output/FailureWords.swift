import ChatModel
import SwitchboardKit

extension Attempt {
  /// Why the attempt came to nothing: the status, what it stands for, and what was said.
  ///
  /// "429 rate limited: Too many requests."
  var cause: String {
    let said = message ?? "It failed without saying why."
    guard let kind else { return said }
    if let status = errorStatus { return "\(status) \(kind.words): \(said)" }
    return statusAroundError.map { "\(kind.words) inside HTTP \($0): \(said)" } ?? said
  }
}

extension FailureKind {
  /// The kind as it is spoken: "rate limited".
  var words: String { rawValue.replacing("_", with: " ") }
}
