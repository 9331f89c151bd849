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
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], resources: resources,
    swiftSettings: strict)
}

let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "switchboard",
  products: [
    .executable(name: "switchboard", targets: ["switchboard"]),
    .library(name: "SwitchboardKit", targets: ["SwitchboardKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    // C, at the border only.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CEmbedded", exclude: ["catalog.tsv"]),
    .target(name: "CPlatform"),
    .target(name: "CTerminal"),

    // Values and text; no I/O.
    module("JSONCoding"),
    module("ChatModel", ["JSONCoding"]),
    module("TextLayout"),
    module("Screen", ["TextLayout"]),

    // The terminal.
    module("TerminalIO", ["Screen", "TextLayout", "CTerminal"]),

    // The wire.
    module("Transport"),
    module("CurlTransport", ["Transport", "CCurl"]),
    module("Providers", ["Transport", "ChatModel", "JSONCoding", "ProviderOptions"]),
    module("Demo", ["Transport", "ChatModel", "JSONCoding"]),

    // Facts.
    module("Catalog", ["ChatModel", "JSONCoding", "CEmbedded"]),
    module("ProviderOptions", ["ChatModel", "JSONCoding"]),

    // Files of the person at the keys; the only module that reads TOML.
    module("Settings", ["ChatModel", "JSONCoding", toml]),

    // The runtime.
    module(
      "SwitchboardKit",
      [
        "ChatModel", "JSONCoding", "Transport", "CurlTransport", "Catalog", "Providers",
        "ProviderOptions", "Demo",
      ]),

    // The program.
    .executableTarget(
      name: "switchboard",
      dependencies: [
        "SwitchboardKit", "ChatModel", "JSONCoding", "Transport", "Catalog", "Demo", "Settings",
        "TextLayout", "CPlatform", arguments,
      ],
      swiftSettings: strict),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Transport", "ChatModel", "JSONCoding", "Screen"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("JSONCodingTests", ["JSONCoding"]),
    tests("TextLayoutTests", ["TextLayout"]),
    tests("ScreenTests", ["Screen", "TextLayout"]),
    tests("TerminalIOTests", ["TerminalIO", "Screen", "CTerminal"]),
    tests("SettingsTests", ["Settings", "ChatModel", "JSONCoding"]),
    tests("CurlTransportTests", ["CurlTransport", "Transport"]),
    tests("ProvidersTests", ["Providers", "ProviderOptions", "Transport", "ChatModel", "JSONCoding"]),
    tests("DemoTests", ["Demo", "Transport", "ChatModel", "JSONCoding"]),
    tests("CatalogTests", ["Catalog", "ChatModel", "JSONCoding"]),
    tests("ProviderOptionsTests", ["ProviderOptions", "ChatModel", "JSONCoding"]),
    tests(
      "SwitchboardKitTests", ["SwitchboardKit", "ChatModel", "JSONCoding", "Transport", "Catalog"]),
  ]
)
