import ChatModel

/// What a person has unfolded and folded by hand.
struct ModelFolds: Sendable, Hashable {
  private var open: Set<String> = []
  private var closed: Set<String> = []
  private var wholeProviders: Set<String> = []
  private var wholeSections: Set<ModelBrowser.Section> = []
  private var families: Set<ModelID> = []

  /// nil: the person has not said.
  func choice(of provider: String) -> Bool? {
    open.contains(provider) ? true : closed.contains(provider) ? false : nil
  }

  func isWhole(_ provider: String) -> Bool { wholeProviders.contains(provider) }
  func isWhole(_ section: ModelBrowser.Section) -> Bool { wholeSections.contains(section) }
  func hasOpenFamily(_ id: ModelID) -> Bool { families.contains(id) }

  /// A provider that is opened by hand shows all its models, one that is closed forgets that.
  mutating func set(_ provider: String, isOpen: Bool) {
    if isOpen {
      open.insert(provider)
      closed.remove(provider)
      if provider != "demo" { wholeProviders.insert(provider) }
    } else {
      closed.insert(provider)
      open.remove(provider)
      wholeProviders.remove(provider)
    }
  }

  mutating func showWhole(_ provider: String) { wholeProviders.insert(provider) }
  mutating func showWhole(_ section: ModelBrowser.Section) { wholeSections.insert(section) }

  mutating func set(_ model: ModelID, isOpen: Bool) {
    if isOpen { families.insert(model) } else { families.remove(model) }
  }
}
