import JSONCoding
import ProviderOptions

/// The options in force when an answer was asked for, as names and short values.
package struct AskedOptions: Sendable, Hashable {
  /// Every value in force, in the order of the layers' names.
  package private(set) var values: [String: String] = [:]
  /// What the message alone said.
  package private(set) var forMessage: [String] = []

  package init() {}

  init(_ values: OptionValues, system: String?) {
    for leaf in values.leaves { self.values[leaf.name] = OptionRow.text(leaf.value) }
    if let system { self.values["system"] = system.isEmpty ? "none" : "\(system.count) characters" }
    var own = LayeredOptions()
    own[.message] = values.layers[.message]
    forMessage = OptionValues(own, namespace: values.namespace).leaves.map {
      "\($0.name) \(OptionRow.text($0.value))"
    }
  }

  /// What differs from another answer: `temperature unset > 0.2`.
  package func differences(from other: AskedOptions) -> [String] {
    Set(values.keys).union(other.values.keys).sorted().compactMap { name in
      let (old, new) = (other.values[name] ?? "unset", values[name] ?? "unset")
      return old == new ? nil : "\(name) \(old) > \(new)"
    }
  }
}
