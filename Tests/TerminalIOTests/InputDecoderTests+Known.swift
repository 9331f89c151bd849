import Screen
import TerminalIO

extension `An input decoder` {
  private static func press(_ key: Key, _ modifiers: KeyPress.Modifiers = []) -> [InputEvent] {
    [.key(KeyPress(key, modifiers))]
  }

  private static func typed(
    _ character: Character, _ modifiers: KeyPress.Modifiers = []
  ) -> [InputEvent] {
    press(.character(character), modifiers)
  }

  private static func mouse(
    _ action: MouseEvent.Action, _ row: Int, _ column: Int, _ modifiers: KeyPress.Modifiers = []
  ) -> [InputEvent] {
    [.mouse(MouseEvent(action, at: Position(row: row, column: column), modifiers))]
  }

  /// What xterm, kitty, tmux, rxvt and the Linux console send, and what it says.
  static let known: [(String, [InputEvent])] =
    plain + arrows + numbered + unambiguous + meta + mice + replies + pastes

  private static let plain: [(String, [InputEvent])] = [
    ("a", typed("a")),
    ("aé日😀", typed("a") + typed("é") + typed("日") + typed("😀")),
    ("e\u{301}", typed("e") + typed("\u{301}")),
    ("\r", press(.enter)), ("\t", press(.tab)), ("\u{7F}", press(.backspace)),
    ("\u{8}", press(.backspace)), ("\n", typed("j", .control)), ("\u{0}", typed(" ", .control)),
    ("\u{3}", typed("c", .control)), ("\u{1A}", typed("z", .control)),
    ("\u{1C}", typed("\\", .control)), ("\u{1F}", typed("_", .control)),
    ("\u{1B}", press(.escape)), ("\u{1B}\u{1B}", press(.escape) + press(.escape)),
    ("\u{85}", typed("\u{FFFD}")),
  ]

  private static let arrows: [(String, [InputEvent])] = [
    ("\u{1B}[A", press(.up)), ("\u{1B}OB", press(.down)), ("\u{1B}[C", press(.right)),
    ("\u{1B}OD", press(.left)), ("\u{1B}[H", press(.home)), ("\u{1B}OF", press(.end)),
    ("\u{1B}[1;5C", press(.right, .control)), ("\u{1B}[1;2A", press(.up, .shift)),
    ("\u{1B}[1;3D", press(.left, .alt)), ("\u{1B}[1;8H", press(.home, [.shift, .alt, .control])),
    ("\u{1B}[1;133B", press(.down, .control)), ("\u{1B}[1;1:1A", press(.up)),
    ("\u{1B}[1;1:3A", []), ("\u{1B}O5A", press(.up, .control)),
    ("\u{1B}[a", press(.up, .shift)), ("\u{1B}Oa", press(.up, .control)),
    ("\u{1B}\u{1B}[A", press(.up, .alt)), ("\u{1B}\u{1B}OC", press(.right, .alt)),
    ("\u{1B}[Z", press(.tab, .shift)), ("\u{1B}OP", press(.function(1))),
    ("\u{1B}OR", press(.function(3))), ("\u{1B}[1;5Q", press(.function(2), .control)),
    ("\u{1B}[[A", press(.function(1))), ("\u{1B}[[E", press(.function(5))),
    ("\u{1B}OM", press(.enter)), ("\u{1B}Ok", typed("+")), ("\u{1B}Op", typed("0")),
    ("\u{1B}Oy", typed("9")), ("\u{1B}OX", typed("=")),
  ]

  private static let numbered: [(String, [InputEvent])] = [
    ("\u{1B}[1~", press(.home)), ("\u{1B}[2~", press(.insert)), ("\u{1B}[3~", press(.delete)),
    ("\u{1B}[4~", press(.end)), ("\u{1B}[5~", press(.pageUp)), ("\u{1B}[6~", press(.pageDown)),
    ("\u{1B}[7~", press(.home)), ("\u{1B}[8~", press(.end)),
    ("\u{1B}[3;5~", press(.delete, .control)), ("\u{1B}[5;2~", press(.pageUp, .shift)),
    ("\u{1B}[11~", press(.function(1))), ("\u{1B}[15~", press(.function(5))),
    ("\u{1B}[17~", press(.function(6))), ("\u{1B}[21~", press(.function(10))),
    ("\u{1B}[23~", press(.function(11))),
    ("\u{1B}[24;6~", press(.function(12), [.shift, .control])),
    ("\u{1B}[29~", press(.function(16))), ("\u{1B}[34~", press(.function(20))),
    ("\u{1B}[3^", press(.delete, .control)), ("\u{1B}[3@", press(.delete, [.shift, .control])),
    ("\u{1B}[99~", []), ("\u{1B}[~", []), ("\u{1B}[99999999999999999999~", []),
  ]

