/// Which modules a module may import; docs/architecture.md says why.
///
/// A new module gets its line here, in docs/architecture.md and in Package.swift.
enum ModuleTable {
  static let allowed: [String: Set<String>] = [
    // C, at the border only.
    "CCurl": [],
    "CEmbedded": [],
    "CPlatform": [],

    // Values and text; no I/O.
    "JSONCoding": [],
    "ChatModel": ["JSONCoding"],
    "TextLayout": [],
    "Themes": ["Glibc", "TextLayout"],

    // The wire.
    "Transport": [],
    "CurlTransport": ["CCurl", "Glibc", "Synchronization", "Transport"],
    "Providers": ["ChatModel", "JSONCoding", "ProviderOptions", "Transport"],
    "Demo": ["ChatModel", "Glibc", "JSONCoding", "Synchronization", "Transport"],

    // Facts.
    "Catalog": ["CEmbedded", "ChatModel", "JSONCoding"],
    "ProviderOptions": ["ChatModel", "JSONCoding"],

    // Files of the person at the keys.
    "Settings": [
      "CEmbedded", "ChatModel", "Glibc", "JSONCoding", "Synchronization", "TextLayout", "Themes",
    ],

    // The catalogue beyond the table of the release.
    "CatalogRefresh": [
      "Catalog", "ChatModel", "Glibc", "JSONCoding", "Settings", "Synchronization", "Transport",
    ],

    // The chats on the disk.
    "Store": [
      "ChatModel", "Dispatch", "GRDB", "Glibc", "JSONCoding", "Settings", "SwitchboardKit",
      "Synchronization",
    ],

    // The runtime.
    "SwitchboardKit": [
      "Catalog", "ChatModel", "CurlTransport", "Demo", "Glibc", "JSONCoding", "ProviderOptions",
      "Providers", "Synchronization", "Transport",
    ],

    // The playground's screen.
    "CTerminal": [],
    "Screen": ["TextLayout"],
    "TerminalIO": ["CTerminal", "Glibc", "Screen", "TextLayout"],
    "AppCore": ["Catalog", "ChatModel", "JSONCoding", "SwitchboardKit"],
    "Interface": [
      "AppCore", "ChatModel", "JSONCoding", "Screen", "SwitchboardKit", "TextLayout", "Themes",
    ],
    "Runtime": [
      "AppCore", "Catalog", "ChatModel", "Interface", "Screen", "SwitchboardKit",
      "Synchronization", "TerminalIO",
    ],

    // The program.
    "switchboard": [
      "AppCore", "ArgumentParser", "CPlatform", "Catalog", "CatalogRefresh", "ChatModel", "Demo",
      "Glibc",
      "Interface", "JSONCoding", "Runtime", "Settings", "Store", "SwitchboardKit",
      "Synchronization",
      "TerminalIO", "TextLayout", "Themes", "Transport",
    ],

    // The figures of docs/benchmarks.md.
    "CBench": [],
    "switchboard-bench": [
      "CBench", "Catalog", "ChatModel", "CurlTransport", "Glibc", "JSONCoding", "Providers",
      "SwitchboardKit", "Synchronization", "Transport",
    ],
  ]

  /// The modules whose every `public` and `package` name has a sentence.
  static let documented = ["JSONCoding", "ChatModel", "SwitchboardKit", "Store"]
}
