import AppCore
import SwitchboardKit
import TextLayout

/// The model that the provider says wrote an answer.
///
/// It is news where it is another than the one that was asked for: behind a router, an alias, or a
/// name that somebody else chose.
struct ReportedModel {
  /// Safe to show.
  let name: String
  private let asked: String

  /// nil where nobody said it, and where it is just what was asked for.
  init?(_ attempt: Attempt) {
    guard let reported = attempt.reportedModel, !reported.isEmpty else { return nil }
    name = Sanitizer.line(String(reported.prefix(120)))
    asked = attempt.model.model
    if name == asked { return nil }
  }

  /// Of the call that answered.
  init?(_ answer: AnswerState) {
    guard let result = answer.result, result.outcome == .answered,
      let attempt = result.attempts.last(where: { $0.outcome == .answered })
    else { return nil }
    self.init(attempt)
  }

  /// For the header; nil where it only says more exactly what was asked for, such as its date.
  var note: String? {
    let (reported, asked) = (Self.core(name), Self.core(asked))
    if reported.hasPrefix(asked) || asked.hasPrefix(reported) { return nil }
    return "the provider says it was \(name)"
  }

  /// A name without those who sell it, and without a variant.
  private static func core(_ name: String) -> Substring {
    let last = name.lowercased().split(separator: "/").last ?? ""
    return last.split(separator: ":").first ?? last
  }
}
