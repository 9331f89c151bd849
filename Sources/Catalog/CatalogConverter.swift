import ChatModel
import JSONCoding

/// Turns the public form of the data (`https://models.dev/api.json`) into a catalogue table.
///
/// Fields and values that are not known are passed over; a provider or model that cannot be one is
/// left out. The same bytes give the same table.
package enum CatalogConverter {
  /// Converts the public form.
  ///
  /// - Parameters:
  ///   - bytes: At most 32 MiB of JSON, at most 64 levels deep (R48).
  ///   - date: Of the data, `YYYY-MM-DD`.
  /// - Returns: The bytes of the table.
  /// - Throws: `CatalogError` when nothing of it can be a catalogue.
  package static func table(
    fromAPI bytes: [UInt8], date: String
  ) throws(CatalogError) -> [UInt8] {
    guard TableFormat.isDate(date) else { throw .badDate(date) }
    guard bytes.count <= CatalogLimits.bytes else { throw .tooLarge(bytes: bytes.count) }
    guard depth(of: bytes.span) <= CatalogLimits.depth else { throw .tooDeep }
    let document = JSONDocument()
    do throws(JSONError) {
      try document.parse(bytes.span)
    } catch {
      throw .notJSON(error.description)
    }
    var writer = TableWriter()
    var seen: Set<String> = []
    for (id, node) in document.root.members where seen.insert(id).inserted {
      guard let provider = provider(id, node) else { continue }
      let models = models(of: provider, node)
      writer.append(provider, models)
    }
    guard writer.providers > 0 else { throw .noProviders }
    return writer.bytes(date: date)
  }

  /// The models of one provider in the order of the data.
  private static func models(of provider: ProviderRecord, _ node: JSONNode) -> [ModelRecord] {
    var seen: Set<String> = []
    return (node["models"]?.members ?? []).compactMap { id, model in
      seen.insert(id).inserted ? self.model(id, model, of: provider, package(of: node)) : nil
    }
  }

  /// The AI SDK package that a provider names.
  static func package(of node: JSONNode) -> String { node["npm"]?.string ?? "" }

  /// How deep brackets nest outside of strings; says too much rather than too little for text that
  /// is not JSON.
  private static func depth(of bytes: Span<UInt8>) -> Int {
    var depth = 0
    var deepest = 0
    var isString = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C where isString: index += 1
      case 0x22: isString.toggle()
      case 0x5B where !isString, 0x7B where !isString:
        depth += 1
        deepest = max(deepest, depth)
      case 0x5D where !isString, 0x7D where !isString: depth -= 1
      default: break
      }
      index += 1
    }
    return deepest
  }
}
