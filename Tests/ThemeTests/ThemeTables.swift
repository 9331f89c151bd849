/// The tables of the design, row by row; the theme files must say the same.
enum ThemeTables {
  /// Role, hex, attribute, 256 colours, 16 colours, contrast on the ground, on the worst other ground, on
  /// code, on the selection, of the 16 colours.
  static let dusk = """
    background | #16181d |  | default | default | text on it 14.4, muted 9.2 |  |  |  |
    text | #e3e8f0 |  | 254 | default | 14.4 | 10.7 | 12.9 | 9.1 |
    muted | #b2bbc9 |  | 250 | default | 9.2 | 6.8 | 8.2 | 5.8 |
    faint | #7f8793 |  | 102 | brblack | 4.9 | 3.6 | 4.4 | 3.1 | 5.2
    accent | #69d6ef | bold | 81 | brcyan | 10.5 | 7.8 | 9.4 | 6.7 | 16.7
    focus | #73edfa | bold | 87 | brcyan | 12.9 | 9.6 | 11.5 | 8.2 | 16.7
    selection | #2a3c52 |  | 237 | reverse | text on it 9.1, muted 5.8 |  |  |  |
    match | #5a440d |  | 16 on 222 | yellow+reverse | text on it 7.5, muted 4.8 |  |  |  |
    success | #8af5ba |  | 121 | brgreen | 13.4 | 10.0 | 12.0 | 8.5 | 15.3
    warning | #f3c767 |  | 221 | bryellow | 11.1 | 8.3 | 10.0 | 7.1 | 19.6
    danger | #fb7076 | bold | 204 | brred | 6.5 | 4.8 | 5.8 | 4.1 | 5.3
    info | #87c9f8 |  | 117 | brcyan | 9.9 | 7.4 | 8.9 | 6.3 | 16.7
    user | #d6c1ff | bold | 183 | brmagenta | 10.9 | 8.1 | 9.8 | 6.9 | 6.7
    assistant | #74e0d9 | bold | 116 | brcyan | 11.3 | 8.4 | 10.2 | 7.2 | 16.7
    reasoning | #b6b3d3 | italic | 146 | default | 8.8 | 6.5 | 7.9 | 5.6 |
    code_background | #1f222a |  | 235 | default | text on it 12.9, muted 8.2 |  |  |  |
    keyword | #d3aaf3 |  | 183 | brmagenta | 9.1 | 6.8 | 8.2 | 5.8 | 6.7
    string | #a4dd98 |  | 150 | brgreen | 11.3 | 8.4 | 10.1 | 7.2 | 15.3
    comment | #a2acb7 | italic | 248 | default | 7.7 | 5.7 | 6.9 | 4.9 |
    number | #f5bf81 |  | 215 | bryellow | 10.7 | 8.0 | 9.6 | 6.8 | 19.6
    added | #8bf4be | underline | 122 | brgreen | 13.3 | 9.9 | 12.0 | 8.5 | 15.3
    removed | #f87183 | strike | 204 | brred | 6.5 | 4.8 | 5.8 | 4.1 | 5.3
    winner | #bfe47a | bold | 185 | brgreen | 12.3 | 9.2 | 11.1 | 7.8 | 15.3
    loser | #baa19d |  | 248 | default | 7.3 | 5.5 | 6.6 | 4.6 |
    """

  /// Role, hex, attribute, 256 colours, 16 colours, contrast on the ground, on the worst other ground, on
  /// code, on the selection, of the 16 colours.
  static let paper = """
    background | #ffffff |  | default | default | text on it 17.3, muted 7.8 |  |  |  |
    text | #171b22 |  | 234 | default | 17.3 | 14.4 | 15.5 | 12.8 |
    muted | #4c535e |  | 239 | default | 7.8 | 6.5 | 7.0 | 5.8 |
    faint | #757b83 |  | 243 | brblack | 4.3 | 3.5 | 3.8 | 3.2 | 4.0
    accent | #005c94 | bold | 24 | blue | 7.1 | 5.9 | 6.4 | 5.3 | 9.4
    focus | #024f8a | bold | 24 | blue | 8.4 | 7.0 | 7.6 | 6.3 | 9.4
    selection | #cde0f5 |  | 189 | reverse | text on it 12.8, muted 5.8 |  |  |  |
    match | #f4e19c |  | 222 | reverse | text on it 13.2, muted 5.9 |  |  |  |
    success | #117555 |  | 23 | default | 5.7 | 4.7 | 5.1 | 4.2 |
    warning | #7e4f00 |  | 94 | default | 7.0 | 5.8 | 6.3 | 5.2 |
    danger | #8a050d | bold | 88 | red | 10.0 | 8.3 | 9.0 | 7.4 | 5.8
    info | #025f86 |  | 24 | blue | 7.0 | 5.9 | 6.3 | 5.2 | 9.4
    user | #703396 | bold | 90 | magenta | 8.1 | 6.7 | 7.3 | 6.0 | 4.7
    assistant | #04646d | bold | 23 | blue | 6.9 | 5.7 | 6.2 | 5.1 | 9.4
    reasoning | #575277 | italic | 60 | default | 7.3 | 6.1 | 6.6 | 5.4 |
    code_background | #f4f3ef |  | 255 | default | text on it 15.5, muted 7.0 |  |  |  |
    keyword | #6635a3 |  | 55 | magenta | 8.1 | 6.7 | 7.3 | 6.0 | 4.7
    string | #26652b |  | 22 | default | 7.0 | 5.9 | 6.3 | 5.2 |
    comment | #505963 | italic | 240 | default | 7.1 | 5.9 | 6.4 | 5.3 |
    number | #8e4208 |  | 94 | red | 7.2 | 6.0 | 6.4 | 5.3 | 5.8
    added | #057558 | underline | 23 | default | 5.7 | 4.7 | 5.1 | 4.2 |
    removed | #880922 | strike | 88 | red | 10.0 | 8.3 | 9.0 | 7.4 | 5.8
    winner | #265511 | bold | 22 | default | 8.8 | 7.3 | 7.9 | 6.5 |
    loser | #71625f |  | 241 | default | 5.8 | 4.8 | 5.2 | 4.3 |
    """

