import ChatModel

/// What the AI SDK package that a provider names in the public data says of it.
struct PackageRule {
  /// nil when none of our dialects fits.
  var dialect: Dialect?
  var signIn: ProviderRecord.SignIn
  /// The package's own base URL, for providers without one in the data.
  var baseURL: String

  init(_ dialect: Dialect?, _ signIn: ProviderRecord.SignIn = .bearer, at baseURL: String = "") {
    self.dialect = dialect
    self.signIn = signIn
    self.baseURL = baseURL
  }

  /// A package that is not known here: whatever has a base URL is taken to speak Chat Completions.
  static let unknown = PackageRule(.openAIChat)

  static let known: [String: PackageRule] = [
    "@ai-sdk/openai-compatible": PackageRule(.openAIChat),
    "@openrouter/ai-sdk-provider": PackageRule(.openAIChat, at: "https://openrouter.ai/api/v1"),
    "@ai-sdk/openai": PackageRule(.openAIResponses, at: "https://api.openai.com/v1"),
    "@ai-sdk/anthropic": PackageRule(
      .anthropic, .header("x-api-key"), at: "https://api.anthropic.com/v1"),
    "@ai-sdk/google": PackageRule(
      .gemini, .header("x-goog-api-key"), at: "https://generativelanguage.googleapis.com/v1beta"),
    "@ai-sdk/azure": PackageRule(
      .openAIResponses, .header("api-key"),
      at: "https://${AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1"),
    "@ai-sdk/mistral": PackageRule(.openAIChat, at: "https://api.mistral.ai/v1"),
    "@ai-sdk/groq": PackageRule(.openAIChat, at: "https://api.groq.com/openai/v1"),
    "@ai-sdk/cerebras": PackageRule(.openAIChat, at: "https://api.cerebras.ai/v1"),
    "@ai-sdk/togetherai": PackageRule(.openAIChat, at: "https://api.together.xyz/v1"),
    "@ai-sdk/deepinfra": PackageRule(.openAIChat, at: "https://api.deepinfra.com/v1/openai"),
    "@ai-sdk/perplexity": PackageRule(.openAIChat, at: "https://api.perplexity.ai"),
    "@ai-sdk/vercel": PackageRule(.openAIChat, at: "https://api.v0.dev/v1"),
    "@ai-sdk/xai": PackageRule(.openAIResponses, at: "https://api.x.ai/v1"),
    "@ai-sdk/cohere": PackageRule(.openAIChat, at: "https://api.cohere.ai/compatibility/v1"),
    "@ai-sdk/gateway": PackageRule(.openAIChat, at: "https://ai-gateway.vercel.sh/v1"),
    "venice-ai-sdk-provider": PackageRule(.openAIChat, at: "https://api.venice.ai/api/v1"),
    "@aihubmix/ai-sdk-provider": PackageRule(.openAIChat, at: "https://aihubmix.com/v1"),
    "merge-gateway-ai-sdk-provider": PackageRule(
      .openAIChat, at: "https://api-gateway.merge.dev/v1/openai"),
    cloudflareGateway: PackageRule(
      .openAIChat, .bearerIn("cf-aig-authorization"),
      at: "https://gateway.ai.cloudflare.com/v1/${CLOUDFLARE_ACCOUNT_ID}"
        + "/${CLOUDFLARE_GATEWAY_ID}/compat"),
    "@ai-sdk/amazon-bedrock": PackageRule(
      nil,
      .special(
        reason: "Amazon Bedrock takes requests signed with AWS keys and answers in a framing of "
          + "its own; neither is built in."),
      at: "https://bedrock-runtime.${AWS_REGION}.amazonaws.com"),
    "@ai-sdk/amazon-bedrock/mantle": PackageRule(.openAIResponses),
    "@ai-sdk/google-vertex": PackageRule(
      .gemini, .special(reason: vertex), at: vertexBase + "google"),
    "@ai-sdk/google-vertex/anthropic": PackageRule(
      nil, .special(reason: vertex), at: vertexBase + "anthropic"),
    "gitlab-ai-provider": PackageRule(
      nil,
      .special(
        reason: "GitLab Duo exchanges GITLAB_TOKEN for a short-lived token of its own proxy; that "
          + "exchange is not built in.")),
    "@jerome-benoit/sap-ai-provider-v2": PackageRule(
      nil,
      .special(
        reason: "SAP AI Core takes OAuth client credentials from a service key "
          + "(AICORE_SERVICE_KEY) and has an interface of its own; neither is built in.")),
  ]

  /// Its base speaks Chat Completions alone, whatever package a model names.
  static let cloudflareGateway = "ai-gateway-provider"

  private static let vertex =
    "Vertex takes Google OAuth tokens of a service account or of gcloud, not a key; "
    + "the provider google takes a key for the same Gemini models."
  private static let vertexBase =
    "https://${GOOGLE_VERTEX_ENDPOINT}/v1/projects/${GOOGLE_VERTEX_PROJECT}"
    + "/locations/${GOOGLE_VERTEX_LOCATION}/publishers/"
}
