/// Whether the ground is dark or light.
package enum Appearance: String, Sendable, Hashable, CaseIterable {
  case dark
  case light
}
