import JSONCoding

/// Chats as JSON, complete; docs/chats.md describes the form.
package enum JSONExport {
  /// The version of the form.
  static let version = 1
  /// What tells the form from others.
  static let form = "switchboard-chats"

  /// The whole text of some chats.
  package static func text(_ chats: [ChatRecord]) -> String {
    let value: JSONValue = [
      "format": .string(form), "version": .integer(version),
      "chats": .array(chats.map { .object(ChatForm.object($0)) }),
    ]
    return value.text(.pretty) + "\n"
  }
}
