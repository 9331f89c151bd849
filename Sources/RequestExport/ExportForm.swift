/// What a setup can be written as.
package enum ExportForm: String, Sendable, Hashable, CaseIterable {
  case curl
  case aiSDK = "ai-sdk"
  case mastra
  case openAIPython = "openai-python"
  case anthropicPython = "anthropic-python"
  case googlePython = "google-python"
  case swift
  case agent

  /// The form as a list names it.
  package var title: String {
    switch self {
    case .curl: "curl command"
    case .aiSDK: "TypeScript with the AI SDK"
    case .mastra: "TypeScript with Mastra"
    case .openAIPython: "Python with the OpenAI package"
    case .anthropicPython: "Python with the Anthropic package"
    case .googlePython: "Python with the Google Gen AI package"
    case .swift: "Swift with SwitchboardKit"
    case .agent: "agent file"
    }
  }

  /// The usual ending of such a file, without the dot.
  package var fileExtension: String {
    switch self {
    case .curl: "sh"
    case .aiSDK, .mastra: "ts"
    case .openAIPython, .anthropicPython, .googlePython: "py"
    case .swift: "swift"
    case .agent: "toml"
    }
  }
}
