/// Models whose chat template writes the opening `<think>` itself, so that replies of a server
/// without a reasoning parser begin in the middle of the reasoning.
enum ThinkingModels {
  private static let marks = ["deepseek-r1", "qwq", "-thinking"]

  /// Whether the id of the model that answers names one of them.
  static func openThemselves(_ model: String) -> Bool {
    let id = model.lowercased()
    return marks.contains { Bytes.contains(id, $0) }
  }
}
