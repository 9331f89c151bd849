/// What is true of a row, one bit each, so that a filter is two comparisons.
struct ModelFlags: OptionSet, Sendable {
  let rawValue: UInt32

  static let reasoning = ModelFlags(rawValue: 1 << 0)
  static let tools = ModelFlags(rawValue: 1 << 1)
  static let files = ModelFlags(rawValue: 1 << 2)
  static let openWeights = ModelFlags(rawValue: 1 << 3)
  static let free = ModelFlags(rawValue: 1 << 4)
  static let structuredOutput = ModelFlags(rawValue: 1 << 5)
  static let chat = ModelFlags(rawValue: 1 << 6)
  static let deprecated = ModelFlags(rawValue: 1 << 7)

  // Of a person, not of the catalogue.
  static let hasKey = ModelFlags(rawValue: 1 << 8)
  static let favourite = ModelFlags(rawValue: 1 << 9)
  static let recent = ModelFlags(rawValue: 1 << 10)
  static let hidden = ModelFlags(rawValue: 1 << 11)

  /// A snapshot of a model, with its date in the id.
  static let snapshot = ModelFlags(rawValue: 1 << 22)

  /// What a model takes: five bits from here on, in the order of `ModelRecord.Modality`.
  private static let firstInput = 12
  /// What a model gives.
  private static let firstOutput = 17

  static func takes(_ modality: ModelRecord.Modality) -> ModelFlags {
    ModelFlags(rawValue: 1 << (firstInput + modality.place))
  }

  static func gives(_ modality: ModelRecord.Modality) -> ModelFlags {
    ModelFlags(rawValue: 1 << (firstOutput + modality.place))
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The flags that the catalogue knows.
  init(_ model: ModelRecord) {
    var flags: ModelFlags = []
    if model.reasons { flags.insert(.reasoning) }
    if model.callsTools { flags.insert(.tools) }
    if model.takesAttachments || model.input.contains(.pdf) { flags.insert(.files) }
    if model.hasOpenWeights { flags.insert(.openWeights) }
    if let prices = model.prices, prices.input == 0, prices.output == 0 { flags.insert(.free) }
    if model.structuredOutput == true { flags.insert(.structuredOutput) }
    if model.isChat { flags.insert(.chat) }
    if model.status == .deprecated { flags.insert(.deprecated) }
    for modality in model.input { flags.insert(.takes(modality)) }
    for modality in model.output { flags.insert(.gives(modality)) }
    self = flags
  }
}

extension ModelRecord.Modality {
  fileprivate var place: Int {
    switch self {
    case .text: 0
    case .image: 1
    case .pdf: 2
    case .audio: 3
    case .video: 4
    }
  }
}
