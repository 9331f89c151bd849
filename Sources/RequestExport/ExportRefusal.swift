/// Why a form cannot say a setup.
package struct ExportRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence.
  package var description: String

  init(_ description: String) { self.description = description }
}
