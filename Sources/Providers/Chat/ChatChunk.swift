import JSONCoding

/// The members of a chunk, or of a whole reply, that mean something.
struct ChatChunk {
  private static let names = JSONNames(
    "error", "choices", "usage", "search_results", "citations", "timings", "x_groq")

  private let found: JSONSelection

  var error: JSONNode? { found[0] }
  var choices: JSONNode? { found[1] }
  var usage: JSONNode? { found[2] }
  var searchResults: JSONNode? { found[3] }
  var citations: JSONNode? { found[4] }
  /// llama.cpp's own figures.
  var timings: JSONNode? { found[5] }
  var groq: JSONNode? { found[6] }

  init(_ json: JSONNode) { found = json.members(Self.names) }

  /// Whether there are figures or sources.
  var hasFigures: Bool {
    usage != nil || groq != nil || timings != nil || citations != nil || searchResults != nil
  }
}
