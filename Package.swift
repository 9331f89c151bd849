// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with; see docs/decisions/0001-language-settings.md.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A Swift target of `Sources/`, named after its folder.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A test target of `Tests/`, which always sees the shared test support.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    resources: resources, swiftSettings: strict)
}

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "switchboard",
  products: [
    .executable(name: "switchboard", targets: ["switchboard"]),
    .library(name: "SwitchboardKit", targets: ["SwitchboardKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // C, at the border only.
    .target(name: "CCurl", exclude: ["join-archives.sh"]),
    .target(name: "CEmbedded", exclude: ["catalog.tsv"]),
    .target(name: "CPlatform"),
    .target(name: "CTerminal"),

    // Values and text; no I/O.
    module("JSONCoding"),
    module("ChatModel", ["JSONCoding"]),
    module("TextLayout"),
    module("Themes", ["TextLayout"]),

    // Where tasks run and wait.
    module("Tasks", ["CPlatform"]),

    // The wire.
    module("Transport"),
    module("CurlTransport", ["Tasks", "Transport", "CCurl"]),
    module("Providers", ["Transport", "ChatModel", "JSONCoding", "ProviderOptions"]),
    module("Demo", ["Transport", "ChatModel", "JSONCoding", "Tasks"]),

    // Facts.
    module("Catalog", ["ChatModel", "JSONCoding", "CEmbedded"]),
    module("ProviderOptions", ["ChatModel", "JSONCoding"]),

    // Files of the person at the keys.
    module("Settings", ["ChatModel", "JSONCoding", "TextLayout", "Themes", "CEmbedded"]),

    // The catalogue beyond the table of the release: downloads, local servers, what is remembered.
    module("CatalogRefresh", ["Catalog", "ChatModel", "JSONCoding", "Settings", "Transport"]),

    // The runtime.
    module(
      "SwitchboardKit",
      [
        "ChatModel", "JSONCoding", "Transport", "CurlTransport", "Catalog", "Providers",
        "ProviderOptions", "Demo", "Tasks",
      ]),

    // The same setup as code.
    module(
      "RequestExport",
      [
        "SwitchboardKit", "Catalog", "ChatModel", "JSONCoding", "ProviderOptions", "Settings",
        "Transport",
      ]),

    // What editors know of our files.
    module(
      "FileSchemas",
      ["ChatModel", "JSONCoding", "ProviderOptions", "Settings", "TextLayout", "Themes"]),

    // The playground's screen.
    module("Screen", ["TextLayout"]),
    module("TerminalIO", ["Screen", "TextLayout", "CTerminal"]),
    module(
      "AppCore",
      ["SwitchboardKit", "Catalog", "ChatModel", "JSONCoding", "ProviderOptions", "TextLayout"]),
    module(
      "Interface",
      [
        "AppCore", "Screen", "TextLayout", "Themes", "SwitchboardKit", "Catalog", "ChatModel",
        "JSONCoding", "ProviderOptions",
      ]),
    module(
      "Runtime",
      [
        "AppCore", "Interface", "Screen", "Store", "TerminalIO", "TextLayout", "SwitchboardKit",
        "Catalog", "ChatModel", "ProviderOptions",
      ]),

    // The chats on the disk.
    module(
      "Store",
      ["SwitchboardKit", "ChatModel", "JSONCoding", "Settings", "TextLayout", database]),

    // The program.
    .executableTarget(
      name: "switchboard",
      dependencies: [
        "SwitchboardKit", "ChatModel", "JSONCoding", "Transport", "Catalog", "CatalogRefresh",
        "Demo", "Settings", "ProviderOptions", "RequestExport", "Store", "Tasks",
        "TextLayout", "CPlatform", "AppCore", "Interface", "Runtime", "TerminalIO", "Screen",
        "Themes",
        arguments,
      ],
      swiftSettings: strict),

    // The figures of docs/benchmarks.md; in no product that is installed.
    .target(name: "CBench"),
    .executableTarget(
      name: "switchboard-bench",
      dependencies: [
        "SwitchboardKit", "CurlTransport", "Providers", "Catalog", "ChatModel", "JSONCoding",
        "Transport", "CBench", "AppCore", "Interface", "TextLayout", "Themes", "Store",
      ],
      exclude: ["Peers"], swiftSettings: strict),

    // What docs/library.md shows; built as a program outside the package would be.
    .target(
      name: "Examples", dependencies: ["SwitchboardKit"], path: "docs/examples",
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Transport", "ChatModel", "JSONCoding", "Screen"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("JSONCodingTests", ["JSONCoding"]),
    tests("TextLayoutTests", ["TextLayout"]),
    tests("SettingsTests", ["Settings", "ChatModel", "JSONCoding"]),
    tests("ThemeTests", ["Themes", "Settings", "TextLayout"]),
    tests("ScreenTests", ["Screen", "TextLayout"]),
    tests("TerminalIOTests", ["TerminalIO", "Screen", "CTerminal"]),
    tests("CurlTransportTests", ["CurlTransport", "Transport"]),
    tests(
      "ProvidersTests", ["Providers", "ProviderOptions", "Transport", "ChatModel", "JSONCoding"]),
    tests("TasksTests", ["Tasks"]),
    tests("DemoTests", ["Demo", "Transport", "ChatModel", "JSONCoding"]),
    tests("CatalogTests", ["Catalog", "ChatModel", "JSONCoding"]),
    tests(
      "CatalogRefreshTests",
      ["CatalogRefresh", "Catalog", "ChatModel", "JSONCoding", "Settings", "Transport"]),
    tests("ProviderOptionsTests", ["ProviderOptions", "ChatModel", "JSONCoding"]),
    tests(
      "SwitchboardKitTests",
      ["SwitchboardKit", "ChatModel", "JSONCoding", "ProviderOptions", "Transport", "Catalog"]),
    tests("ExamplesTests", ["Examples", "SwitchboardKit", "Settings", "Transport"]),
    tests(
      "RequestExportTests",
      [
        "RequestExport", "SwitchboardKit", "Catalog", "ChatModel", "JSONCoding", "Settings",
        "ProviderOptions", "Transport",
      ]),
    tests(
      "FileSchemaTests",
      ["FileSchemas", "AppCore", "Catalog", "ChatModel", "JSONCoding", "Settings"]),
    tests(
      "StoreTests",
      ["Store", "StoreChild", "SwitchboardKit", "ChatModel", "JSONCoding", "Settings", database]),
    tests(
      "RuntimeTests",
      ["Runtime", "AppCore", "Catalog", "ChatModel", "Demo", "Store", "SwitchboardKit"]),
    // A program that writes chats until it is killed.
    .executableTarget(
      name: "StoreChild",
      dependencies: [
        "Store", "SwitchboardKit", "ChatModel",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/StoreChild", swiftSettings: strict),
    tests("ArchitectureTests", []),
    tests(
      "InterfaceTests",
      [
        "Interface", "AppCore", "Screen", "TextLayout", "Themes", "SwitchboardKit", "Catalog",
        "ChatModel", "Demo", "JSONCoding", "ProviderOptions", "Transport", "Settings",
      ], exclude: ["Golden"]),
    tests(
      "ProgramTests",
      [
        "switchboard", "SwitchboardKit", "ChatModel", "JSONCoding", "Transport", "CurlTransport",
        "Catalog",
        "Demo",
      ]),
  ]
)
