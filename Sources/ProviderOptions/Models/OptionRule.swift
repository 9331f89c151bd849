import ChatModel
import JSONCoding

/// Which models take an option, or some of its values.
package struct OptionRule: Sendable, Hashable {
  /// The values that it is about; empty is the option as a whole.
  package var values: [String] = []
  /// Whether the models named are the only ones that take it; else they are those that refuse it.
  package var isExclusive: Bool
  package var models: [ModelPattern]
  /// What must hold of the options of the request for the rule to count.
  package var condition: OptionCondition?
  /// What must not hold of them.
  package var exception: OptionCondition?

  /// Whether a model refuses what the rule is about.
  ///
  /// A model that nothing is known of takes everything, unless the rule names it.
  func refuses(_ model: ModelTraits, _ options: JSONObject) -> Bool {
    let options = JSONValue.object(options)
    if let condition, !condition.holds(for: options) { return false }
    if let exception, exception.holds(for: options) { return false }
    let matches = models.map { $0.matches(model) }
    guard isExclusive else { return matches.contains(true) }
    return model.isKnown && !matches.contains(true) && !matches.contains(nil)
  }

  /// Why, as a part of a sentence: "only on claude-opus-4-6", "not on o3 with effort high".
  func reason(_ model: ModelTraits) -> String {
    if models == [ModelPattern("*")] {
      if let condition { return "not with \(condition.wording)" }
      if let exception { return "only with \(exception.wording)" }
    }
    let isShort = models.count <= 3 && models.allSatisfy { !$0.text.hasPrefix("@") }
    var words =
      isExclusive && isShort
      ? "only on \(models.map(\.text).spoken(with: "and"))" : "not on \(model.id.model)"
    if let condition { words += " with \(condition.wording)" }
    if let exception { words += " without \(exception.wording)" }
    return words
  }
}
