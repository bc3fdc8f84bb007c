// swift-tools-version: 6.2
import PackageDescription

// What voc's speed is measured with: a package of its own, so that users never resolve what only
// measuring needs. `Rooms` is a link to the product's `Sources`: the rooms are compiled here as
// members of this package, because what they declare is `package` and no product shows it.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableExperimentalFeature("Lifetimes"),
]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], linking: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Rooms/\(name)", swiftSettings: strict,
    linkerSettings: linking)
}

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", path: "Rooms/CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CSnowball", path: "Rooms/CSnowball"),
    .systemLibrary(name: "CZlib", path: "Rooms/CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CDeflate", path: "Rooms/CDeflate"),
    .target(
      name: "LexiconData", path: "Rooms/LexiconData", cSettings: [.unsafeFlags(["-std=c23"])]),
    room("Feedback"),
    room("Bytes", ["CZlib", "CDeflate"], linking: [.linkedLibrary(":libdeflate.a")]),
    room("Mail", ["Bytes", "LexiconData"]),
    room("CSV", ["Bytes"]),
    room("Markup", ["Bytes", "CLibXML2"]),
    room("Language", ["Bytes", "Feedback", "CSnowball", "LexiconData"]),
    room("Intake", ["Feedback", "Bytes", "Mail", "CSV", "Markup", "LexiconData"]),
    room("Analysis", ["Feedback", "Language"]),
    room(
      "Archive",
      [
        "Feedback", "Bytes", "Language", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Insight", ["Feedback"]),
    room(
      "Pipeline",
      [
        "Feedback", "Bytes", "CSV", "Language", "Intake", "Analysis", "Archive",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ]),
    room(
      "Report",
      [
        "Feedback", "Archive", "Insight", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Feedback", "Bytes", "Mail", "CSV", "Markup", "CLibXML2", "Language", "Intake", "Analysis",
        "Archive", "Insight", "Pipeline", "Report",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
  ]
)
