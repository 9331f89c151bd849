package import AppCore
import Catalog

/// What the composer needs of the world outside.
package struct ComposerServices {
  /// What typed text means, at once.
  package var judge: (Typed) -> Result<Judgement, Refusal>
  /// The prompts of earlier runs, oldest first.
  package var recall: () -> [String]
  /// Keeps a prompt for later runs.
  package var remember: (String) -> Void
  /// Files whose path begins like this, in a task.
  package var files: @Sendable (String) -> [Completion.Item]
  /// Reads files to attach, in a task.
  package var attach: @Sendable ([String]) -> Result<[PromptFile], Refusal>
  /// What is said of files that could be attached; nil when one of the paths leads to none.
  package var inspect: @Sendable ([String]) -> String?

  /// Why something cannot be, as a sentence.
  package struct Refusal: Error {
    package let sentence: String

    package init(_ sentence: String) { self.sentence = sentence }
  }

  /// A world with no files, no history and no models.
  package init() {
    judge = { _ in .failure(Refusal("Nothing is known of that here.")) }
    recall = { [] }
    remember = { _ in }
    files = { _ in [] }
    attach = { _ in .success([]) }
    inspect = { _ in nil }
  }
}

extension EffectRunner {
  /// Does some work for the composer; nil when what came of it comes later, through the inbox.
  func news(
    of work: ComposerWork, _ services: ComposerServices, index: ModelIndex?,
    ready: Set<String>
  ) -> ComposerNews? {
    switch work {
    case .judge(let typed, let id):
      switch services.judge(typed) {
      case .success(let judgement): return .judged(judgement, id)
      case .failure(let refusal): return .refused(refusal.sentence)
      }
    case .recall: return .recalled(services.recall())
    case .remember(let prompt): services.remember(prompt)
    case .findModels(let query):
      let items = index.map { ModelCompletion($0, ready: ready).items(for: query) }
      return .models(query: query, items ?? [])
    case .findFiles(let prefix):
      let files = services.files
      post { .composed(.files(prefix: prefix, files(prefix))) }
    case .attach(let paths, let owner):
      let attach = services.attach
      post {
        switch attach(paths) {
        case .success(let files): .composed(.attached(files, owner))
        case .failure(let refusal): .composed(.refused(refusal.sentence))
        }
      }
    case .reattach(let paths, let owner):
      let attach = services.attach
      post {
        var files: [PromptFile] = []
        var missing: [String] = []
        for path in paths {
          if case .success(let read) = attach([path]) {
            files += read
          } else {
            missing.append(path)
          }
        }
        return .composed(.reattached(files, of: paths, missing: missing, owner))
      }
    case .inspect(let paths):
      let inspect = services.inspect
      post { inspect(paths).map { .composed(.attachable(paths, note: $0)) } }
    }
    return nil
  }
}
