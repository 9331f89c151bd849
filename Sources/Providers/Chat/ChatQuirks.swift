import Transport

/// How a provider's Chat Completions differ from OpenAI's; the values here are those of a
/// provider of which nothing is known.
struct ChatQuirks: Sendable {
  /// The field for the most tokens that may be written.
  enum LimitField: String { case plain = "max_tokens", completion = "max_completion_tokens" }

  /// A setting that every dialect knows and some providers do not.
  enum Setting: String {
    case topK, stopSequences, seed, presencePenalty, frequencyPenalty
  }

  /// How a PDF goes along.
  enum PDFForm {
    case refused
    /// `{type: file, file: {filename, file_data: data URI}}`
    case file
    /// `{type: document_url, document_url: data URI}`
    case documentURL
    /// `{type: file_url, file_url: {url: base64}, file_name}`
    case fileURL
  }

  /// Whether reasoning may stand in the text between `<think>` and `</think>`.
  enum ThinkTags {
    case never
    case atStart
    /// The chat template may have written the opening tag already, so that only the closing one
    /// comes.
    case openingMayBeMissing
  }

  // What is sent.

  /// Whether bare ids such as `gpt-5` and `o3` name OpenAI's own models, with their own rules.
  var servesOpenAIModels = false
  var limitField = LimitField.plain
  var missing: Set<Setting> = []
  var seedField = "seed"
  var mostStopSequences: Int?
  /// Whether usage must be asked for with `stream_options`.
  var asksForUsage = true
  var pdf = PDFForm.refused
  var takesAudio = false
  /// Whether blocks may carry `cache_control`.
  var marksCache = false
  /// Whether a last assistant message needs `prefix: true` to be gone on from.
  var marksPrefix = false
  /// Whether user and assistant must alternate.
  var alternates = false
  var headers: [HTTPHeader] = []

  // What comes back.

  var thinkTags = ThinkTags.atStart
  /// Whether `completion_tokens` leaves reasoning out.
  var reasoningIsApart = false
  /// Whether usage and errors may stand in `x_groq`.
  var hasGroqBlock = false
  /// Whether `{code, error: text}` in a good reply means a request that must not be repeated, unless
  /// the code says otherwise.
  var flatErrorsAreFinal = false
}
