import JSONCoding

/// One value of a call whose arguments are streamed, with its place (`$.city`, `$.days[0].name`).
struct GeminiArgument {
  private enum Step {
    case key(String)
    case index(Int)
  }

  private static let longestPath = 64

  let path: String
  private var value: JSONValue

  /// A piece of `partialArgs`; nil when it has no place or no value.
  init?(_ node: JSONNode) {
    guard let path = node["jsonPath"]?.string else { return nil }
    self.path = path
    if let text = node["stringValue"]?.string {
      value = .string(text)
    } else if let other = node["numberValue"] ?? node["boolValue"] {
      value = other.value
    } else {
      value = .null
    }
  }

  /// The text, when the value is one.
  var text: String? { value.string }

  mutating func append(_ more: String) {
    guard case .string(var text) = value else { return value = .string(more) }
    value = .null
    text += more
    value = .string(text)
  }

  /// The arguments with this value at its place; a place that makes no sense changes nothing.
  func laid(into arguments: JSONValue) -> JSONValue {
    guard let steps = Self.steps(of: path), !steps.isEmpty else { return arguments }
    return lay(into: arguments, steps[...])
  }

  private func lay(into target: JSONValue?, _ steps: ArraySlice<Step>) -> JSONValue {
    guard let step = steps.first else { return value }
    switch step {
    case .key(let key):
      var object = target?.object ?? JSONObject()
      object[key] = lay(into: object[key], steps.dropFirst())
      return .object(object)
    case .index(let index):
      var array = target?.array ?? []
      if array.indices.contains(index) {
        array[index] = lay(into: array[index], steps.dropFirst())
      } else {
        array.append(lay(into: nil, steps.dropFirst()))
      }
      return .array(array)
    }
  }

  /// Reads `$.a.b[0]['c']`.
  private static func steps(of path: String) -> [Step]? {
    var rest = path.hasPrefix("$") ? path.dropFirst() : path[...]
    var steps: [Step] = []
    while let mark = rest.first {
      guard steps.count < longestPath else { return nil }
      if mark == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let name = inside.filter { $0 != "'" && $0 != "\"" }
        steps.append(Int(inside).map(Step.index) ?? .key(name))
        rest = rest[rest.index(after: end)...]
      } else {
        if mark == "." { rest = rest.dropFirst() }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        if !name.isEmpty { steps.append(.key(String(name))) }
        rest = rest[name.endIndex...]
      }
    }
    return steps
  }
}
