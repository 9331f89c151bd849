package import Screen

/// What a terminal can show, and why that was decided.
package struct TerminalCapabilities: Sendable, Equatable {
  /// What TERM says.
  package let name: String
  /// The description that is used.
  package let entry: String
  package let depth: ColorDepth
  /// What the terminal can show of what is written without its description.
  package let ownDepth: ColorDepth
  /// The colours that the description has.
  package let colors: Int
  /// Sentences for `doctor`: which colours, and what would give more.
  package let reasons: [String]

  /// Decides from the environment and the descriptions that are installed; nothing is asked of the
  /// terminal itself.
  ///
  /// - Parameters:
  ///   - environment: The value of a variable.
  ///   - colors: The number of colours of a description; nil when there is no such one, -1 when it
  ///     cannot place the cursor.
  /// - Throws: When no screen can be drawn on the terminal.
  package init(
    environment: (String) -> String?, colors: (String) -> Int?
  ) throws(TerminalError) {
    let name = environment("TERM") ?? ""
    guard !name.isEmpty else { throw .unnamed }
    guard name != "dumb" else { throw .incapable(name) }
    let isTrue = ["truecolor", "24bit"].contains(environment("COLORTERM"))
    var reasons: [String] = []
    var entry = name
    if colors(name) == nil {
      guard let other = ["xterm-256color", "xterm"].first(where: { colors($0) != nil }) else {
        throw .undescribed(name)
      }
      entry = other
      reasons.append("No description of \(name) is installed; \(other) stands for it.")
    }
    guard let count = colors(entry), count >= 0 else { throw .incapable(name) }
    var depth = Self.depth(of: count)
    var used = count
    if environment("NO_COLOR").map({ !$0.isEmpty }) ?? false {
      depth = .none
      reasons.append("NO_COLOR is set: no colours.")
    } else if depth != .trueColor, isTrue {
      let candidates = Self.directEntries(of: entry)
      if let direct = candidates.first(where: { (colors($0) ?? 0) > 256 }) {
        depth = .trueColor
        used = colors(direct) ?? count
        reasons.append("COLORTERM promises true colour, and \(direct) describes it: true colour.")
        entry = direct
      } else {
        reasons.append(
          "COLORTERM promises true colour, but no description \(candidates.joined(separator: " or ")) is installed (package ncurses-term): \(count) colours."
        )
      }
    } else {
      reasons.append("\(entry) has \(count) colours.")
    }
    self.name = name
    self.entry = entry
    self.depth = depth
    ownDepth = depth != .none && isTrue ? .trueColor : depth
    self.colors = used
    self.reasons = reasons
  }

  private static func depth(of colors: Int) -> ColorDepth {
    switch colors {
    case ..<8: .none
    case ..<256: .sixteen
    case 256...0xFFFF: .palette
    default: .trueColor
    }
  }

  /// The descriptions that would have true colour for a terminal, the best first.
  private static func directEntries(of entry: String) -> [String] {
    let suffix = "-256color"
    let base = entry.hasSuffix(suffix) ? String(entry.dropLast(suffix.count)) : entry
    var names = [base + "-direct"]
    if base.hasPrefix("xterm-") { names.append(base.dropFirst("xterm-".count) + "-direct") }
    if base.hasPrefix("xterm"), base != "xterm" { names.append("xterm-direct") }
    return names
  }
}
