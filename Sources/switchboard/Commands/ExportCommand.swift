import ArgumentParser
import RequestExport
import SwitchboardKit

/// The same setup as code.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the same request as code.",
    discussion: """
      The key's variable is named, its value never is. A form that makes one call takes the first \
      entry of the chain that it can ask, and says in a comment what it leaves out.
      """)

  @OptionGroup(title: "Request") var request: RequestFlags

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What to write: \(ExportForm.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "form"))
  var form: ExportForm

  @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
  var id: String?

  @Argument(help: "The prompt; a stand-in when none is given.")
  var prompt: [String] = []

  func run() throws {
    let program = try Program.load()
    var setup = try RequestSetup(request.values, program: program, first: id)
    try setup.useDefaultModel(allowsDemo: false)
    let exported = try setup.exported(
      prompt: prompt, attachments: request.attach, runtime: program.runtime, loop: program.loop)
    do throws(ExportRefusal) {
      Descriptor.output.line(try RequestExport.text(exported, as: form))
    } catch {
      throw ValidationError(error.description)
    }
  }
}

extension ExportForm: ExpressibleByArgument {}
