package import ChatModel

/// A file that goes with a prompt: an image or a PDF as it is, a text quoted under its name.
package struct PromptFile: Sendable, Hashable {
  /// Without folders.
  package var name: String
  /// `image/png`, `text`.
  package var type: String
  /// In bytes.
  package var size: Int
  /// What is sent.
  package var part: Part
  /// Where it was read, from the root on; nil for one of an earlier prompt.
  package var path: String?

  package init(name: String, type: String, size: Int, part: Part, path: String? = nil) {
    self.name = name
    self.type = type
    self.size = size
    self.part = part
    self.path = path
  }

  /// `212 KB`.
  package static func size(_ bytes: Int) -> String { ByteCount.words(bytes) }

  /// `photo.png  image/png  212 KB`.
  package var sentence: String { "\(name)  \(type)  \(ByteCount.words(size))" }
}

extension Turn {
  /// The prompt as it is sent, the files before the words.
  package var parts: [Part] { Self.parts(prompt, files) }

  static func parts(_ prompt: String, _ files: [PromptFile]) -> [Part] {
    files.map(\.part) + (prompt.isEmpty && !files.isEmpty ? [] : [.text(prompt)])
  }
}
