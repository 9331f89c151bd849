package import SwitchboardKit

/// A trial of a pane's chain with a fault of the demo provider in place of one entry.
package struct FailureDesk: Sendable {
  /// What a trial should come to, as far as the rules of chains say.
  package struct Expectation: Sendable, Hashable {
    package var attempts: Int
    /// nil: nobody answers.
    package var answeredBy: String?
  }

  /// What a trial came to.
  package struct Verdict: Sendable, Hashable {
    /// nil: nothing can be said.
    package var isAsExpected: Bool?
    package var sentence: String
    /// On the clock of the program.
    package var time: Duration
  }

  /// How often the fault comes before the entry answers well; nil: always.
  static let counts: [Int?] = [nil, 1, 2, 3]
  /// Calls beyond the first that the entry may have; nil: as the chain says.
  static let retries: [Int?] = [nil, 0, 1, 2, 3]
  static let dialects = ["openai-chat", "openai-responses", "anthropic", "gemini", "ollama"]

  package let chain: [ChainItem]
  /// The pane that is tried, as its title numbers it.
  package let pane: Int
  package private(set) var row = 0
  /// The chosen value of each fault, by place in its values.
  private var chosen: [Int: Int] = [:]
  package private(set) var entry = 0
  private var count = 0
  private var retry = 0
  private var dialect = 0
  /// What the demo provider would answer to the entries, by place from 1.
  package var replies: [Int: [RehearsedReply]] = [:]
  /// The faults, then the rows below them: entry, count, retries, dialect.
  static let rows = DemoFault.all.count + 4

  package init(chain: [ChainItem], pane: Int) {
    self.chain = chain
    self.pane = pane
    row = 1
    fault = 1
  }

  /// The place of the chosen fault in `DemoFault.all`.
  package private(set) var fault: Int

  package var chosenFault: DemoFault { DemoFault.all[fault] }

  package func value(of fault: Int) -> String? {
    let values = DemoFault.all[fault].values
    return values.isEmpty ? nil : values[(chosen[fault] ?? 0) % values.count]
  }

  package var times: Int? { Self.counts[count] }
  package var dialectName: String { Self.dialects[dialect] }

  /// The id that stands in for the entry.
  package var id: String {
    var parameters: [String] = []
    if let parameter = chosenFault.parameter, let value = value(of: fault) {
      parameters.append("\(parameter)=\(value)")
    }
    if chosenFault.consequence != .survived, let times { parameters.append("times=\(times)") }
    let form = dialect == 0 ? "" : "\(dialectName)/"
    return "demo/\(form)\(chosenFault.model)"
      + (parameters.isEmpty ? "" : ":" + parameters.joined(separator: ","))
  }

  /// The chain of a trial.
  ///
  /// - Parameter isAllDemo: Whether the other entries are played by the demo provider too.
  /// - Returns: The chain with the fault in its place.
  package func trial(isAllDemo: Bool) -> [ChainItem] {
    chain.enumerated().map { index, item in
      var item = item
      if index == entry {
        item.id = id
        item.own = nil
        item.retries = Self.retries[retry] ?? item.retries
      } else if isAllDemo {
        item.id = "demo/prose"
        item.own = nil
      }
      return item
    }
  }

  /// How many calls the entry with the fault may have (R26).
  package var callsAllowed: Int {
    guard chain.indices.contains(entry) else { return 1 }
    let usual = chain[entry].retries ?? (chain.count == 1 ? 2 : 0)
    return 1 + (Self.retries[retry] ?? usual)
  }

  /// What should come of a trial in which every entry before and after answers well.
  package func expectation(isAllDemo: Bool) -> Expectation {
    let trial = trial(isAllDemo: isAllDemo)
    let calls = steps
    let answering = calls.last.flatMap { $0.fails ? nil : $0.entry }
    return Expectation(
      attempts: calls.count,
      answeredBy: answering.flatMap { trial.indices.contains($0) ? trial[$0].id : nil })
  }

  /// A call of a trial: of which entry, by place from 0, which one of it, and whether it fails.
  struct Step: Sendable, Hashable {
    var entry: Int
    var call = 1
    var fails: Bool
  }

  /// The calls that a trial should come to, if every entry beside the fault answers well.
  var steps: [Step] {
    guard entry == 0, !chain.isEmpty else { return [Step(entry: 0, fails: chain.isEmpty)] }
    let failing: Int
    switch chosenFault.consequence {
    case .survived: return [Step(entry: 0, fails: false)]
    case .passedOn, .restarted: failing = 1
    case .repeated:
      failing = isAskedTooLong ? 1 : min(times ?? callsAllowed, callsAllowed)
    }
    let failed = (1...max(1, failing)).map { Step(entry: 0, call: $0, fails: true) }
    if chosenFault.consequence == .repeated, !isAskedTooLong, failing < callsAllowed {
      return failed + [Step(entry: 0, call: failing + 1, fails: false)]
    }
    return failed + (chain.count > 1 ? [Step(entry: 1, fails: false)] : [])
  }

  /// Whether the fault asks for a longer wait than is waited for (R29).
  package var isAskedTooLong: Bool { (retryAfter ?? 0) > 30 }

  /// The seconds that the fault asks to wait.
  var retryAfter: Double? {
    chosenFault.parameter == "retry-after" ? value(of: fault).flatMap(Double.init) : nil
  }

  mutating func handle(_ press: KeyPress) {
    switch press {
    case KeyPress(.character("j")), KeyPress(.down): move(1)
    case KeyPress(.character("k")), KeyPress(.up): move(-1)
    case KeyPress(.character("l")), KeyPress(.right): change(1)
    case KeyPress(.character("h")), KeyPress(.left): change(-1)
    case KeyPress(.character("g")), KeyPress(.home): move(-Self.rows)
    case KeyPress(.character("G")), KeyPress(.end): move(Self.rows)
    case KeyPress(.backspace):
      row = 0
      fault = 0
    default: return
    }
  }

  private mutating func move(_ step: Int) {
    row = min(max(row + step, 0), Self.rows - 1)
    if row < DemoFault.all.count { fault = row }
  }

  private mutating func change(_ step: Int) {
    switch row - DemoFault.all.count {
    case 0: entry = Self.turn(entry, step, chain.count)
    case 1: count = Self.turn(count, step, Self.counts.count)
    case 2: retry = Self.turn(retry, step, Self.retries.count)
    case 3: dialect = Self.turn(dialect, step, Self.dialects.count)
    default:
      let values = DemoFault.all[row].values.count
      if values > 0 { chosen[row] = Self.turn(chosen[row] ?? 0, step, values) }
    }
  }

  private static func turn(_ place: Int, _ step: Int, _ count: Int) -> Int {
    count == 0 ? 0 : (place + step + count) % count
  }
}
