/// Why a key in the settings cannot be used, as one sentence.
package struct KeyMistake: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
