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
    if Self.isDated(reported, asked) || Self.isDated(asked, reported) { return nil }
    return "the provider says it was \(name)"
  }

  /// Whether a name is another one with nothing but a date behind it, and with who offers it, or
  /// nothing, before it.
  private static func isDated(_ long: Substring, _ short: Substring) -> Bool {
    guard !short.isEmpty, let place = long.firstRange(of: short) else { return false }
    let before = long[..<place.lowerBound]
    let rest = long[place.upperBound...]
    guard before.isEmpty || before.hasSuffix("-") || before.hasSuffix(".") else { return false }
    let isDate = rest.allSatisfy { $0.isNumber || $0 == "-" || $0 == "@" }
    return rest.isEmpty || isDate && rest.filter { $0.isNumber }.count >= 3
  }

  /// A name without those who sell it, and without a variant.
  private static func core(_ name: String) -> Substring {
    let last = name.lowercased().split(separator: "/").last ?? ""
    return last.split(separator: ":").first ?? last
  }
}
