import ArgumentParser
import ChatModel
import JSONCoding
import Store
import TextLayout

extension ChatsCommand {
  /// What was measured over the stored chats.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats", abstract: "Shows what was measured: answers, failures, speed, cost.",
      discussion: "Your own measurements on this machine; nothing is sent anywhere.")

    @Option(help: ArgumentHelp("The last so many days; 0 for all.", valueName: "n"))
    var days = 7

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func validate() throws {
      guard (0...36_500).contains(days) else {
        throw ValidationError("--days takes a number from 0 to 36500.")
      }
    }

    func run() throws {
      let start = Moment.now().advanced(milliseconds: -Int64(days) * 86_400_000)
      let since = days == 0 ? Moment(milliseconds: 0) : start
      let statistics = try ChatsCommand.run { try await $0.statistics(since: since) }
      let listing = StatisticsListing(statistics: statistics)
      switch format {
      case .json:
        Descriptor.output.line(JSONValue.object(listing.record).text(.pretty))
      case .tsv: Descriptor.output.records(listing.modelRecords, format: .tsv)
      case .text:
        guard !statistics.models.isEmpty else {
          Descriptor.error.line("Nothing was measured in that time.")
          return
        }
        Descriptor.output.table(listing.models)
        if !listing.failures.rows.isEmpty {
          Descriptor.output.line("")
          Descriptor.output.table(listing.failures)
        }
        Descriptor.output.line("")
        Descriptor.output.table(listing.days)
        if !listing.votes.rows.isEmpty {
          Descriptor.output.line("")
          Descriptor.output.table(listing.votes)
        }
      }
    }
  }
}

/// Figures as tables and as records.
struct StatisticsListing {
  let statistics: ChatStatistics

  var models: Table {
    var table = Table(columns: [
      .init(title: "MODEL", least: 20), .init(title: "ANSWERS", side: .right),
      .init(title: "FIRST", side: .right, dispensable: 4),
      .init(title: "FAILED", side: .right),
      .init(title: "FIRST TOKEN", side: .right, dispensable: 2),
      .init(title: "P95", side: .right, dispensable: 5),
      .init(title: "TOK/S", side: .right, dispensable: 3),
      .init(title: "P95", side: .right, dispensable: 6),
      .init(title: "TOKENS", side: .right, dispensable: 3),
      .init(title: "COST", side: .right, dispensable: 1),
    ])
    table.rows = statistics.models.map { model in
      [
        model.id.description, "\(model.answers)", Self.share(model.firstChoice, of: model.asked),
        "\(model.failures.values.reduce(0, +))",
        model.firstToken.map { Figures.time(.milliseconds($0.median)) } ?? "",
        model.firstToken.map { Figures.time(.milliseconds($0.p95)) } ?? "",
        model.tokensPerSecond.map { Figures.fixed($0.median, decimals: 0) } ?? "",
        model.tokensPerSecond.map { Figures.fixed($0.p95, decimals: 0) } ?? "",
        Figures.tokens(model.tokens), Figures.dollars(model.cost),
      ]
    }
    return table
  }

  var failures: Table {
    var table = Table(columns: [
      .init(title: "FAILURES OF", least: 20), .init(title: "KIND"),
      .init(title: "COUNT", side: .right),
    ])
    for model in statistics.models {
      for (kind, count) in Self.sorted(model) {
        table.rows.append([model.id.description, kind, "\(count)"])
      }
    }
    return table
  }

  var days: Table {
    var table = Table(columns: [
      .init(title: "DAY"), .init(title: "ANSWERS", side: .right),
      .init(title: "COST", side: .right),
    ])
    table.rows = statistics.days.map {
      [$0.date, "\($0.answers)", Figures.dollars($0.cost)]
    }
    return table
  }

  var votes: Table {
    var table = Table(columns: [
      .init(title: "VOTES FOR", least: 20), .init(title: "WON", side: .right),
      .init(title: "LOST", side: .right), .init(title: "TIED", side: .right),
      .init(title: "RATE", side: .right), .init(title: "95% INTERVAL", side: .right),
    ])
    for model in statistics.models where model.votes != .init() {
      let votes = model.votes
      let interval = votes.interval.map {
        "\(Self.percent($0.lowerBound)) to \(Self.percent($0.upperBound))"
      }
      table.rows.append([
        model.id.description, "\(votes.won)", "\(votes.lost)", "\(votes.tied)",
        votes.rate.map(Self.percent) ?? "", interval ?? "",
      ])
    }
    return table
  }

  var record: JSONObject {
    [
      "models": .array(modelRecords.map(JSONValue.object)),
      "days": .array(
        statistics.days.map {
          [
            "date": .string($0.date), "answers": .integer($0.answers),
            "cost_usd": .number($0.cost),
          ]
        }),
    ]
  }

  var modelRecords: [JSONObject] {
    statistics.models.map { model in
      let failures = Self.sorted(model).map {
        JSONObject.Member(key: $0.kind, value: .integer($0.count))
      }
      return [
        "model": .string(model.id.description), "answers": .integer(model.answers),
        "asked_first": .integer(model.asked), "first_choice": .integer(model.firstChoice),
        "failures": .object(JSONObject(failures)),
        "first_token_ms": .amount(model.firstToken?.median),
        "first_token_p95_ms": .amount(model.firstToken?.p95),
        "tokens_per_second": .amount(model.tokensPerSecond?.median),
        "tokens_per_second_p95": .amount(model.tokensPerSecond?.p95),
        "tokens": .integer(model.tokens), "cost_usd": .number(model.cost),
        "votes_won": .integer(model.votes.won), "votes_lost": .integer(model.votes.lost),
        "votes_tied": .integer(model.votes.tied), "vote_rate": .amount(model.votes.rate),
        "vote_low": .amount(model.votes.interval?.lowerBound),
        "vote_high": .amount(model.votes.interval?.upperBound),
      ]
    }
  }

  private static func sorted(
    _ model: ChatStatistics.Model
  ) -> [(kind: String, count: Int)] {
    model.failures.map { (kind: $0.key.rawValue, count: $0.value) }
      .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? percent(Double(part) / Double(whole)) : ""
  }

  private static func percent(_ share: Double) -> String {
    share > 0 && share < 0.01 ? "under 1%" : "\(Figures.fixed(share * 100, decimals: 0))%"
  }
}
