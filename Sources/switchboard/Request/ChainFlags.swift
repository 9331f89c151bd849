import ArgumentParser
import Catalog
import ChatModel
import SwitchboardKit
import Transport

/// The chain that the flags spell: `--model`, `--fallback`, and what belongs to the one before.
struct ChainFlags {
  private(set) var entries: [ModelEntry] = []
  /// `--retries` before the first model.
  private(set) var retriesForAll: Int?

  /// - Throws: `ValidationError` for a header without a model or of a wrong form.
  init(_ flags: RequestValues, first: String?, router: Router) throws {
    var chain: [(place: Int, id: String)] = flags.chain.map { ($0.place, $0.value) }
    if let first { chain.insert((0, first), at: 0) }
    entries = chain.map { Self.entry($0.id, router: router) }
    func owner(of place: Int) -> Int? { chain.lastIndex { $0.place < place } }
    for retries in flags.retries {
      // With `explain ID` the id stands apart from the flags, so that all of them come after it.
      if let index = owner(of: retries.place), chain[index].place > 0 {
        entries[index].maxRetries = retries.value
      } else {
        retriesForAll = retries.value
      }
    }
    for weight in flags.weight {
      guard let index = owner(of: weight.place) else {
        throw ValidationError("--weight belongs to the --model before it; none stands there.")
      }
      entries[index].weight = weight.value
    }
    for header in flags.header {
      guard let index = owner(of: header.place) else {
        throw ValidationError("--header belongs to the --model before it; none stands there.")
      }
      entries[index].headers.append(try Self.header(header.value))
    }
  }

  /// `ID`, or `ID:N` with N retries unless that is an id as it stands.
  static func entry(_ text: String, router: Router) -> ModelEntry {
    guard let colon = text.lastIndex(of: ":"),
      let retries = Int(text[text.index(after: colon)...]), (0...1000).contains(retries),
      ModelID(text).flatMap({ router.catalog.model($0) }) == nil
    else { return ModelEntry(text) }
    return ModelEntry(String(text[..<colon]), maxRetries: retries)
  }

  private static func header(_ text: String) throws -> HTTPHeader {
    guard let colon = text.firstIndex(of: ":") else {
      throw ValidationError("--header takes 'Name: value'.")
    }
    let header = HTTPHeader(
      String(text[..<colon]).trimmed, String(text[text.index(after: colon)...]).trimmed)
    guard header.isSendable else {
      throw ValidationError("--header takes 'Name: value' without line breaks.")
    }
    return header
  }
}
