public import ArgumentParser
import SwitchboardKit

/// The flags that shape a request; the same for every command that makes or shows one.
struct RequestFlags: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The model, as provider/model; repeat for a chain.",
      discussion: "ID:N gives the entry N retries. On the screen each one opens a pane of its own.",
      valueName: "id"),
    completion: .custom(Completions.models), transform: Ordered.init)
  var model: [Ordered<String>] = []

  @Option(
    name: .long, help: ArgumentHelp("Another entry of the chain.", valueName: "id"),
    completion: .custom(Completions.models), transform: Ordered.init)
  var fallback: [Ordered<String>] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How the models share the prompt: \(Strategy.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "strategy"))
  var strategy: Strategy.Kind?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Starts each racer that long after the one before; else all start together.",
      valueName: "seconds"))
  var hedgeAfter: Double?

  @Option(
    name: .long, help: ArgumentHelp("What wins a race: text or complete.", valueName: "what"))
  var winOn: Strategy.WinningMark?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "How often the model named before it goes first, in balance and weighted.", valueName: "n"),
    transform: RequestFlags.weight)
  var weight: [Ordered<Double>] = []

  @Option(name: .long, help: ArgumentHelp("An agent, by name or file.", valueName: "name"))
  var agent: String?

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("The system text.", valueName: "text"))
  var system: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A provider option, for the whole request.", valueName: "ns.path=value"))
  var option: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A provider option of this message.", valueName: "ns.path=value"))
  var messageOption: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A header of the model named before it.", valueName: "name: value"),
    transform: Ordered.init)
  var header: [Ordered<String>] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A common setting: \(SettingFlag.names.joined(separator: ", ")).", valueName: "name=value"))
  var set: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Calls after the first: of the model named before it, or of all.", valueName: "n"),
    transform: RequestFlags.retries)
  var retries: [Ordered<Int>] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Limit for connecting.", valueName: "seconds"))
  var connectTimeout: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Limit for the first token.", valueName: "seconds"))
  var firstTokenTimeout: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Limit for silence of the line.", valueName: "seconds"))
  var idleTimeout: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Limit for the whole run.", valueName: "seconds"))
  var totalTimeout: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What follows a failure after text; a pipe gets the text at the end, unless it is stop.",
      valueName: "rule"))
  var afterText: AfterText?

  @Option(
    name: .long,
    help: ArgumentHelp("A value of the request context, for {key} in ids.", valueName: "key=value"))
  var context: [String] = []

  @Flag(name: .long, help: "One whole reply instead of a stream.")
  var noStream = false

  @Option(
    name: .long, help: ArgumentHelp("An image or a PDF.", valueName: "file"), completion: .file())
  var attach: [String] = []

  /// What the flags say, apart from how they were read.
  var values: RequestValues {
    RequestValues(
      model: model, fallback: fallback, strategy: strategy, weight: weight, hedgeAfter: hedgeAfter,
      winOn: winOn, agent: agent, system: system, option: option,
      messageOption: messageOption, header: header, set: set, retries: retries,
      connectTimeout: connectTimeout, firstTokenTimeout: firstTokenTimeout,
      idleTimeout: idleTimeout, totalTimeout: totalTimeout, afterText: afterText,
      context: context, noStream: noStream, attach: attach)
  }

  static func weight(_ text: String) throws -> Ordered<Double> {
    guard let weight = Double(text), (0...1_000_000).contains(weight) else {
      throw ValidationError("--weight takes a number from 0 to 1000000; \(text) was given.")
    }
    return Ordered(weight)
  }

  static func retries(_ text: String) throws -> Ordered<Int> {
    guard let count = Int(text), (0...1000).contains(count) else {
      throw ValidationError("--retries takes a whole number from 0 to 1000; \(text) was given.")
    }
    return Ordered(count)
  }
}

extension AfterText: ExpressibleByArgument {}
extension Strategy.Kind: ExpressibleByArgument {}
extension Strategy.WinningMark: ExpressibleByArgument {}
