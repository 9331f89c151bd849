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

    // The wire.
    "Transport": [],
    "CurlTransport": ["CCurl", "Glibc", "Synchronization", "Transport"],
    "Providers": ["ChatModel", "JSONCoding", "ProviderOptions", "Transport"],
    "Demo": ["ChatModel", "Glibc", "JSONCoding", "Synchronization", "Transport"],

    // Facts.
    "Catalog": ["CEmbedded", "ChatModel", "JSONCoding"],
    "ProviderOptions": ["ChatModel", "JSONCoding"],

    // Files of the person at the keys.
    "Settings": ["ChatModel", "Glibc", "JSONCoding", "Synchronization"],

    // The runtime.
    "SwitchboardKit": [
      "Catalog", "ChatModel", "CurlTransport", "Demo", "Glibc", "JSONCoding", "ProviderOptions",
      "Providers", "Synchronization", "Transport",
    ],

    // The program.
    "switchboard": [
      "ArgumentParser", "CPlatform", "Catalog", "ChatModel", "Demo", "Glibc", "JSONCoding",
      "Settings", "SwitchboardKit", "Synchronization", "TextLayout", "Transport",
    ],

    // The figures of docs/benchmarks.md.
    "CBench": [],
    "switchboard-bench": [
      "CBench", "Catalog", "ChatModel", "CurlTransport", "Glibc", "JSONCoding", "Providers",
      "SwitchboardKit", "Synchronization", "Transport",
    ],
  ]

  /// The modules whose every `public` and `package` name has a sentence.
  static let documented = ["JSONCoding", "ChatModel", "SwitchboardKit"]
}
