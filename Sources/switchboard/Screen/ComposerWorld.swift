import AppCore
import ArgumentParser
import ChatModel
import Runtime
import Settings
import SwitchboardKit

/// What the composer asks of settings, router and files.
struct ComposerWorld {
  let setup: RequestSetup
  let home: String?
  /// nil: prompts are neither kept nor read.
  let history: PromptHistoryFile?

  var services: ComposerServices {
    var services = ComposerServices()
    services.judge = { [setup] typed in Self.judge(typed, setup) }
    if let history {
      services.recall = { history.read() }
      // A prompt that cannot be kept is still in this run's history.
      services.remember = { try? history.add($0) }
    }
    services.files = { [home] in FileNames.beginning(with: $0, home: home) }
    services.attach = { [home] paths in
      Self.refusing { try paths.map { try FileToSend.read($0, home: home) } }
    }
    services.inspect = { [home] in FileToSend.note(of: $0, home: home) }
    return services
  }

  private static func judge(
    _ typed: Typed, _ setup: RequestSetup
  ) -> Result<Judgement, ComposerServices.Refusal> {
    refusing {
      switch typed {
      case .chain(let ids): .chain(try ids.map { try item($0, setup) })
      case .fallbacks(let ids): .fallbacks(try ids.map { try item($0, setup) })
      case .option(let text):
        .options(try SettingFlag.options([text], flag: "/option", router: setup.router))
      case .setting(let text, let chain):
        try settings(text, for: chain.map { setup.entry(of: $0) }, setup)
      case .directed(let id, let prompt): .directed(try item(id, setup), prompt: prompt)
      }
    }
  }

  private static func settings(
    _ text: String, for entries: [ModelEntry], _ setup: RequestSetup
  ) throws -> Judgement {
    let settings = try SettingFlag.settings([text], flag: "/set")
    try setup.check(settings, for: entries)
    // What cannot be asked now is said when it is asked.
    let doubt = entries.lazy.compactMap { try? setup.route(of: $0) }
      .flatMap { $0.doubts(about: settings) }.first
    return .settings(settings, doubt: doubt)
  }

  private static func item(_ id: String, _ setup: RequestSetup) throws -> ChainItem {
    let entry = ChainFlags.entry(id, router: setup.router)
    try setup.check(entry)
    return ChainItem(entry.id ?? id, retries: entry.maxRetries)
  }

  private static func refusing<Value>(
    _ work: () throws -> Value
  ) -> Result<Value, ComposerServices.Refusal> {
    do {
      return .success(try work())
    } catch let error as ValidationError {
      return .failure(ComposerServices.Refusal(error.message))
    } catch {
      return .failure(ComposerServices.Refusal("\(error)"))
    }
  }
}
