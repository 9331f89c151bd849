import Testing
import TextLayout

@Suite struct `Highlighted code` {
  /// The coloured runs of some code, as `role:text`.
  static func roles(_ language: String, _ code: String) -> [String] {
    MarkdownDocument("````\(language)\n\(code)\n````").blocks.flatMap { block -> [StyledRun] in
      guard case .code(let code) = block.content else { return [] }
      return code.lines.flatMap(\.runs)
    }
    .filter { $0.style.role != .text }
    .map { "\($0.style.role.rawValue):\($0.text)" }
  }

  @Test(arguments: [
    (
      "swift", "let x: Int = 0xFF // hex",
      ["keyword:let", "type:Int", "number:0xFF", "comment:// hex"]
    ),
    ("swift", "/* a /* b */ c */ for", ["comment:/* a /* b */ c */", "keyword:for"]),
    ("swift", "for i in 1...5 {", ["keyword:for", "keyword:in", "number:1", "number:5"]),
    (
      "python", "def f(x): return 'a\\'b' # c",
      ["keyword:def", "keyword:return", "string:'a\\'b'", "comment:# c"]
    ),
    ("py", "x = '''a\nb''' + 1.5e-3", ["string:'''a", "string:b'''", "number:1.5e-3"]),
    ("ts", "const a = `x\ny`", ["keyword:const", "string:`x", "string:y`"]),
    (
      "json", "{\"a\": \"b\", \"n\": [1, true]}",
      ["keyword:\"a\"", "string:\"b\"", "keyword:\"n\"", "number:1", "keyword:true"]
    ),
    (
      "bash", "if [ $# -gt 1 ]; then echo \"hi\" # x",
      ["keyword:if", "number:1", "keyword:then", "keyword:echo", "string:\"hi\"", "comment:# x"]
    ),
    ("rust", "fn f<'a>(x: &'a str) -> u8", ["keyword:fn", "keyword:str", "keyword:u8"]),
    ("go", "func (s *T) Run() error {", ["keyword:func", "type:Run", "keyword:error"]),
    ("c", "#include <stdio.h>", ["keyword:#include"]),
    ("cpp", "int c = 'x'; // it's", ["keyword:int", "string:'x'", "comment:// it's"]),
    (
      "sql", "SELECT a FROM t WHERE b = 'x' -- y",
      ["keyword:SELECT", "keyword:FROM", "keyword:WHERE", "string:'x'", "comment:-- y"]
    ),
    (
      "html", "<a href=\"x\">t</a> <!-- c -->",
      [
        "keyword:<a", "string:\"x\"", "keyword:></a>".replacing("></a>", with: ">"), "keyword:</a>",
        "comment:<!-- c -->",
      ]
    ),
    ("css", "a { color: #fff; } /* c */", ["comment:/* c */"]),
    ("css", "  color: 12px;", ["keyword:color", "number:12px"]),
    (
      "yaml", "- name: \"x\" # c\n  url: http://a",
      ["keyword:name", "string:\"x\"", "comment:# c", "keyword:url"]
    ),
    ("toml", "key-a = 1 # c", ["keyword:key-a", "number:1", "comment:# c"]),
    ("dockerfile", "FROM swift:6 AS build", ["keyword:FROM", "number:6", "keyword:AS"]),
    ("diff", "+ a\n- b\n@@ 1 @@", ["added:+ a", "removed:- b", "number:@@ 1 @@"]),
    ("markdown", "# t\ntext", ["keyword:# t"]),
    ("java", "public class A {}", ["keyword:public", "keyword:class"]),
    ("kotlin", "val s = \"\"\"a\nb\"\"\"", ["keyword:val", "string:\"\"\"a", "string:b\"\"\""]),
    ("ruby", "def a? = nil", ["keyword:def", "keyword:nil"]),
    ("php", "echo $x . 'y';", ["keyword:echo", "string:'y'"]),
    ("unknown", "let x = 1", []),
    ("", "let x = 1", []),
  ])
  func `has its words in roles`(language: String, code: String, roles: [String]) {
    #expect(Self.roles(language, code) == roles)
  }

  @Test func `loses no character in any language`() {
    let code =
      "a'b \"c /* d */ <e f='g'> # h // i -- j \\ `k` 1.5e-3 $l @m {n}: o = [p]\n"
      + "'''q\n\"\"\"r\n<!-- s\n日本 = \"語\\"

    for name in [
      "swift", "python", "js", "rust", "go", "c", "java", "kotlin", "cs", "ruby", "php",
      "sh", "sql", "css", "json", "yaml", "toml", "docker", "lua", "html", "diff", "md", "?",
    ] {
      let blocks = MarkdownDocument("````\(name)\n\(code)\n````").blocks
      guard case .code(let block) = blocks.first?.content else {
        Issue.record("no code")
        continue
      }
      #expect(block.text == code + "\n")
      #expect(block.lines.flatMap(\.runs).allSatisfy { $0.style.ground == .codeBackground })
    }
  }

  @Test func `knows a language by what else is written behind the fence`() {
    #expect(Self.roles("{.python}", "def f") == ["keyword:def"])
    #expect(Self.roles("Swift title", "let a") == ["keyword:let"])
  }
}
