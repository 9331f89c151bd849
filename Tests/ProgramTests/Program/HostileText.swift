/// Text from outside that tries everything.
enum HostileText {
  /// Everything that steers a terminal, and what is hard to pass on whole.
  static let sample =
    "\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31m \u{202E}rlo\u{202C} a\u{8}b\r\nc\rd\u{0}e\u{7F}\t"
    + "\u{E0041}\u{200B}\u{FEFF}🇩🇪👩‍👩‍👧‍👦e\u{301}\u{2028}\u{1B}[201~"
}
