import ArgumentParser
import SwitchboardKit

/// The same setup as code.
struct ExportCommand: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable { case curl }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the same request as code.",
    discussion: "The key's variable is named, its value never is.")

  @OptionGroup(title: "Request") var request: RequestFlags

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("What to write: a curl command.", valueName: "form"))
  var form: Form

  @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
  var id: String?

  @Argument(help: "The prompt; a stand-in when none is given.")
  var prompt: [String] = []

  func run() throws {
    let program = try Program.load()
    var setup = try RequestSetup(request, program: program, first: id)
    try setup.useDefaultModel(allowsDemo: false)
    let previews = try setup.previews(
      prompt: prompt, attachments: request.attach, runtime: program.runtime, loop: program.loop)
    let commands = previews.map { CurlExport.command($0) }
    Descriptor.output.line(commands.joined(separator: "\n\n"))
  }
}
