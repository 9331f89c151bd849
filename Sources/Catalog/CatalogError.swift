/// Why a catalogue cannot be read or written.
package enum CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// More bytes than a catalogue may have (R48).
  case tooLarge(bytes: Int)
  /// More levels of nesting than a catalogue may have (R48).
  case tooDeep
  case notJSON(String)
  /// JSON, but not one object of providers with models.
  case noProviders
  /// The text given as the date of the data is not `YYYY-MM-DD`.
  case badDate(String)
  /// A table that another release wrote.
  case unknownVersion(String)
  /// A table that was cut off or changed.
  case damaged(String)

  package var description: String {
    switch self {
    case .tooLarge(let bytes):
      "The catalogue has \(bytes) bytes; \(CatalogLimits.bytes) are allowed."
    case .tooDeep: "The catalogue is nested more than \(CatalogLimits.depth) levels deep."
    case .notJSON(let reason): "The catalogue is \(reason)."
    case .noProviders: "The catalogue holds no provider with a name and models."
    case .badDate(let date): "\(date) is not a date of the form 2026-07-01."
    case .unknownVersion(let version):
      "The catalogue table has version \(version); this program reads \(TableFormat.version)."
    case .damaged(let reason): "The catalogue table is damaged: \(reason)."
    }
  }
}

/// What a catalogue that comes from outside may have (R48).
package enum CatalogLimits {
  package static let bytes = 32 << 20
  package static let depth = 64
}
