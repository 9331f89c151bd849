/// Who says that a model exists.
package enum ModelSource: String, Sendable, Hashable, CaseIterable {
  /// The table of the release.
  case embedded
  /// The public data, downloaded since.
  case refreshed
  /// A server on this machine that was asked.
  case local
  /// The provider's own list, asked for by a person.
  case live
  /// The settings file.
  case settings
}
