package import JSONCoding

/// A stored set of choices under a name of its own.
package struct PresetRecord: Sendable, Hashable {
  /// What a person called it.
  package var name: String
  /// What is in it; what looks like a key is not kept.
  package var content: JSONObject

  /// A preset.
  package init(name: String, content: JSONObject) {
    self.name = name
    self.content = content
  }
}
