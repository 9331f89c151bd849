extension DemoTexts {
  /// Text that tries to reach the terminal through the screen; harmless where it is shown as text.
  static let hostile = Passage(
    """
    Each line of this answer tries something that text must not be able to do.

    - Clears the screen: \u{1B}[2J\u{1B}[H(still here)
    - Changes the title: \u{1B}]0;stolen\u{07}(no change)
    - Writes the clipboard: \u{1B}]52;c;ZGVtbw==\u{07}(nothing copied)
    - Asks the terminal to answer: \u{1B}[6n\u{1B}[c\u{1B}P$qm\u{1B}\\(no reply typed)
    - Hides a link: \u{1B}]8;;https://evil.example/\u{1B}\\https://example.com\u{1B}]8;;\u{1B}\\
    - Uses the eight-bit form: \u{9B}31mred?\u{9B}0m \u{9D}0;title\u{9C}(plain)
    - Rubs out what stands there: safe\u{08}\u{08}\u{08}\u{08}evil
    - Goes back to the start of the line:\rOverwritten
    - Holds a NUL:\u{00}here, a bell:\u{07}, a delete:\u{7F}
    - Turns the text around: \u{202E}txt.exe\u{202C} and \u{2067}isolated\u{2069}
    - Hides words in tags: a\u{E0068}\u{E0069}\u{E0064}\u{E0065}b, and in nothing: a\u{200B}\u{2060}\u{FEFF}b
    - Piles up marks: Z\u{0351}\u{036B}\u{0343}\u{036A}\u{0302}\u{036B}\u{033D}\u{034F}\u{0334}\u{0319}a
    - Breaks lines its own way: one\u{2028}two\u{2029}three\u{0B}four\u{0C}five\u{85}six
    - Ends a paste: \u{1B}[201~echo pasted
    - Names a [friendly link](javascript:alert(1)) and [another](http://127.0.0.1:9/)

    If all of this is on the screen as text, or as marks in its place, nothing got through.
    """)
}