  private static let unambiguous: [(String, [InputEvent])] = [
    ("\u{1B}[13;2u", press(.enter, .shift)), ("\u{1B}[27;2;13~", press(.enter, .shift)),
    ("\u{1B}[27u", press(.escape)), ("\u{1B}[9;5u", press(.tab, .control)),
    ("\u{1B}[127;3u", press(.backspace, .alt)), ("\u{1B}[97;5u", typed("a", .control)),
    ("\u{1B}[105;5u", typed("i", .control)), ("\u{1B}[97;6u", typed("a", [.shift, .control])),
    ("\u{1B}[112;4u", typed("P", .alt)), ("\u{1B}[49:33;2u", typed("!")),
    ("\u{1B}[97;1:3u", []), ("\u{1B}[97;;97u", typed("a")), ("\u{1B}[57399u", typed("0")),
    ("\u{1B}[57414;2u", press(.enter, .shift)), ("\u{1B}[57421u", press(.pageUp)),
    ("\u{1B}[57376u", press(.function(13))), ("\u{1B}[57441u", []),
    ("\u{1B}[27;5;44~", typed(",", .control)),
    ("\u{1B}[32;5u", typed(" ", .control)), ("\u{1B}[1114112u", []), ("\u{1B}[55296u", []),
    ("\u{1B}[u", []), ("\u{1B}[97;9u", typed("a", .logo)),
  ]

  private static let meta: [(String, [InputEvent])] = [
    ("\u{1B}a", typed("a", .alt)), ("\u{1B}A", typed("A", .alt)), ("\u{1B}1", typed("1", .alt)),
    ("\u{1B}é", typed("é", .alt)), ("\u{1B}日x", typed("日", .alt) + typed("x")),
    ("\u{1B}\r", press(.enter, .alt)), ("\u{1B}\u{7F}", press(.backspace, .alt)),
    ("\u{1B}\u{3}", typed("c", [.alt, .control])), ("\u{1B},", typed(",", .alt)),
    ("\u{1B}[", typed("[", .alt)), ("\u{1B}O", typed("O", .alt)), ("\u{1B}]", typed("]", .alt)),
    ("\u{1B}P", typed("P", .alt)), ("\u{1B}_", typed("_", .alt)), ("\u{1B}X", typed("X", .alt)),
    ("\u{1B}\u{1B}a", press(.escape) + typed("a", .alt)),
    ("\u{1B}O\r", typed("O", .alt) + press(.enter)),
    ("\u{1B}[\r", typed("[", .alt) + press(.enter)),
  ]

  private static let mice: [(String, [InputEvent])] = [
    ("\u{1B}[<0;1;1M", mouse(.press(.left), 0, 0)),
    ("\u{1B}[<0;12;5m", mouse(.release(.left), 4, 11)),
    ("\u{1B}[<1;1;1M", mouse(.press(.middle), 0, 0)),
    ("\u{1B}[<2;300;400M", mouse(.press(.right), 399, 299)),
    ("\u{1B}[<32;3;4M", mouse(.drag(.left), 3, 2)), ("\u{1B}[<35;3;4M", mouse(.move, 3, 2)),
    ("\u{1B}[<64;3;4M", mouse(.wheel(rows: -1, columns: 0), 3, 2)),
    ("\u{1B}[<65;3;4M", mouse(.wheel(rows: 1, columns: 0), 3, 2)),
    ("\u{1B}[<66;3;4M", mouse(.wheel(rows: 0, columns: -1), 3, 2)),
    ("\u{1B}[<67;3;4M", mouse(.wheel(rows: 0, columns: 1), 3, 2)),
    ("\u{1B}[<16;3;4M", mouse(.press(.left), 3, 2, .control)),
    ("\u{1B}[<4;3;4M", mouse(.press(.left), 3, 2, .shift)),
    ("\u{1B}[<8;3;4M", mouse(.press(.left), 3, 2, .alt)),
    ("\u{1B}[<0;0;4M", []), ("\u{1B}[<0;4M", []), ("\u{1B}[<128;3;4M", []),
    ("\u{1B}[M !!", []), ("\u{1B}[32;3;4M", []),
    ("\u{1B}[I", [.focus(true)]), ("\u{1B}[O", [.focus(false)]),
  ]

