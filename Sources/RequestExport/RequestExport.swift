/// A setup as code; keys stand there as their variables.
package enum RequestExport {
  /// Writes a setup in a form.
  ///
  /// A form that makes one call writes the first entry of the chain that it can ask, and says in a
  /// comment what is left out.
  ///
  /// - Parameters:
  ///   - request: The setup.
  ///   - form: What to write.
  /// - Returns: The code, without a line feed at its end.
  /// - Throws: `ExportRefusal` when the form can say no entry of the setup.
  package static func text(
    _ request: ExportedRequest, as form: ExportForm
  ) throws(ExportRefusal) -> String {
    switch form {
    case .curl: try CurlCode(request).text
    case .aiSDK: try AISDKCode(request).text
    case .mastra: try MastraCode(request).text
    case .openAIPython: try OpenAIPythonCode(request).text
    case .anthropicPython: try AnthropicPythonCode(request).text
    case .googlePython: try GooglePythonCode(request).text
    case .swift: SwiftCode(request).text
    case .agent: AgentCode(request).text
    }
  }
}
