/// The options of one namespace, read from their text form.
///
/// `docs/decisions/0005-option-table.md` has the form and says how to add an option.
struct OptionTable: Sendable {
  let name: String
  /// In the order of the text.
  let options: [OptionDescription]
  /// The forms that any of the options exists in.
  let forms: Set<OptionForm>
  /// What was not understood, with the number of the line; empty for every table of the package.
  let problems: [String]
  private let positions: [String: Int]

  init(_ name: String, _ text: String) {
    var reader = OptionTableReader()
    reader.read(text)
    self.name = name
    options = reader.options
    problems = reader.problems
    forms = Set(reader.options.flatMap(\.places.keys))
    var positions: [String: Int] = [:]
    for (index, option) in reader.options.enumerated() {
      positions[option.key] = index
      if let alias = option.alias { positions[alias] = index }
    }
    self.positions = positions
  }

  /// The option of that key or alias.
  subscript(key: String) -> OptionDescription? { positions[key].map { options[$0] } }
}
