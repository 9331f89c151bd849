import ArgumentParser
import Catalog

/// The conditions of `models` as flags.
struct ModelFilterFlags: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Thinks before it answers.")
  var reasoning: Bool?

  @Flag(inversion: .prefixedNo, help: "Calls tools.")
  var tools: Bool?

  @Flag(inversion: .prefixedNo, help: "Takes images.")
  var vision: Bool?

  @Flag(inversion: .prefixedNo, help: "Takes files.")
  var files: Bool?

  @Flag(inversion: .prefixedNo, help: "Its weights can be downloaded.")
  var open: Bool?

  @Flag(inversion: .prefixedNo, help: "Costs nothing.")
  var free: Bool?

  @Flag(inversion: .prefixedNo, help: "Its provider can be asked now.")
  var hasKey: Bool?

  @Flag(inversion: .prefixedNo, help: "One of your favourites.")
  var favourite: Bool?

  @Option(help: ArgumentHelp("The smallest context window, such as 200k.", valueName: "tokens"))
  var minContext: String?

  @Option(
    help: ArgumentHelp(
      "The highest price of input, US dollars per million tokens.", valueName: "dollars"))
  var maxPrice: Double?

  @Option(
    help: ArgumentHelp("Takes or gives it: text, image, pdf, audio or video.", valueName: "kind"))
  var modality: [String] = []

  @Option(help: ArgumentHelp("Only this provider.", valueName: "id"))
  var provider: String?

  @Flag(help: "Retired models and those that are not for chat as well.")
  var all = false

  /// The flags as a filter.
  ///
  /// - Throws: `ValidationError` for a value that cannot be read.
  func filter() throws -> ModelFilter {
    var filter = ModelFilter()
    let traits: [(ModelFilter.Trait, Bool?)] = [
      (.reasoning, reasoning), (.tools, tools), (.vision, vision), (.files, files), (.open, open),
      (.free, free), (.key, hasKey), (.favourite, favourite),
    ]
    for (trait, value) in traits { filter.traits[trait] = value }
    if let minContext {
      guard let tokens = TokenCount.read(minContext) else {
        throw ValidationError(
          "--min-context takes a number of tokens such as 200k; \(minContext) is none.")
      }
      filter.contextAtLeast = tokens
    }
    if let maxPrice {
      guard maxPrice.isFinite, maxPrice >= 0 else {
        throw ValidationError("--max-price takes dollars per million tokens, 0 or more.")
      }
      filter.inputAtMost = maxPrice
    }
    for word in modality {
      guard let modality = ModelRecord.Modality(rawValue: word.lowercased()) else {
        throw ValidationError("--modality takes text, image, pdf, audio or video; not \(word).")
      }
      filter.modalities.append(.init(modality))
    }
    if let provider { filter.providers = [provider] }
    filter.showsDeprecated = all
    filter.showsNonChat = all
    filter.showsHidden = all
    return filter
  }
}