  /// Role, hex, attribute, 256 colours, 16 colours, contrast on the ground, on the worst other ground, on
  /// code, on the selection, of the 16 colours.
  static let contrast = """
    background | #000000 |  | 16 | black | text on it 21.0, muted 15.6 |  |  |  |
    text | #ffffff |  | 231 | brwhite | 21.0 |  | 19.3 | 11.1 | 21.0
    muted | #dedede |  | 253 | white | 15.6 |  | 14.3 | 8.3 | 16.7
    faint | #ababab |  | 248 | white | 9.1 |  | 8.4 | 4.8 | 16.7
    accent | #62f7ff | bold | 87 | brcyan | 16.3 |  | 15.0 | 8.6 | 16.7
    focus | #fff467 | bold | 227 | bryellow | 18.4 |  | 16.9 | 9.7 | 19.6
    selection | #0b3880 |  | 18 | brwhite on blue | text on it 11.1, muted 8.3 |  |  |  | 9.4
    match | #5c4c01 |  | 16 on 227 | black on bryellow | text on it 8.4, muted 6.3 |  |  |  | 19.6
    success | #7efe96 |  | 120 | brgreen | 16.5 |  | 15.2 | 8.7 | 15.3
    warning | #ffea6d |  | 221 | bryellow | 17.2 |  | 15.8 | 9.1 | 19.6
    danger | #fd8f94 | bold | 210 | brwhite | 9.5 |  | 8.8 | 5.0 | 21.0
    info | #9ee3ff |  | 153 | brcyan | 14.9 |  | 13.7 | 7.9 | 16.7
    user | #ebc3fe | bold | 219 | brcyan | 13.8 |  | 12.7 | 7.3 | 16.7
    assistant | #63fdf4 | bold | 87 | brcyan | 16.9 |  | 15.5 | 8.9 | 16.7
    reasoning | #d3cff4 | italic | 189 | white | 14.0 |  | 12.9 | 7.4 | 16.7
    code_background | #0e0e0e |  | 233 | black | text on it 19.3, muted 14.3 |  |  |  |
    keyword | #e1bcfe |  | 183 | brcyan | 12.8 |  | 11.8 | 6.8 | 16.7
    string | #a3f890 |  | 156 | brgreen | 16.4 |  | 15.1 | 8.7 | 15.3
    comment | #c7c7c7 | italic | 251 | white | 12.4 |  | 11.4 | 6.6 | 16.7
    number | #ffdd97 |  | 222 | bryellow | 16.0 |  | 14.7 | 8.5 | 19.6
    added | #8fffa2 | underline | 121 | brgreen | 17.0 |  | 15.6 | 9.0 | 15.3
    removed | #fe8d9d | strike | 210 | brwhite | 9.5 |  | 8.7 | 5.0 | 21.0
    winner | #cdff8a | bold | 192 | brgreen | 18.3 |  | 16.8 | 9.7 | 15.3
    loser | #cab9b6 |  | 250 | white | 11.1 |  | 10.2 | 5.9 | 16.7
    """

