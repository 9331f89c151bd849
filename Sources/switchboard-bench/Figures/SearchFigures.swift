import CBench
import Catalog
import ChatModel

/// The search of the models: one key of a query that is being typed, over all models and over many
/// more, beside fzf and beside a plain loop over the same lines.
struct SearchFigures {
  /// What people type; each is typed key by key.
  private static let queries = ["son 4.5", "gpt5m", "claude opus", "llama 70b", "flash lite"]
  private static let mostLines = 100_000

  func measure(into report: inout Report) throws {
    report.begin("One key in the search of the models")
    try measure(Catalog.embedded, [], "all models", limit: 1_000_000, into: &report)
    let (catalog, providers) = Self.large()
    try measure(
      catalog, providers, "\(Self.mostLines) lines made up", limit: 8_000_000, into: &report)
    report.remark(
      "Typed: \(Self.queries.joined(separator: ", ")). A key is a search of what has been typed so far; "
        + "the plain loop is memmem for every word of it over the lines in lower case. fzf is given "
        + "whole queries; its start on an empty list is taken off.")
    report.end()
  }

  private func measure(
    _ catalog: Catalog, _ providers: [ProviderRecord], _ name: String, limit: Double,
    into report: inout Report
  ) throws {
    let index = ModelIndex(catalog, furtherProviders: providers)
    let ids = catalog.providers.map(\.id) + providers.map(\.id)
    let lines = ids.flatMap { catalog.models(of: $0) }.map { "\($0.id) \($0.name)\n" }
    let text = Array(lines.joined().utf8)
    let lower = text.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let path = Tools.scratch + "/lines"
    try Descriptors.write(text, to: path)
    let result = try Rounds.run([
      { Self.type(in: index) },
      { Self.slowestKey(in: index) },
      { Self.typeByLoop(over: lower) },
      { Self.wholeQueries(in: index) },
      { Self.wholeQueriesByFuzzyFinder(path) },
    ])
    let loop = Figure.Peer.measured("memmem over the lines", Amount(result[2], .nanoseconds))
    report.add(
      Figure(
        "a key, \(name)", Amount(result[0], .nanoseconds), beside: loop, limit: .atMost(limit)))
    report.add(Figure("the slowest key, \(name)", Amount(result[1], .nanoseconds)))
    guard Tools.path(of: "fzf") != nil else {
      return report.notMeasured("fzf --filter over \(name)", "fzf is missing")
    }
    report.add(
      Figure(
        "a whole query, \(name)", Amount(result[3], .nanoseconds),
        beside: .measured("fzf --filter, its start taken off", Amount(result[4], .nanoseconds))))
  }

  /// The nanoseconds of each key, the keys of all queries one after the other.
  private static func keys(in index: ModelIndex) -> [Double] {
    queries.flatMap { query -> [Double] in
      var search = ModelSearch(index)
      return query.indices.map { end in
        let typed = String(query[...end])
        return Stopwatch.time { _ = search.run(ModelQuery(typed)) }
      }
    }
  }

  private static func type(in index: ModelIndex) -> Double { Series(keys(in: index)).median }
  private static func slowestKey(in index: ModelIndex) -> Double { Series(keys(in: index)).most }

  private static func typeByLoop(over lines: [UInt8]) -> Double {
    let times = queries.flatMap { query -> [Double] in
      query.indices.map { end in
        let words = query[...end].split(separator: " ").map { String($0).utf8CString }
        return Stopwatch.time { _ = count(lines, words) }
      }
    }
    return Series(times).median
  }

  private static func count(_ lines: [UInt8], _ words: [ContiguousArray<CChar>]) -> Int {
    // The words stand one behind the other, each ended by a zero.
    let flat = words.flatMap(\.self)
    return flat.withUnsafeBufferPointer { flat in
      var starts: [UnsafePointer<CChar>?] = []
      var offset = 0
      for word in words {
        starts.append(flat.baseAddress.map { $0 + offset })
        offset += word.count
      }
      return lines.withUnsafeBufferPointer { lines in
        bench_count_holding(lines.baseAddress, lines.count, starts, starts.count)
      }
    }
  }

  private static func wholeQueries(in index: ModelIndex) -> Double {
    let times = queries.map { query in
      Stopwatch.time {
        var search = ModelSearch(index)
        _ = search.run(ModelQuery(query))
      }
    }
    return Series(times).median
  }

  private static func wholeQueriesByFuzzyFinder(_ path: String) -> Double {
    guard let fzf = Tools.path(of: "fzf"), let shell = Tools.path(of: "sh") else { return .nan }
    func filter(_ query: String, _ file: String) -> Double {
      let command = "exec '\(fzf)' --filter='\(query)' < '\(file)'"
      return (try? ChildProcess(shell, ["-c", command]).wait().time) ?? .nan
    }
    return Series(queries.map { max(0, filter($0, path) - filter($0, "/dev/null")) }).median
  }

  /// A hundred providers with a thousand models each, with names as models have them.
  private static func large() -> (Catalog, [ProviderRecord]) {
    let families = [
      "claude-sonnet", "gpt", "gemini-flash", "llama", "qwen", "mistral-large", "kimi",
    ]
    let sizes = ["mini", "8b-instruct", "70b", "pro-preview", "lite", "235b-a22b", "turbo", "opus"]
    var models: [ModelRecord] = []
    var providers: [ProviderRecord] = []
    for number in 0..<100 {
      let provider = "provider-\(number)"
      providers.append(
        ProviderRecord(
          id: provider, name: "Provider \(number)", kind: .host, dialect: .openAIChat,
          signIn: .bearer, baseURL: "https://p\(number).example/v1"))
      for place in 0..<(mostLines / 100) {
        let family = families[(place + number) % families.count]
        let size = sizes[(place / 7 + number) % sizes.count]
        let model = "\(family)-\(place % 9).\(place % 7)-\(size)-\(place)"
        models.append(
          ModelRecord(
            id: ModelID(provider: provider, model: model),
            name: model.replacing("-", with: " ").capitalizedWords))
      }
    }
    return (Catalog(table: .empty).adding(models), providers)
  }
}

extension String {
  /// Every word with a capital letter.
  fileprivate var capitalizedWords: String {
    split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
