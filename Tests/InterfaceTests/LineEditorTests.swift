import Testing

@testable import AppCore

@Suite struct `The editor of a draft` {
  private static func edited(_ text: String, _ keys: [KeyPress]) -> LineEditor {
    var editor = LineEditor()
    editor.insert(text)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  private static func typed(_ text: String) -> LineEditor {
    var editor = LineEditor()
    for character in text { _ = editor.handle(KeyPress(.character(character))) }
    return editor
  }

  @Test(arguments: [
    ("one two-three", [KeyPress.control("w")], "one "),
    ("one two-three", [KeyPress(.backspace, .alt)], "one two-"),
    ("one two", [.control("a"), .alt("d")], " two"),
    ("one\ntwo", [.control("u")], "one\n"),
    ("one\ntwo", [.control("a"), KeyPress(.left), .control("k")], "onetwo"),
    ("ab", [.control("t")], "ba"),
    ("abc", [KeyPress(.left), .control("t")], "acb"),
    ("one two", [.control("a"), .alt("u"), .alt("c")], "ONE Two"),
    ("LOUD", [.control("a"), .alt("l")], "loud"),
    ("a 日本", [KeyPress(.backspace)], "a 日"),
    ("x👍🏽", [KeyPress(.backspace)], "x"),
    ("ab", [KeyPress(.home), KeyPress(.delete)], "b"),
    ("one two three", [.control("w"), .control("w"), .control("y")], "one two three"),
    (
      "one two", [.control("w"), KeyPress(.left), .control("k"), .control("y"), .alt("y")], "onetwo"
    ),
  ])
  func `does what readline's keys do`(text: String, keys: [KeyPress], expected: String) {
    #expect(Self.edited(text, keys).text == expected)
  }

  @Test func `takes typing back by the word and does it again`() {
    var editor = Self.typed("why is the sky")
    var seen: [String] = []
    for _ in 0..<4 {
      _ = editor.handle(.control("_"))
      seen.append(editor.text)
    }
    #expect(seen == ["why is the ", "why is ", "why ", ""])
    for _ in 0..<4 { _ = editor.handle(.alt("_")) }
    #expect(editor.text == "why is the sky")
    #expect(editor.caret == editor.count)
  }

  @Test(arguments: 0..<8)
  func `undoes any edits back to nothing`(seed: Int) {
    let keys: [KeyPress] = [
      .control("w"), .control("k"), .control("y"), .alt("y"), .control("t"), .alt("u"), .alt("c"),
      KeyPress(.backspace), KeyPress(.delete), KeyPress(.left), KeyPress(.home), .alt("b"),
      KeyPress(.character("e")), KeyPress(.character("\u{301}")), KeyPress(.character(" ")),
      KeyPress(.character("日")),
    ]
    var editor = LineEditor()
    var value = UInt32(seed) &* 2_654_435_761 &+ 1
    for step in 0..<300 {
      value = value &* 1_664_525 &+ 1_013_904_223
      if step % 17 == 0 { editor.insert("pasted words\nof two lines ") }
      _ = editor.handle(keys[Int(value >> 16) % keys.count])
    }
    let text = editor.text
    for _ in 0..<400 { _ = editor.handle(.control("_")) }
    #expect(editor.text.isEmpty)
    for _ in 0..<400 { _ = editor.handle(.alt("_")) }
    #expect(editor.text == text)
  }

  @Test func `takes control characters out of what is inserted, and keeps tabs and lines`() {
    var editor = LineEditor()
    editor.insert("a\u{1B}[31mb\u{0}\tc\r\nd\re\u{9B}\u{7F}\u{202E}f")

    #expect(editor.text == "a[31mb\tc\nd\ne\u{202E}f")
  }

  @Test func `shows a large paste as one sign and sends it whole`() {
    let paste = (1...360).map { "line \($0)" }.joined(separator: "\n")
    var editor = Self.typed("see ")
    editor.paste(paste)
    _ = editor.handle(KeyPress(.character("!")))

    #expect(editor.buffer.stretchCount == 1)
    #expect(editor.text == "see " + paste + "!")
    #expect(editor.textSize == editor.text.utf8.count)

    let isUnfolded = editor.unfold()
    #expect(isUnfolded)
    #expect(editor.buffer.stretchCount == 360)
    #expect(editor.text == "see " + paste + "!")
    _ = editor.handle(.control("_"))
    #expect(editor.buffer.stretchCount == 1)
    #expect(editor.textSize == editor.text.utf8.count)
    _ = editor.handle(KeyPress(.backspace))
    #expect(editor.textSize == editor.text.utf8.count)
  }

  @Test func `folds from twenty lines or eight kilobytes on, and no sooner`() {
    var editor = LineEditor()
    editor.paste(Array(repeating: "a", count: 19).joined(separator: "\n"))
    editor.paste(String(repeating: "b", count: 8191))
    #expect(!editor.hasFolds)
    editor.paste(Array(repeating: "a", count: 20).joined(separator: "\n"))
    #expect(editor.hasFolds)
  }

  @Test func `takes no sign of its own from outside`() {
    var editor = LineEditor()
    editor.paste(String(repeating: "x", count: 9000))
    editor.insert(Unicode.Scalar(UInt32(0xFDD0)).map { String($0) } ?? "")
    #expect(editor.text == String(repeating: "x", count: 9000) + "\u{FFFD}")
  }

  @Test func `moves through the rows as they are shown and keeps to its column`() {
    var editor = Self.edited("aaaa bbbb cccc\nd\neeee", [])
    var places: [Int] = []
    for _ in 0..<4 {
      _ = editor.moveUp(width: 5)
      places.append(editor.caret)
    }
    #expect(places == [16, 14, 9, 4])
    let isBeyondStart = editor.moveUp(width: 5)
    for _ in 0..<4 { _ = editor.moveDown(width: 5) }
    let isBeyondEnd = editor.moveDown(width: 5)
    #expect(!isBeyondStart && !isBeyondEnd)
    #expect(editor.caret == editor.count)
  }
}

@Suite struct `The rows of a draft` {
  private static func rows(_ text: String, _ width: Int) -> [String] {
    var editor = LineEditor()
    editor.insert(text)
    let layout = DraftRows(editor, width: width)
    let stretch = editor.buffer.stretch(0).text
    return layout.rows(of: stretch).map { row in
      layout.runs(of: row, in: stretch).map(\.text).joined()
    }
  }

  @Test(arguments: [
    ("", 5, [""]),
    ("one two three", 8, ["one two ", "three"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("日本語", 4, ["日本", "語"]),
    ("日本語", 1, ["日", "本", "語"]),
    ("a\tb", 8, ["a   b"]),
    ("abcd efgh", 4, ["abcd ", "efgh"]),
    ("a\u{202E}b", 8, ["a\u{FFFD}b"]),
  ])
  func `break at words, and else at characters`(text: String, width: Int, expected: [String]) {
    #expect(Self.rows(text, width) == expected)
  }

  @Test func `know the column of every place`() {
    var editor = LineEditor()
    editor.insert("日a\te\u{301}x")
    let text = editor.buffer.stretch(0).text
    let layout = DraftRows(editor, width: 40)
    let row = layout.rows(of: text)[0]
    let columns = [0, 3, 4, 5, 8, 9].map { layout.column(of: $0, in: row, of: text) }
    #expect(columns == [0, 2, 3, 4, 5, 6])
  }
}