  private static let replies: [(String, [InputEvent])] = [
    ("\u{1B}[?62;4c", []), ("\u{1B}[>1;4000;0c", []), ("\u{1B}[12;40R", []), ("\u{1B}[1;5R", []),
    ("\u{1B}[0n", []), ("\u{1B}[?2026;2$y", []), ("\u{1B}[8;24;80t", []), ("\u{1B}[4;384;640t", []),
    ("\u{1B}[?1u", [.reply(.keyboardProtocol(flags: 1))]),
    ("\u{1B}]11;rgb:1a1a/2b2b/3c3c\u{1B}\\", [.reply(.background(0x1A2B3C))]),
    ("\u{1B}]10;rgb:f/8/0\u{7}", [.reply(.foreground(0xFF8800))]),
    ("\u{1B}]11;rgba:00/00/ff/80\u{7}", [.reply(.background(0x0000FF))]),
    ("\u{1B}]11;rgb:-1/00/ff\u{7}", []), ("\u{1B}]11;rgb:00000/0/0\u{7}", []),
    ("\u{1B}]11;\u{7}", []),
    ("\u{1B}]l\rrm -rf\r\u{1B}\\", []), ("\u{1B}]52;c;aGk=\u{7}", []),
    ("\u{1B}P1$r0m\u{1B}\\", []), ("\u{1B}P>|xterm(390)\u{1B}\\", []),
    ("\u{1B}P\u{7}\r\u{1B}\\", []),
    ("\u{1B}_Gi=1;OK\u{1B}\\", []), ("\u{1B}]2;\u{1B}[A\u{1B}x\r\u{1B}\\", []),
    ("\u{1B}[" + String(repeating: "1", count: 400) + "A", []),
    ("\u{1B}]" + String(repeating: "1", count: 4000) + "\u{7}", []),
    ("\u{1B}[1;2\u{18}", []), ("\u{1B}[200;1\u{1B}[A", press(.up)),
  ]

  private static let pastes: [(String, [InputEvent])] = [
    ("\u{1B}[200~hi\r\nthere\u{1B}[201~", [.paste(Paste("hi\r\nthere"))]),
    ("\u{1B}[200~\u{1B}[201~", [.paste(Paste(""))]),
    (
      "\u{1B}[200~\u{1B}[A\u{3}\u{1B}\u{1B}[20\u{1B}[201~",
      [.paste(Paste("\u{1B}[A\u{3}\u{1B}\u{1B}[20"))]
    ),
    ("\u{1B}[200~日本\u{1B}[201~\r", [.paste(Paste("日本"))] + press(.enter)),
    // The end mark inside: what follows it is still pasted, and nothing is sent.
    ("\u{1B}[200~a\u{1B}[201~\rrm\r\u{1B}[201~", [.paste(Paste("a\rrm\r"))]),
    ("\u{1B}[200~a\u{1B}[201~\r\u{1B}[200~b\u{1B}[201~", [.paste(Paste("a\rb"))]),
    ("\u{1B}[200~a\u{1B}[201~\u{1B}[A", [.paste(Paste("a"))] + press(.up)),
    ("\u{1B}[201~", []),
  ]

  /// Bytes that are not UTF-8, with the text that stands for them.
  static let broken: [([UInt8], String)] = [
    ([0x80], "\u{FFFD}"), ([0xFF, 0x61], "\u{FFFD}a"), ([0xC3, 0x61], "\u{FFFD}a"),
    ([0xE2, 0x82, 0x61], "\u{FFFD}a"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0x9B, 0x41], "\u{FFFD}A"),
  ]
}
