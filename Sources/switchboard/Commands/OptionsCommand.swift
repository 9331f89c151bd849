import ArgumentParser
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

/// The options that a model takes, and what is wrong with those that are given.
struct OptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "options",
    abstract: "Lists the options that a model takes, and checks those that are given.",
    discussion: """
      With --set, --option or --agent the values in force are shown, and everything that the \
      provider would refuse is said; the exit status is then 64. Nothing is sent.
      """)

  @OptionGroup(title: "Request") var request: RequestFlags

  @Option(help: "text, json or tsv.")
  var format = RecordFormat.text

  @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
  var id: String?

  func run() throws {
    let program = try Program.load()
    var setup = try RequestSetup(request.values, program: program, first: id)
    try setup.useDefaultModel(allowsDemo: false)
    let sheets = try setup.optionSheets(runtime: program.runtime, loop: program.loop)
    switch format {
    case .text:
      for (index, sheet) in sheets.enumerated() {
        if sheets.count > 1 {
          Descriptor.output.line((index > 0 ? "\n" : "") + "\(sheet.id)")
        }
        Descriptor.output.table(OptionListing.table(sheet))
      }
    case .json, .tsv:
      Descriptor.output.records(
        sheets.flatMap { sheet in sheet.rows.map { OptionListing.record($0, of: sheet) } },
        format: format)
    }
    for sheet in sheets {
      for note in sheet.notes { Descriptor.error.line("\(sheet.id): \(note)") }
      for problem in sheet.problems { Descriptor.error.line("\(sheet.id): \(problem)") }
    }
    if sheets.contains(where: { !$0.problems.isEmpty }) { throw ExitCode.validationFailure }
  }
}
