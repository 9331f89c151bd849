import ArgumentParser
import ChatModel
import Store
import TextLayout

extension ChatsCommand {
  /// What was measured over the stored chats.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats", abstract: "Shows what was measured: answers, failures, speed, cost.",
      discussion:
        "Your own measurements on this machine; nothing is sent anywhere. P95: one of twenty is worse."
    )

    @Option(
      help: ArgumentHelp(
        "Today and the days before it, so many in all; 0 for every day.", valueName: "n"))
    var days = 7

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func validate() throws {
      guard (0...36_500).contains(days) else {
        throw ValidationError("--days takes a number from 0 to 36500.")
      }
    }

    func run() throws {
      let since =
        days == 0 ? Moment(milliseconds: 0) : Moment.now().startOfDay(daysBefore: days - 1)
      let statistics = try ChatsCommand.run { try await $0.statistics(since: since) }
      let listing = StatisticsListing(statistics: statistics)
      switch format {
      case .json:
        Descriptor.output.line(statistics.json)
      case .tsv: Descriptor.output.records(statistics.modelRecords, format: .tsv)
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
      for (kind, count) in model.failuresByCount {
        table.rows.append([model.id.description, kind.rawValue, "\(count)"])
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

  private static func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? percent(Double(part) / Double(whole)) : ""
  }

  private static func percent(_ share: Double) -> String {
    share > 0 && share < 0.01 ? "under 1%" : "\(Figures.fixed(share * 100, decimals: 0))%"
  }
}
