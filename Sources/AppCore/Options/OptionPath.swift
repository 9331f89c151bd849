import JSONCoding

/// Where a value of the editor stands: which group of values, and the steps down to it.
package struct OptionPath: Sendable, Hashable {
  package enum Scope: Sendable, Hashable {
    /// Common settings, which have no namespace.
    case settings
    /// Options of the provider.
    case options
  }

  package enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  package var scope: Scope
  package var steps: [Step]

  package init(_ scope: Scope, _ steps: [Step]) {
    self.scope = scope
    self.steps = steps
  }

  package static func setting(_ name: String) -> OptionPath { OptionPath(.settings, [.key(name)]) }
  package static func option(_ names: String...) -> OptionPath {
    OptionPath(.options, names.map(Step.key))
  }

  package func appending(_ step: Step) -> OptionPath { OptionPath(scope, steps + [step]) }

  /// The names before the first element of a list: layers merge down to here (R17).
  package var mergedNames: [String] {
    var names: [String] = []
    for case .key(let name) in steps.prefix(while: { if case .key = $0 { true } else { false } }) {
      names.append(name)
    }
    return names
  }

  /// Every name on the way, elements of lists passed over.
  var names: [String] {
    steps.compactMap { if case .key(let name) = $0 { name } else { nil } }
  }

  /// The steps from a list on; empty when no list is on the way.
  var stepsInside: ArraySlice<Step> { steps[mergedNames.count...] }

  /// The name that stands before all others.
  package var root: String? { mergedNames.first }

  /// `thinking.budgetTokens`, `plugins[0].id`.
  package var dotted: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

extension JSONValue {
  /// The value below some steps; nil when there is none.
  func value(at steps: some Collection<OptionPath.Step>) -> JSONValue? {
    guard let first = steps.first else { return .some(self) }
    let below: JSONValue? =
      switch first {
      case .key(let name): self[name]
      case .index(let index): self[index]
      }
    return below?.value(at: steps.dropFirst())
  }

  /// The value with another one below some steps; nil takes away, and what is empty then goes too.
  ///
  /// A step that does not fit what stands there replaces it.
  func setting(
    _ value: JSONValue?, at steps: some Collection<OptionPath.Step>
  ) -> JSONValue? {
    guard let first = steps.first else { return value }
    let rest = steps.dropFirst()
    switch first {
    case .key(let name):
      var object = self.object ?? JSONObject()
      object[name] = (object[name] ?? .object([:])).setting(value, at: rest)
      let isGone = object.isEmpty && value == .none
      return isGone ? .none : .some(.object(object))
    case .index(let index):
      var elements = array ?? []
      let old: JSONValue = elements.indices.contains(index) ? elements[index] : .object([:])
      let new = old.setting(value, at: rest)
      if let new {
        if elements.indices.contains(index) { elements[index] = new } else { elements.append(new) }
      } else if elements.indices.contains(index) {
        elements.remove(at: index)
      }
      let isGone = elements.isEmpty && value == .none
      return isGone ? .none : .some(.array(elements))
    }
  }
}
