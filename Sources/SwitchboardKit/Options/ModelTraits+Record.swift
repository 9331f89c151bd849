package import Catalog
package import ChatModel
package import ProviderOptions

extension ModelTraits {
  /// The traits of a model as the catalogue has it.
  ///
  /// - Parameters:
  ///   - id: The model.
  ///   - record: What the catalogue knows of it; nil when it has no such model.
  package init(_ id: ModelID, _ record: ModelRecord?) {
    self.init(id, reasons: record?.reasons, controls: record?.reasoningControls ?? [])
    maxOutputTokens = record?.maxOutputTokens
    takesImages = record?.input.contains(.image)
    takesSound = record?.input.contains(.audio)
  }
}
