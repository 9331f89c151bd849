package import JSONCoding

/// The options of one namespace in force, every value with the layer that set it (R17).
package struct EffectiveOptions: Sendable, Hashable {
  package private(set) var options = JSONObject()
  /// The layer of every leaf, by the names down to it.
  ///
  /// A leaf is what has no members: a scalar, an array, `null`, an empty object.
  package private(set) var origins: [[String]: OptionLayer] = [:]

  package init() {}

  /// The layer that set a value; of an object the latest that set something in it; nil when it is
  /// unset.
  package func layer(of path: [String]) -> OptionLayer? {
    origins[path] ?? origins.filter { $0.key.starts(with: path) }.values.max()
  }

  /// Lays the options of a later layer over these: objects merge key by key, arrays and scalars
  /// replace.
  package mutating func lay(_ later: JSONObject, from layer: OptionLayer) {
    var result = options
    lay(later, over: &result, at: [], from: layer)
    options = result
  }

  private mutating func lay(
    _ later: JSONObject, over earlier: inout JSONObject, at path: [String], from layer: OptionLayer
  ) {
    for member in later.effectiveMembers {
      let below = path + [member.key]
      guard case .object(let above) = member.value, case .object(var base)? = earlier[member.key]
      else {
        forget(below)
        earlier[member.key] = member.value
        note(member.value, at: below, from: layer)
        continue
      }
      if above.isEmpty { continue }
      origins[below] = nil
      lay(above, over: &base, at: below, from: layer)
      earlier[member.key] = .object(base)
    }
  }

  private mutating func note(_ value: JSONValue, at path: [String], from layer: OptionLayer) {
    guard case .object(let object) = value, !object.isEmpty else {
      origins[path] = layer
      return
    }
    for member in object.effectiveMembers {
      note(member.value, at: path + [member.key], from: layer)
    }
  }

  private mutating func forget(_ path: [String]) {
    for leaf in origins.keys where leaf.starts(with: path) { origins[leaf] = nil }
  }
}
