/// Whether a provider sells a model as its maker.
enum MakerRank: UInt8, Comparable {
  case reseller
  /// Another house of the maker: another country, another plan.
  case sibling
  case maker

  static func < (left: MakerRank, right: MakerRank) -> Bool { left.rawValue < right.rawValue }

  /// Where the name of a model tells who makes it, only that maker counts; else every maker counts
  /// for what it sells.
  init(_ model: some StringProtocol, at provider: ProviderRecord) {
    guard provider.kind == .maker else {
      self = .reseller
      return
    }
    guard let makers = MakerPattern.first(for: model)?.providers else {
      self = model.contains("/") ? .reseller : .maker
      return
    }
    if provider.id == makers.first {
      self = .maker
    } else {
      let isHouse = makers.contains { provider.id.hasPrefix($0) }
      self = isHouse || Self.houses[provider.id].map(makers.contains) == true ? .sibling : .reseller
    }
  }

  /// Houses that do not have the maker's name.
  private static let houses = ["zhipuai": "zai"]
}
