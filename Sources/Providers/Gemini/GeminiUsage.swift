import ChatModel
import JSONCoding

extension Usage {
  /// The figures of `usageMetadata`: thoughts stand beside the candidates, the prompts of the
  /// provider's own tools beside the prompt.
  init(gemini usage: JSONNode) {
    let thoughts = usage["thoughtsTokenCount"]?.count
    self.init(
      inputTokens: Usage.sum(
        usage["promptTokenCount"]?.count, usage["toolUsePromptTokenCount"]?.count),
      outputTokens: Usage.sum(usage["candidatesTokenCount"]?.count, thoughts),
      cachedInputTokens: usage["cachedContentTokenCount"]?.count,
      reasoningTokens: thoughts, serviceTier: usage["serviceTier"]?.string)
  }
}
