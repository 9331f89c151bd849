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

    // Where tasks run and wait.
    "Tasks": ["CPlatform", "Glibc", "Synchronization"],

    // The wire.
    "Transport": [],
    "CurlTransport": ["CCurl", "Glibc", "Synchronization", "Tasks", "Transport"],
    "Providers": ["ChatModel", "JSONCoding", "ProviderOptions", "Transport"],
    "Demo": ["ChatModel", "Glibc", "JSONCoding", "Synchronization", "Tasks", "Transport"],

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
      "Synchronization", "TextLayout",
    ],

    // The runtime.
    "SwitchboardKit": [
      "Catalog", "ChatModel", "CurlTransport", "Demo", "Glibc", "JSONCoding", "ProviderOptions",
      "Providers", "Synchronization", "Tasks", "Transport",
    ],

    // The same setup as code.
    "RequestExport": [
      "Catalog", "ChatModel", "JSONCoding", "ProviderOptions", "Settings", "SwitchboardKit",
      "Transport",
    ],

    // What editors know of our files.
    "FileSchemas": [
      "ChatModel", "JSONCoding", "ProviderOptions", "Settings", "TextLayout", "Themes",
    ],

    // The playground's screen.
    "CTerminal": [],
    "Screen": ["TextLayout"],
    "TerminalIO": ["CTerminal", "Glibc", "Screen", "TextLayout"],
    "AppCore": [
      "Catalog", "ChatModel", "JSONCoding", "ProviderOptions", "SwitchboardKit", "Synchronization",
      "TextLayout",
    ],
    "Interface": [
      "AppCore", "Catalog", "ChatModel", "JSONCoding", "ProviderOptions", "Screen",
      "SwitchboardKit", "TextLayout", "Themes",
    ],
    "Runtime": [
      "AppCore", "Catalog", "ChatModel", "Interface", "ProviderOptions", "Screen", "Store",
      "SwitchboardKit", "Synchronization", "TerminalIO", "TextLayout",
    ],

    // The program.
    "switchboard": [
      "AppCore", "ArgumentParser", "CPlatform", "Catalog", "CatalogRefresh", "ChatModel", "Demo",
      "Glibc", "Interface", "JSONCoding", "ProviderOptions", "RequestExport", "Runtime",
      "Settings", "Store", "SwitchboardKit", "Synchronization", "Tasks", "TerminalIO",
      "TextLayout", "Themes", "Transport",
    ],

    // The figures of docs/benchmarks.md.
    "CBench": [],
    "switchboard-bench": [
      "AppCore", "CBench", "Catalog", "ChatModel", "CurlTransport", "Glibc", "Interface",
      "JSONCoding", "Providers", "Store", "SwitchboardKit", "Synchronization", "Themes",
      "Transport",
    ],
  ]

  /// The modules whose every `public` and `package` name has a sentence.
  static let documented = ["JSONCoding", "ChatModel", "SwitchboardKit", "Store"]
}
