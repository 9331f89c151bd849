/// What the public data does not say of single providers.
struct ProviderRule {
  /// Instead of the package's.
  var baseURL: String?
  /// Instead of the package's.
  var signIn: ProviderRecord.SignIn?
  /// Accepted after the variables of the data.
  var furtherKeys: [String] = []

  static let known: [String: ProviderRule] = [
    "alibaba": ProviderRule(furtherKeys: ["ALIBABA_API_KEY"]),
    "alibaba-cn": ProviderRule(furtherKeys: ["ALIBABA_API_KEY"]),
    "azure-cognitive-services": ProviderRule(
      baseURL: "https://${AZURE_COGNITIVE_SERVICES_RESOURCE_NAME}.openai.azure.com/openai/v1"),
    "github-copilot": ProviderRule(
      signIn: .special(
        reason:
          "GitHub Copilot signs in with a browser and exchanges that for a short-lived token; "
          + "GITHUB_TOKEN alone is not enough. The provider github-models takes it.")),
  ]
}
