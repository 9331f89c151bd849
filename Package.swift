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
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "switchboard",
  products: [
    .library(name: "SwitchboardKit", targets: ["SwitchboardKit"]),
  ],
  targets: [
    // C, at the border only.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // Values and text; no I/O.
    module("JSONCoding"),
    module("ChatModel", ["JSONCoding"]),

    // Text on a terminal.
    module("TextLayout"),

    // Files of the person at the keys; the only module that reads TOML.
    module("Settings", ["ChatModel", "JSONCoding"]),

    // The wire.
    module("Transport"),
    module("CurlTransport", ["Transport", "CCurl"]),
    module("Providers", ["Transport", "ChatModel", "JSONCoding", "ProviderOptions"]),
    module("Demo", ["Transport", "ChatModel", "JSONCoding"]),

    // Facts.
    module("Catalog", ["ChatModel", "JSONCoding"]),
    module("ProviderOptions", ["ChatModel", "JSONCoding"]),

    // The runtime.
    module(
      "SwitchboardKit",
      ["ChatModel", "JSONCoding", "Transport", "Catalog", "Providers", "ProviderOptions"]),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Transport", "ChatModel", "JSONCoding"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("JSONCodingTests", ["JSONCoding"]),
    tests("TextLayoutTests", ["TextLayout"]),
    tests("SettingsTests", ["Settings", "ChatModel", "JSONCoding"]),
  ]
)
