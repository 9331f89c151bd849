import CBench
import Catalog
import ChatModel

/// The embedded catalogue: opening it, making its index, finding one model.
struct CatalogFigures {
  private static let names = [
    "groq/llama-3.1-8b-instant", "anthropic/claude-sonnet-4-5", "openai/gpt-5",
    "google/gemini-2.5-pro", "openrouter/openai/gpt-4o-mini",
  ]

  func measure(into report: inout Report) throws {
    let catalog = Catalog.embedded
    let table = try CatalogTable.embedded().bytes
    report.begin("The catalogue: \(catalog.count) models, \(table.count / 1024) KiB")
    let ids = Self.names.compactMap { name in
      name.firstIndex(of: "/").map {
        ModelID(
          provider: String(name[..<$0]), model: String(name[name.index(after: $0)...]))
      }
    }
    let all = Dictionary(
      catalog.providers.flatMap { catalog.models(of: $0.id) }.map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
    let result = try Rounds.run(
      rounds: 9,
      [
        { try Self.each(20) { _ = try CatalogTable.embedded() } },
        { Self.each(20) { Self.countLines(table) } },
        { Self.each(200) { for id in ids { _ = catalog.model(id) } } / Double(ids.count) },
        { Self.each(200) { for id in ids { _ = all[id] } } / Double(ids.count) },
        { Self.each(5) { _ = ModelIndex(catalog) } },
      ])
    report.add(
      Figure(
        "opening", Amount(result[0], .nanoseconds),
        beside: .measured("memchr over the table", Amount(result[1], .nanoseconds)),
        limit: .atMost(2_000_000)))
    report.add(
      Figure(
        "index of all models made", Amount(result[4], .nanoseconds),
        beside: .measured("memchr over the table", Amount(result[1], .nanoseconds))))
    report.add(
      Figure(
        "one model found and read", Amount(result[2], .nanoseconds),
        beside: .measured("a dictionary of all models, kept", Amount(result[3], .nanoseconds))))
    report.end()
  }

  /// Nanoseconds of one time of many.
  private static func each(_ count: Int, _ work: () throws -> Void) rethrows -> Double {
    let time = try Stopwatch.time { for _ in 0..<count { try work() } }
    return time / Double(count)
  }

  private static func countLines(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBufferPointer { bench_count_lines($0.baseAddress, $0.count) }
  }
}
