/// Tells chat models from embeddings, rerankers, classifiers, translators and speech models, which
/// the public data does not mark.
enum ChatHeuristic {
  /// Whether a model takes a conversation.
  ///
  /// Text goes in and comes out, and its id does not name one of the other kinds. A model that calls tools is never taken for one of those by its id.
  static func isChat(
    id: String, input: [ModelRecord.Modality], output: [ModelRecord.Modality], callsTools: Bool
  ) -> Bool {
    guard input.contains(.text), output.contains(.text) else { return false }
    if callsTools { return true }
    let id = id.lowercased()
    return !otherKinds.contains { id.contains($0) }
  }

  private static let otherKinds = [
    // Embeddings.
    "embed", "bge-", "e5-large", "e5-mistral", "gte-", "mini-lm", "minilm", "mpnet", "voyage-",
    // Rerankers and classifiers.
    "rerank", "prompt-guard", "distilbert", "smart-turn",
    // Translators and summarizers.
    "indictrans", "m2m100", "bart-large",
    // Speech.
    "deepgram/", "whisper", "tts",
  ]
}
