/// Tokens that are made when they are needed, so that a long answer costs no memory.
struct TokenRun: Sendable {
  /// Where the tokens come from.
  enum Source: Sendable {
    /// The tokens of a text, over and over again.
    case cycle([String])
    /// Numbered lines: whoever reads them sees whether one is missing.
    case numberedLines
  }

  private let source: Source
  private(set) var range: Range<Int>

  /// Goes through `tokens` until there are `count`; nil: once.
  init(_ tokens: [String], count: Int? = nil) {
    source = tokens.isEmpty ? .numberedLines : .cycle(tokens)
    range = 0..<(tokens.isEmpty ? 0 : max(0, count ?? tokens.count))
  }

  init(numberedLines count: Int) {
    source = .numberedLines
    range = 0..<max(0, count)
  }

  var count: Int { range.count }
  var isEmpty: Bool { range.isEmpty }

  /// The first `count` tokens, or all of them.
  func prefix(_ count: Int) -> TokenRun {
    var run = self
    run.range = range.prefix(max(0, count))
    return run
  }

  /// What is left after the first `count` tokens.
  func dropFirst(_ count: Int) -> TokenRun {
    var run = self
    run.range = range.dropFirst(max(0, count))
    return run
  }

  /// The token at a place between zero and `count`.
  subscript(position: Int) -> String {
    let index = range.lowerBound + position
    return switch source {
    case .cycle(let tokens): tokens[index % tokens.count]
    case .numberedLines: Self.lineToken(index)
    }
  }

  private static let words = [" ", "", " the", " board", " is", " lit", " and", " calls", " come"]

  private static func lineToken(_ index: Int) -> String {
    let place = index % 10
    switch place {
    case 0: return "Line "
    case 1:
      let digits = String(index / 10 + 1)
      return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits + ":"
    case 9: return " in.\n"
    default: return words[place]
    }
  }
}

extension [TokenRun] {
  /// How many tokens all runs hold together.
  var tokenCount: Int { reduce(0) { $0 + $1.count } }

  /// The first `count` tokens of all runs together.
  func prefix(tokens count: Int) -> [TokenRun] {
    var left = Swift.max(0, count)
    return map { run in
      let part = run.prefix(left)
      left -= part.count
      return part
    }
  }

  /// The runs without a text that they begin with; nil when they begin otherwise.
  func dropping(_ text: String) -> [TokenRun]? {
    var rest = text.utf8[...]
    var left: [TokenRun] = []
    for run in self {
      var taken = 0
      while taken < run.count, !rest.isEmpty {
        let token = run[taken]
        taken += 1
        if rest.starts(with: token.utf8) {
          rest = rest.dropFirst(token.utf8.count)
        } else {
          guard token.utf8.starts(with: rest) else { return nil }
          let tail = String(decoding: token.utf8.dropFirst(rest.count), as: UTF8.self)
          left.append(TokenRun([tail]))
          rest = rest.dropFirst(rest.count)
        }
      }
      left.append(run.dropFirst(taken))
    }
    return rest.isEmpty ? left : nil
  }
}
