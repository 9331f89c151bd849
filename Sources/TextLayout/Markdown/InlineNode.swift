/// A piece of a paragraph while its markup is being read.
struct InlineNode {
  enum Kind {
    /// Bytes of the source as they stand.
    case text(Range<Int>)
    /// What stands for other text: an entity, a line break.
    case literal(String)
    case code(Range<Int>)
    case delimiter(Delimiter)
    /// `[` or `![`; with a target it has turned out to begin a link or an image.
    case bracket(isImage: Bool, target: LinkTarget?)
    /// Ends the innermost link or image.
    case linkEnd
  }

  /// A row of `*`, `_` or `~`.
  struct Delimiter {
    var sign: UInt8
    /// How many of the row are still plain text.
    var count: Int
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    /// What begins and what ends here.
    var opens = Emphasis()
    var closes = Emphasis()
  }

  /// How often each emphasis is laid over a text.
  struct Emphasis: Equatable {
    var bold = 0
    var italic = 0
    var strike = 0

    /// Counts the emphasis that so many signs give.
    mutating func add(_ signs: Int, of sign: UInt8) {
      switch (sign, signs) {
      case (UInt8(ascii: "~"), _): strike += 1
      case (_, 2): bold += 1
      default: italic += 1
      }
    }
  }

  var kind: Kind
}
