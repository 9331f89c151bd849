import Catalog
import ChatModel
import ProviderOptions

/// All that the rows of the options are made from while nobody works on them.
package struct OptionSummaryKey: Sendable, Equatable {
  let model: ModelID
  let dialect: Dialect
  let record: ModelRecord?
  let layers: LayeredOptions
  let refusals: [CommonSetting: String]
  let system: String?
  let systemLayer: OptionLayer?
  let open: Set<OptionPath>
}
