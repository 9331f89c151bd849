/// The block that lines are being added to.
struct OpenLeaf {
  enum Content {
    /// Lines without the spaces before them.
    case paragraph([UInt8])
    case code(OpenCode)
    case table(MarkdownTable)
  }

  var content: Content
  var containers: [MarkdownBlock.Container]
  var gap: Int?
}
