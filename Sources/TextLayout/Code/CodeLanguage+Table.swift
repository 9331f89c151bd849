/// The languages that models write most.
extension CodeLanguage {
  static let all: [CodeLanguage] = [
    swift, python, javaScript, rust, go, c, java, kotlin, cSharp, ruby, php, shell, sql, css,
    json, yaml, toml, dockerfile, lua,
    CodeLanguage("html xml svg xhtml vue markup plist", .markup),
    CodeLanguage("diff patch", .diff),
    CodeLanguage("markdown md", .markdown),
  ]

  private static let cComments: [CodeForm] = [.comment("//"), .comment("/*", "*/")]
  private static let quotes: [CodeForm] = [.string("\""), .string("'")]

  private static let swift = CodeLanguage(
    "swift",
    forms: [
      .comment("//"), .comment("/*", "*/", nests: true), .string("\"\"\"", isLong: true),
      .string("\""),
    ],
    hasTypes: true,
    keywords: """
      actor any as associatedtype async await borrowing break case catch class consuming continue
      convenience default defer deinit do dynamic else enum extension fallthrough false fileprivate
      final for func get guard if import in indirect infix init inout internal is lazy let mutating
      nil nonisolated nonmutating open operator optional override package postfix precedencegroup
      prefix private protocol public repeat required rethrows return self Self set some static
      struct subscript super switch throw throws true try typealias unowned var weak where while
      willSet didSet
      """)

  private static let python = CodeLanguage(
    "python py python3 py3 pycon ipython",
    forms: [
      .comment("#"), .string("\"\"\"", isLong: true), .string("'''", isLong: true),
    ] + quotes,
    hasTypes: true,
    keywords: """
      and as assert async await break case class continue def del elif else except False finally
      for from global if import in is lambda match None nonlocal not or pass raise return self True
      try while with yield
      """)

  private static let javaScript = CodeLanguage(
    "javascript js jsx mjs node typescript ts tsx",
    forms: cComments + [.string("`", isLong: true)] + quotes,
    hasTypes: true, signs: "$",
    keywords: """
      abstract any as async await boolean break case catch class const continue debugger declare
      default delete do else enum export extends false finally for from function get if implements
      import in infer instanceof interface is keyof let namespace never new null number object of
      private protected public readonly return satisfies set static string super switch symbol this
      throw true try type typeof undefined unknown var void while with yield
      """)

  private static let rust = CodeLanguage(
    "rust rs",
    forms: [
      .comment("//"), .comment("/*", "*/", nests: true), .string("\"", isLong: true),
    ],
    hasTypes: true,
    keywords: """
      as async await bool box break char const continue crate dyn else enum extern f32 f64 false fn
      for i128 i16 i32 i64 i8 if impl in isize let loop match mod move mut pub ref return self Self
      static str struct super trait true type u128 u16 u32 u64 u8 union unsafe use usize where while
      """)

  private static let go = CodeLanguage(
    "go golang",
    forms: cComments + [.string("`", escapes: false, isLong: true)] + quotes,
    hasTypes: true,
    keywords: """
      any bool break byte case chan complex128 complex64 const continue default defer else error
      fallthrough false float32 float64 for func go goto if import int int16 int32 int64 int8
      interface iota map nil package range return rune select string struct switch true type uint
      uint16 uint32 uint64 uint8 uintptr var
      """)

  private static let c = CodeLanguage(
    "c h cpp c++ cc cxx hpp objc objective-c arduino cuda",
    forms: cComments + quotes, hasTypes: true, signs: "#",
    keywords: """
      #define #elif #else #endif #if #ifdef #ifndef #include #pragma #undef alignas alignof auto bool
      break case catch char class co_await co_return co_yield concept const const_cast constexpr
      continue decltype default delete do double dynamic_cast else enum explicit export extern false
      final float for friend goto if inline int long mutable namespace new noexcept NULL nullptr
      operator override private protected public register reinterpret_cast requires restrict return
      short signed size_t sizeof static static_assert static_cast struct switch template this
      thread_local throw true try typedef typename union unsigned using virtual void volatile
      wchar_t while
      """)

  private static let java = CodeLanguage(
    "java groovy scala",
    forms: cComments + [.string("\"\"\"", isLong: true)] + quotes, hasTypes: true, signs: "@",
    keywords: """
      @Override abstract assert boolean break byte case catch char class const continue def default
      do double else enum extends false final finally float for goto if implements import instanceof
      int interface long match native new null object override package permits private protected
      public record return sealed short static strictfp super switch synchronized this throw throws
      trait transient true try val var void volatile while with yield
      """)

