/// What an option holds for (R18).
package enum OptionLevel: String, Sendable, Hashable, CaseIterable {
  /// The whole request.
  case agent
  /// One message.
  case message
  /// One part of a message.
  case part
  /// One declared tool.
  case tool
}
