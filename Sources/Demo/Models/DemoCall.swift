package import ChatModel

/// What the part of an id after `demo/` asks for.
///
/// `[DIALECT/]NAME[:PARAMETER=VALUE[,PARAMETER=VALUE]…]`, for example `prose`, `anthropic/cut`,
/// `cut:after=20,pace=80`, `gemini/status-503:times=2`. `status-CODE-SECONDS` is short for
/// `status-CODE:retry-after=SECONDS`, `status-CODE-ms-N` for `status-CODE:retry-after-ms=N`; any
/// code from 400 to 599 will do. Later parameters win over earlier ones.
package struct DemoCall: Sendable, Hashable {
  /// The dialect that the id names; nil when it names none and any will do.
  package var dialect: Dialect?
  package var model: DemoModel
  package var settings: DemoSettings

  /// Calls a model, with its defaults unless other settings are given.
  package init(dialect: Dialect? = nil, model: DemoModel, settings: DemoSettings? = nil) {
    self.dialect = dialect
    self.model = model
    self.settings = settings ?? model.defaults
  }

  /// Reads the part of an id after `demo/`.
  package init(_ text: String) throws(DemoError) {
    let (head, parameters) = Self.split(text, at: ":")
    let (before, after) = Self.split(head, at: "/")
    let named = after == nil ? nil : Dialect(rawValue: before)
    guard after == nil || named != nil else { throw .unknownDialect(before) }
    let name = after ?? before
    guard let (model, short) = DemoCatalog.find(name) else {
      throw .unknownModel(name, nearest: DemoCatalog.nearest(to: name))
    }
    self.init(dialect: named, model: model)
    for (parameter, value) in short { try set(parameter, to: value) }
    guard let parameters else { return }
    for item in parameters.split(separator: ",", omittingEmptySubsequences: false) {
      let (key, value) = Self.split(String(item), at: "=")
      guard let value, !key.isEmpty else { throw .badParameter(String(item)) }
      guard let parameter = DemoParameter(rawValue: key), model.parameters.contains(parameter)
      else {
        throw .unknownParameter(
          key, model: model.name, known: model.parameters.map(\.rawValue))
      }
      try set(parameter, to: value)
    }
  }

  /// The id without `demo/` that reads back as the same call.
  package var id: String {
    let defaults = model.defaults
    let parameters = model.parameters.compactMap { parameter -> String? in
      let value = parameter.text(in: settings)
      guard let value, value != parameter.text(in: defaults) else { return nil }
      return "\(parameter.rawValue)=\(value)"
    }
    let start = dialect.map { "\($0.rawValue)/" } ?? ""
    return start + model.name + (parameters.isEmpty ? "" : ":" + parameters.joined(separator: ","))
  }

  private mutating func set(_ parameter: DemoParameter, to value: String) throws(DemoError) {
    guard parameter.set(value, in: &settings) else { throw .badValue(value, parameter) }
  }

  private static func split(_ text: String, at mark: Character) -> (String, String?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }
}
