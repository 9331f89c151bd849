/// A text and the pieces in which it is streamed.
struct Passage: Sendable {
  let text: String
  let tokens: [String]

  init(_ text: String) {
    self.text = text
    tokens = Tokens.split(text)
  }
}
