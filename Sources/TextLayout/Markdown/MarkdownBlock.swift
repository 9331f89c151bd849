/// One piece of a Markdown text that is laid out by itself: a paragraph, a heading, some code.
///
/// Lists and quotes are not blocks: each block knows the ones that it stands in. So a long list is
/// many short blocks, of which only the last can still change.
package struct MarkdownBlock: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// Also text that is no Markdown, such as HTML.
    case paragraph(StyledText)
    /// Levels are 1 to 6.
    case heading(level: Int, StyledText)
    case code(CodeBlock)
    case table(MarkdownTable)
    /// A line across.
    case rule
  }

  /// What a block stands in.
  package enum Container: Sendable, Hashable {
    case quote
    /// An item of a list with its marker, such as `-`, `12.` or `[x]`; the block that begins the
    /// item shows it.
    case item(marker: String, beginsHere: Bool)
  }

  package var content: Content
  /// From the outermost to the innermost.
  package var containers: [Container]
  /// How many of the containers go on through the empty row before the block; nil without one.
  package var gap: Int?
}
