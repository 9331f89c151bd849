import TextLayout

extension Measured {
  /// The figures of all models as a table of text, for the clipboard.
  package var text: String {
    var rows = [
      [
        "model", "answers", "first", "failed", "first token", "p95", "tok/s", "p95", "tokens",
        "cost", "won",
      ]
    ]
    rows += models.map { model in
      [
        Sanitizer.line(model.id), "\(model.answers)", Self.percent(model.firstChoiceRate),
        "\(model.failed)", Self.seconds(model.firstToken?.median),
        Self.seconds(model.firstToken?.p95), Self.whole(model.speed?.median),
        Self.whole(model.speed?.p95), Figures.tokens(model.tokens), model.costText,
        Self.percent(model.votes?.rate),
      ]
    }
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { DisplayWidth.width(of: $0[column]) }.max() ?? 0
    }
    let lines = rows.map { row in
      zip(row, widths).enumerated().map { place, cell in
        let room = String(repeating: " ", count: cell.1 - DisplayWidth.width(of: cell.0))
        return place == 0 ? cell.0 + room : room + cell.0
      }.joined(separator: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `97%`, `under 1%`; empty for nothing.
  package static func percent(_ share: Double?) -> String {
    guard let share else { return "" }
    return share > 0 && share < 0.01 ? "under 1%" : Figures.fixed(share * 100, decimals: 0) + "%"
  }

  /// `0.61s`; empty for nothing.
  package static func seconds(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, seconds < 1e9 else { return "" }
    return Figures.time(.milliseconds(seconds * 1000))
  }

  /// A whole number; empty for nothing.
  package static func whole(_ figure: Double?) -> String {
    figure.map { Figures.fixed($0, decimals: 0) } ?? ""
  }
}

extension Measured.Model {
  /// `$3.91`; `unknown` when no price is.
  package var costText: String {
    cost == 0 && hasUnknownCost ? "unknown" : Figures.dollars(cost)
  }
}
