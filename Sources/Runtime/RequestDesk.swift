package import AppCore
package import SwitchboardKit

/// Looks at requests as they would be sent; fast enough for every key.
package struct RequestDesk {
  /// Why a request cannot be written.
  package struct Failure: Error {
    package var sentence: String

    package init(_ sentence: String) { self.sentence = sentence }
  }

  /// What the first entry of a request would be sent.
  package var preview: (RunRequest) -> WirePreview
  /// A whole request as text.
  package var text: (RunRequest, RequestForm) -> Result<String, Failure>
  /// What the demo provider would answer to a trial, by the place of the entry.
  package var rehearsal: (RunRequest, _ calls: Int) -> [Int: [RehearsedReply]] = { _, _ in [:] }
  /// What the entries of a chain would meet, by place from 1.
  package var check: (RunRequest) -> [Int: EntryCheck] = { _ in [:] }
  /// Writes a text in a form to a file of the current folder; the sentence says where, or why not.
  package var write: (String, RequestForm) -> String = { _, _ in "No file can be written here." }

  package init(
    preview: @escaping (RunRequest) -> WirePreview,
    text: @escaping (RunRequest, RequestForm) -> Result<String, Failure>
  ) {
    self.preview = preview
    self.text = text
  }
}

/// Where agent files are read and written.
package struct AgentShelf {
  /// Does a piece of work and says what became of it.
  package var perform: (AgentWork) -> AgentNews

  package init(perform: @escaping (AgentWork) -> AgentNews) { self.perform = perform }
}

/// Where presets are kept.
package struct PresetShelf {
  /// What stands on it, by name.
  package var list: () -> [Preset]
  /// - Returns: What went wrong, as a sentence.
  package var save: (Preset) -> String?
  /// - Returns: What went wrong, as a sentence.
  package var delete: (String) -> String?

  package init(
    list: @escaping () -> [Preset], save: @escaping (Preset) -> String?,
    delete: @escaping (String) -> String?
  ) {
    self.list = list
    self.save = save
    self.delete = delete
  }

  /// Does a piece of work.
  ///
  /// - Returns: What is there afterwards, and what became of the work.
  func perform(_ work: PresetWork) -> (presets: [Preset], sentence: String?) {
    let sentence: String? =
      switch work {
      case .list: nil
      case .save(let preset): save(preset) ?? "\(preset.name) is kept."
      case .delete(let name): delete(name) ?? "\(name) is gone."
      }
    return (list(), sentence)
  }
}
