/// Where a value stands in a TOML file: `providers.acme.base_url`, `model[2].headers`.
struct TOMLPath: Hashable, CustomStringConvertible {
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  var steps: [Step]

  init(_ steps: [Step] = []) { self.steps = steps }

  func appending(_ key: String) -> TOMLPath { TOMLPath(steps + [.key(key)]) }
  func appending(_ index: Int) -> TOMLPath { TOMLPath(steps + [.index(index)]) }

  /// As a person would write it; elements are counted from 1.
  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index + 1)]"
      }
    }
  }
}
