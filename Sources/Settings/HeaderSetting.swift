/// A header of a file (R10); its value may name variables.
package struct HeaderSetting: Sendable, Hashable {
  package var name: String
  package var value: VariableTemplate

  package init(_ name: String, _ value: VariableTemplate) {
    self.name = name
    self.value = value
  }
}