  private static let kotlin = CodeLanguage(
    "kotlin kt kts",
    forms: [
      .comment("//"), .comment("/*", "*/", nests: true), .string("\"\"\"", isLong: true),
    ] + quotes,
    hasTypes: true,
    keywords: """
      abstract actual annotation as break by catch class companion const constructor continue data
      do else enum expect external false final finally for fun get if import in infix init inline
      inner interface internal is lateinit null object open operator out override package private
      protected public reified return sealed set super suspend tailrec this throw true try typealias
      val var vararg when where while
      """)

  private static let cSharp = CodeLanguage(
    "csharp cs c# dart",
    forms: cComments + [.string("\"\"\"", isLong: true), .string("'''", isLong: true)] + quotes,
    hasTypes: true,
    keywords: """
      abstract as async await base bool break byte case catch char checked class const continue
      decimal default delegate do double dynamic else enum event explicit extends extern false final
      finally fixed float for foreach get if implements implicit import in init int interface
      internal is late lock long mixin namespace new null object operator out override params
      private protected public readonly record ref required return sbyte sealed set short sizeof
      static string struct super switch this throw true try typeof uint ulong unchecked unsafe
      ushort using var virtual void volatile when where while with yield
      """)

  private static let ruby = CodeLanguage(
    "ruby rb", forms: [.comment("#")] + quotes, hasTypes: true, signs: "?!@",
    keywords: """
      alias and begin break case class def defined? do else elsif end ensure extend false for if in
      include loop module next nil not or private protected public puts raise redo require rescue
      retry return self super then true undef unless until when while yield
      """)

  private static let php = CodeLanguage(
    "php", forms: cComments + [.comment("#")] + quotes, hasTypes: true, signs: "$",
    keywords: """
      abstract and array as bool break callable case catch class clone const continue declare default
      do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum extends
      false final finally float fn for foreach function global goto if implements include
      include_once instanceof insteadof int interface isset list match mixed namespace new null or
      print private protected public readonly require require_once return self static string switch
      throw trait true try unset use var void while xor yield
      """)

  private static let shell = CodeLanguage(
    "bash sh shell zsh fish console shell-session terminal ksh make makefile powershell ps1",
    forms: [
      .comment("#"), .string("\"", isLong: true), .string("'", escapes: false, isLong: true),
    ],
    signs: "-",
    keywords: """
      alias awk break case cat cd chmod cp continue curl declare do docker done echo elif else esac
      eval exec exit export fi find for function git grep if in local mkdir mv npm pip printf read
      readonly return rm sed select set shift source sudo test then time trap umask unset until while
      """)

  private static let sql = CodeLanguage(
    "sql postgres postgresql mysql sqlite plsql",
    forms: [
      .comment("--"), .comment("/*", "*/"), .string("'", escapes: false, isLong: true),
      .string("\"", escapes: false),
    ],
    ignoresCase: true,
    keywords: """
      add all alter and any as asc begin between bigint boolean by case cast check column commit
      constraint create cross current_timestamp database date decimal default delete desc distinct
      drop else end except exists explain false float foreign from full function grant group having
      if in index inner insert int integer intersect into is join key left like limit not null
      numeric offset on or order outer over partition primary references returning right rollback
      row rows select serial set smallint table text then timestamp to transaction trigger true
      truncate union unique update using values varchar view when where window with
      """)

  private static let css = CodeLanguage(
    "css scss less sass", .keyed(UInt8(ascii: ":")),
    forms: [.comment("/*", "*/")] + quotes, signs: "-@$",
    keywords: """
      @media @import @keyframes @font-face @supports @layer @use @include @mixin @tailwind @apply
      """)

  private static let json = CodeLanguage(
    "json jsonc json5 jsonl ndjson", .keyed(UInt8(ascii: ":")),
    forms: cComments + [.string("\"")], keywords: "true false null")

  private static let yaml = CodeLanguage(
    "yaml yml", .keyed(UInt8(ascii: ":")),
    forms: [.comment("#"), .string("\"", isLong: false), .string("'", escapes: false)],
    signs: "-./", keywords: "true false null yes no on off")

  private static let toml = CodeLanguage(
    "toml ini conf cfg properties env dotenv editorconfig", .keyed(UInt8(ascii: "=")),
    forms: [
      .comment("#"), .comment(";"), .string("\"\"\"", isLong: true),
      .string("'''", escapes: false, isLong: true), .string("\""), .string("'", escapes: false),
    ],
    signs: "-.", keywords: "true false inf nan")

  private static let dockerfile = CodeLanguage(
    "dockerfile docker containerfile", forms: [.comment("#")] + quotes, signs: "-",
    keywords: """
      ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL
      STOPSIGNAL USER VOLUME WORKDIR
      """)

  private static let lua = CodeLanguage(
    "lua", forms: [.comment("--[[", "]]"), .comment("--")] + quotes,
    keywords: """
      and break do else elseif end false for function goto if in local nil not or repeat return then
      true until while
      """)
}
