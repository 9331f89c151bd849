import AppCore
import TextLayout

/// The figures of all models in columns: which of them there is room for, and what stands in each.
struct StatisticsTable {
  /// A column of figures, or of plots.
  struct Column {
    var order: StatisticsView.Order
    var title: String
    var subtitle = ""
    var gap = 2
    var width: Int
    /// The larger, the sooner it goes; 0 stays.
    var dispensable = 0
    var isPlot = false
    var text: (Measured.Model) -> String

    /// Where it begins.
    var start = 0
  }

  private(set) var columns: [Column]
  let nameStart = 2
  private(set) var nameWidth: Int

  /// - Parameters:
  ///   - measured: What stands in the rows.
  ///   - width: All the columns of the screen.
  init(_ measured: Measured, width: Int) {
    let plot = width >= 160 ? 14 : 4
    var columns = Self.all(plot: plot)
    for index in columns.indices where !columns[index].isPlot {
      let widths = measured.models.map { DisplayWidth.width(of: columns[index].text($0)) }
      columns[index].width = max(columns[index].width, widths.max() ?? 0)
    }
    let longest = measured.models.map { DisplayWidth.width(of: Sanitizer.line($0.id)) }.max() ?? 0
    // What is right of the last column at 120 columns.
    let margin = width >= 100 ? 6 : 1
    func room() -> Int { width - 2 - margin - columns.reduce(0) { $0 + $1.gap + $1.width } }
    while room() < min(30, max(10, longest)), let last = columns.map(\.dispensable).max(), last > 0
    {
      columns.removeAll { $0.dispensable == last }
    }
    for index in columns.indices
    where columns[index].title.count > columns[index].width && columns[index].title.contains(" ") {
      let isPair = columns.indices.contains(index + 1) && columns[index + 1].title.isEmpty
      guard !isPair, let space = columns[index].title.firstIndex(of: " ") else { continue }
      // Without its companions a column has room for one word a row.
      columns[index].subtitle = String(columns[index].title[space...].dropFirst())
      columns[index].title = String(columns[index].title[..<space])
    }
    nameWidth = max(8, min(room(), max(30, longest)))
    var start = nameStart + nameWidth
    for index in columns.indices {
      start += columns[index].gap
      columns[index].start = start
      start += columns[index].width
    }
    self.columns = columns
  }

  private static func all(plot: Int) -> [Column] {
    [
      Column(order: .answers, title: "answers", width: 7) { "\($0.answers)" },
      Column(order: .first, title: "first", width: 5, dispensable: 1) {
        Measured.percent($0.firstChoiceRate)
      },
      Column(order: .failed, title: "failed", width: 6) { "\($0.failed)" },
      Column(order: .firstToken, title: "first token", subtitle: "p50", width: 5) {
        Measured.seconds($0.firstToken?.median)
      },
      Column(order: .firstToken, title: "", subtitle: "p95", width: 5, dispensable: 2) {
        Measured.seconds($0.firstToken?.p95)
      },
      Column(
        order: .firstToken, title: "", gap: 1, width: plot, dispensable: 5, isPlot: true
      ) { Plot.line($0.firstTokenTrend, columns: plot) },
      Column(order: .speed, title: "tok/s", subtitle: "p50", width: 3) {
        Measured.whole($0.speed?.median)
      },
      Column(order: .speed, title: "", subtitle: "p95", width: 3, dispensable: 2) {
        Measured.whole($0.speed?.p95)
      },
      Column(order: .speed, title: "", width: plot, dispensable: 5, isPlot: true) {
        Plot.line($0.speedTrend, columns: plot)
      },
      Column(order: .tokens, title: "tokens", gap: 3, width: 6, dispensable: 3) {
        Figures.tokens($0.tokens)
      },
      Column(order: .cost, title: "cost", width: 6) { $0.costText },
      Column(order: .won, title: "won", width: 4, dispensable: 4) {
        Measured.percent($0.votes?.rate)
      },
    ]
  }
}

/// Plots of braille, two samples a column, from zero.
enum Plot {
  /// The dots of a half column from the bottom, on the left and on the right.
  private static let dots: (left: [UInt32], right: [UInt32]) = (
    [0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]
  )

  /// A plot of one row.
  static func line(_ samples: [Double?], columns: Int) -> String {
    rows(samples, columns: columns, rows: 1, top: nil).first ?? ""
  }

  /// A plot as rows, the upper one first.
  ///
  /// - Parameters:
  ///   - samples: Over the whole width; nil where nothing was measured.
  ///   - columns: Columns of the plot.
  ///   - rows: Rows of the plot.
  ///   - top: What the upper edge stands for; nil for the largest sample.
  /// - Returns: As many texts as rows, each as wide as the plot.
  static func rows(_ samples: [Double?], columns: Int, rows: Int, top: Double?) -> [String] {
    let halves = gathered(samples, into: columns * 2)
    let highest = top ?? halves.compactMap(\.self).max() ?? 0
    let steps = Double(rows * 4)
    let heights = halves.map { sample -> Int in
      guard let sample, highest > 0 else { return sample == nil ? 0 : 1 }
      return max(1, Int((min(sample / highest, 1) * steps).rounded()))
    }
    return (0..<rows).reversed().map { row in
      String(
        (0..<columns).map { column -> Character in
          var code: UInt32 = 0
          for (dots, half) in [(dots.left, column * 2), (dots.right, column * 2 + 1)] {
            let height = heights.indices.contains(half) ? heights[half] - row * 4 : 0
            for dot in dots.prefix(max(0, min(4, height))) { code |= dot }
          }
          guard code != 0, let scalar = Unicode.Scalar(0x2800 + code) else { return " " }
          return Character(scalar)
        })
    }
  }

  /// As many samples as wanted: the mean of those that fall together.
  private static func gathered(_ samples: [Double?], into count: Int) -> [Double?] {
    guard !samples.isEmpty, count > 0 else { return [] }
    return (0..<count).map { place in
      let start = place * samples.count / count
      let end = max(start + 1, (place + 1) * samples.count / count)
      let known = samples[start..<min(end, samples.count)].compactMap { $0 }
        .filter { $0.isFinite && $0 >= 0 }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
  }

  /// A bar of a length that stands for a share; something is seen of everything.
  static func bar(_ share: Double, columns: Int) -> String {
    guard share > 0, share.isFinite, columns > 0 else { return "" }
    let length = max(1, Int((min(share, 1) * Double(columns)).rounded()))
    return String(repeating: "━", count: length)
  }
}
