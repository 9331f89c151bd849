import GRDB

/// How the runs of chains went, from an open transaction.
///
/// A pane keeps its chain as it is now: runs that began with another first entry are left out.
struct ChainFigures {
  let db: Database

  private struct Times {
    var direct: [Double] = []
    var fallenBack: [Double] = []
  }

  /// The chains of more than one entry, the one with the most runs first.
  ///
  /// - Parameters:
  ///   - counted: Says which answers count, with `since` as its first value.
  ///   - since: Nothing earlier counts.
  /// - Returns: The chains.
  /// - Throws: What the database throws.
  func chains(_ counted: String, _ since: Moment) throws -> [ChatStatistics.Chain] {
    var entries: [Int64: [String]] = [:]
    var chains: [[String]: ChatStatistics.Chain] = [:]
    var times: [[String]: Times] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT m.pane_id, a.outcome, a.requested,
            (SELECT json_extract(t.record, '$.entry') FROM attempts t
              WHERE t.message_id = a.message_id AND t.outcome = 'answered'
              ORDER BY t.number DESC LIMIT 1) AS entry,
            json_extract(a.record, '$.timing.total_ms') AS total
          FROM answers a JOIN messages m ON m.id = a.message_id \(counted)
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      let pane: Int64 = row["pane_id"]
      let chain = try entries[pane] ?? self.entries(of: pane)
      entries[pane] = chain
      guard chain.count > 1, chain.first == row["requested"] else { continue }
      var figures = chains[chain] ?? ChatStatistics.Chain(chain)
      figures.runs += 1
      if row["outcome"] == "failed" { figures.failed += 1 }
      let place = (row["entry"] as Int? ?? 0) - 1
      if row["outcome"] == "answered", figures.answersByEntry.indices.contains(place) {
        figures.answersByEntry[place] += 1
        if let total = row["total"] as Double? {
          let list = place == 0 ? \Times.direct : \Times.fallenBack
          times[chain, default: Times()][keyPath: list].append(total)
        }
      }
      chains[chain] = figures
    }
    for (chain, times) in times {
      chains[chain]?.direct = ChatStatistics.Spread(times.direct)?.median
      chains[chain]?.fallenBack = ChatStatistics.Spread(times.fallenBack)?.median
    }
    return chains.values.sorted {
      ($1.runs, $0.entries.joined()) < ($0.runs, $1.entries.joined())
    }
  }

  private func entries(of pane: Int64) throws -> [String] {
    let text = try String.fetchOne(
      db.cachedStatement(sql: "SELECT chain FROM panes WHERE id = ?"), arguments: [pane])
    return PaneForm.chain(ChatReader.json(text ?? "")).map(\.model)
  }
}