  /// Role, hex, attribute, 256 colours, 16 colours, contrast on the ground, on the worst other ground, on
  /// code, on the selection, of the 16 colours.
  static let brass = """
    background | #15120e |  | 233 | black | text on it 14.3, muted 8.7 |  |  |  |
    text | #eae0cd |  | 254 | white | 14.3 |  | 13.2 | 9.4 | 16.7
    muted | #bdaf99 |  | 144 | white | 8.7 |  | 8.0 | 5.7 | 16.7
    faint | #8d7e69 |  | 101 | brblack | 4.7 |  | 4.4 | 3.1 | 5.2
    accent | #e3b662 | bold | 179 | bryellow | 9.9 |  | 9.2 | 6.5 | 19.6
    focus | #f6cf6d | bold | 221 | bryellow | 12.5 |  | 11.6 | 8.2 | 19.6
    selection | #463117 |  | 237 | black on yellow | text on it 9.4, muted 5.7 |  |  |  | 12.3
    match | #603914 |  | 16 on 179 | black on brwhite | text on it 7.7, muted 4.7 |  |  |  | 21.0
    success | #93e6bd |  | 115 | brgreen | 12.7 |  | 11.8 | 8.3 | 15.3
    warning | #febd5c |  | 215 | bryellow | 11.2 |  | 10.4 | 7.4 | 19.6
    danger | #f06d5f | bold | 203 | brred | 6.3 |  | 5.8 | 4.1 | 5.3
    info | #85c5df |  | 116 | brcyan | 9.8 |  | 9.1 | 6.5 | 16.7
    user | #efbaa2 | bold | 216 | brmagenta | 10.9 |  | 10.1 | 7.1 | 6.7
    assistant | #93dbcc | bold | 116 | brcyan | 11.8 |  | 10.9 | 7.7 | 16.7
    reasoning | #bba5c0 | italic | 146 | white | 8.2 |  | 7.6 | 5.4 | 16.7
    code_background | #1e1a14 |  | 234 | black | text on it 13.2, muted 8.0 |  |  |  |
    keyword | #e69dc6 |  | 182 | brmagenta | 8.9 |  | 8.2 | 5.8 | 6.7
    string | #b1d092 |  | 150 | brgreen | 10.9 |  | 10.1 | 7.2 | 15.3
    comment | #a89d8a | italic | 247 | white | 7.0 |  | 6.5 | 4.6 | 16.7
    number | #eeae82 |  | 216 | yellow | 9.8 |  | 9.1 | 6.4 | 12.3
    added | #95e6bb | underline | 151 | brgreen | 12.7 |  | 11.8 | 8.4 | 15.3
    removed | #ee6d69 | strike | 203 | brred | 6.2 |  | 5.8 | 4.1 | 5.3
    winner | #ebd96e | bold | 221 | bryellow | 13.1 |  | 12.1 | 8.6 | 19.6
    loser | #aa9790 |  | 247 | white | 6.7 |  | 6.2 | 4.4 | 16.7
    """

  /// Role, dark: colour, hex, index, contrast, light: the same, attribute.
  static let sixteen = """
    background | default | default |
    text | default | default |
    muted | default | default |
    faint | brblack, #7f7f7f, 8, 5.2 | brblack, #7f7f7f, 8, 4.0 |
    accent | brcyan, #00ffff, 14, 16.7 | blue, #0000ee, 4, 9.4 | bold
    focus | brcyan, #00ffff, 14, 16.7 | blue, #0000ee, 4, 9.4 | bold
    selection | reverse | reverse |
    match | reverse | reverse | underline
    success | brgreen, #00ff00, 10, 15.3 | default |
    warning | bryellow, #ffff00, 11, 19.6 | default | bold
    danger | brred, #ff0000, 9, 5.3 | red, #cd0000, 1, 5.8 | bold
    info | brcyan, #00ffff, 14, 16.7 | blue, #0000ee, 4, 9.4 |
    user | brmagenta, #ff00ff, 13, 6.7 | magenta, #cd00cd, 5, 4.7 | bold
    assistant | brcyan, #00ffff, 14, 16.7 | blue, #0000ee, 4, 9.4 | bold
    reasoning | default | default | italic
    code_background | default | default |
    keyword | brmagenta, #ff00ff, 13, 6.7 | magenta, #cd00cd, 5, 4.7 |
    string | brgreen, #00ff00, 10, 15.3 | default |
    comment | default | default | italic
    number | bryellow, #ffff00, 11, 19.6 | red, #cd0000, 1, 5.8 |
    added | brgreen, #00ff00, 10, 15.3 | blue, #0000ee, 4, 9.4 | underline
    removed | brred, #ff0000, 9, 5.3 | red, #cd0000, 1, 5.8 | strike
    winner | brgreen, #00ff00, 10, 15.3 | blue, #0000ee, 4, 9.4 | bold
    loser | default | default |
    """

  /// Role, attribute.
  static let mono = """
    background |
    text |
    muted |
    faint |
    accent | bold
    focus | reverse
    selection | reverse
    match | reverse
    success |
    warning | bold
    danger | bold
    info |
    user | bold
    assistant | bold
    reasoning | italic
    code_background |
    keyword | bold
    string |
    comment | italic
    number |
    added | underline
    removed |
    winner | bold
    loser |
    """
}
