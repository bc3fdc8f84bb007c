// swift-tools-version: 6.2
import PackageDescription

// The layers, from the bottom up. An arrow goes down, never up or sideways; `.ci/layers` checks it.
//
//   4 programs      voc
//   3 compositions  Pipeline (inbox to archive)   Report
//   2 stages        Intake   Analysis   Archive   Insight
//   1 formats       Mail   CSV   Markup   Language
//   0 words, tools  Feedback   Bytes
//   doors to C      CLibXML2   CSnowball   CZlib   CDeflate   LexiconData   CorpusData

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableExperimentalFeature("Lifetimes"),
]

/// Nothing looks the program's symbols up by name: without a table of them it starts sooner.
let lean: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux]))
]

let package = Package(
  name: "voc",
  products: [.executable(name: "voc", targets: ["voc"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Doors to C
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
    .target(name: "LexiconData", cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(name: "CorpusData", cSettings: [.unsafeFlags(["-std=c23"])]),

    // 0 words, tools
    .target(name: "Feedback", swiftSettings: strict),
    .target(
      name: "Bytes", dependencies: ["CZlib", "CDeflate"], swiftSettings: strict,
      // Linked whole, so that a built program needs no library that few machines have.
      linkerSettings: [.linkedLibrary(":libdeflate.a")]),

    // 1 formats
    .target(name: "Mail", dependencies: ["Bytes", "LexiconData"], swiftSettings: strict),
    .target(name: "CSV", dependencies: ["Bytes"], swiftSettings: strict),
    .target(name: "Markup", dependencies: ["Bytes", "CLibXML2"], swiftSettings: strict),
    .target(
      name: "Language",
      dependencies: ["Bytes", "Feedback", "CSnowball", "LexiconData"],
      swiftSettings: strict),

    // 2 stages
    .target(
      name: "Intake",
      dependencies: ["Feedback", "Bytes", "Mail", "CSV", "Markup", "LexiconData"],
      swiftSettings: strict),
    .target(
      name: "Analysis",
      dependencies: ["Feedback", "Language"],
      swiftSettings: strict),
    .target(
      name: "Archive",
      dependencies: [
        "Feedback", "Bytes", "Language",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "Insight", dependencies: ["Feedback"], swiftSettings: strict),

    // 3 compositions
    .target(
      name: "Pipeline",
      dependencies: [
        "Feedback", "Bytes", "CSV", "Language", "Intake", "Analysis", "Archive",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: [
        "Feedback", "Archive", "Insight",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),

    // 4 programs
    .executableTarget(
      name: "voc",
      dependencies: [
        "Feedback", "Bytes", "CSV", "Intake", "Analysis", "Archive", "Insight",
        "Pipeline", "Report", "CorpusData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: lean),

    // Tests, one room each
    .testTarget(name: "FeedbackTests", dependencies: ["Feedback"], swiftSettings: strict),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: strict),
    .testTarget(name: "MailTests", dependencies: ["Mail", "Bytes"], swiftSettings: strict),
    .testTarget(name: "CSVTests", dependencies: ["CSV", "Bytes"], swiftSettings: strict),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "Bytes"], swiftSettings: strict),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language", "Feedback", "Bytes"],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Feedback", "Bytes"], swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "Language", "Feedback"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Feedback", "Language", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "InsightTests", dependencies: ["Insight", "Feedback"], swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Archive", "Feedback", "Language",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Insight", "Feedback"],
      swiftSettings: strict),
    .testTarget(name: "vocTests", dependencies: ["voc", "CorpusData"], swiftSettings: strict),
  ]
)
