import ChatModel

/// Why a text after `demo/` names no demo model.
package enum DemoError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownModel(String, nearest: [String])
  case unknownDialect(String)
  /// Something after the colon that is not `name=value`.
  case badParameter(String)
  /// A parameter that this model does not have.
  case unknownParameter(String, model: String, known: [String])
  case badValue(String, DemoParameter)

  package var description: String {
    switch self {
    case .unknownModel(let name, let nearest):
      "There is no demo/\(name); try \(Self.list(nearest.map { "demo/\($0)" }))."
    case .unknownDialect(let name):
      "demo knows no dialect \(name); it speaks \(Self.list(Dialect.allCases.map(\.rawValue)))."
    case .badParameter(let text):
      "\"\(text)\" is no parameter of a demo model; write name=value, as in demo/cut:after=20."
    case .unknownParameter(let name, let model, let known):
      "demo/\(model) has no parameter \(name); it takes \(Self.list(known))."
    case .badValue(let text, let parameter):
      "\(parameter.rawValue)=\(text) does not work: \(parameter.rawValue) is \(parameter.expectation)."
    }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "demo/prose" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
