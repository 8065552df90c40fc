// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A Swift target of this package; `path` only where a folder groups several targets.
func room(_ name: String, imports: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: imports, path: path, swiftSettings: strict)
}

/// A test target; `data` names the folders of golden files, which tests read from the source tree.
func suite(_ name: String, imports: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: imports, exclude: data, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

// Top to bottom is the architecture: a target imports only targets listed below it (docs/architecture.md).
let package = Package(
    name: "migrate",
    products: [.executable(name: "migrate", targets: ["migrate"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .executableTarget(name: "migrate", dependencies: ["Commands"], swiftSettings: strict),
        .executableTarget(
            name: "SplitBenchmark",
            dependencies: ["SQLText"],
            path: "Benchmarks/SplitBenchmark",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "CompareBenchmark",
            dependencies: ["SchemaModel"],
            path: "Benchmarks/CompareBenchmark",
            swiftSettings: strict
        ),

        room(
            "Commands",
            imports: [
                "Operations", "ConfigRules", "ConfigSets", "Reports", "Migrations", "Topology", "PostgresEngine",
                "MariaDBEngine", "SQLiteEngine", "Stores",
                "Database", "SQLText", "StrictYAML", "YAML", "SchemaModel", "Findings", "Secrets", "Files",
                argumentParser,
            ]
        ),

        room(
            "Operations",
            imports: [
                "Migrations", "Topology", "Database", "SQLText", "SchemaModel", "Compression", "StrictYAML", "Findings",
                "Files", crypto,
            ]
        ),

        room(
            "ConfigRules",
            imports: ["ConfigSets", "StrictYAML", "YAML", "Findings", "Secrets", "Files"]
        ),
        room("ConfigSets", imports: ["YAML", "Findings", "Secrets", "Files"]),
        room("Reports", imports: ["Findings"]),

        room("Migrations", imports: ["SQLText", "Findings", "Files", crypto]),
        room(
            "Topology",
            imports: [
                "Database", "StrictYAML", "YAML", "SQLText", "SchemaModel", "Findings", "Secrets", "Files", subprocess,
            ]
        ),

        room(
            "PostgresEngine",
            imports: ["Database", "SQLText", "SchemaModel", "Secrets", "Files", "CPostgres"],
            path: "Sources/Engines/PostgresEngine"
        ),
        room(
            "MariaDBEngine",
            imports: ["Database", "SQLText", "SchemaModel", "Secrets", "Files", "CMariaDB"],
            path: "Sources/Engines/MariaDBEngine"
        ),
        room(
            "SQLiteEngine",
            imports: ["Database", "SQLText", "SchemaModel", "Secrets", "Files", "CSQLite"],
            path: "Sources/Engines/SQLiteEngine"
        ),

        room("Stores", imports: ["Secrets", "CCurl", crypto]),

        room("Database", imports: ["SQLText", "SchemaModel", "Secrets"], path: "Sources/Engines/Database"),

        room("StrictYAML", imports: ["YAML", "Findings", "Files"]),
        room("YAML", imports: ["CYAML"]),
        room("SQLText"),
        room("SchemaModel"),
        room("Findings"),
        room("Secrets"),
        room("Files"),
        room("Compression", imports: ["CZlib"]),

        .systemLibrary(
            name: "CPostgres",
            path: "Sources/CLibraries/CPostgres",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
        ),
        .systemLibrary(
            name: "CMariaDB",
            path: "Sources/CLibraries/CMariaDB",
            pkgConfig: "libmariadb",
            providers: [.apt(["libmariadb-dev"]), .brew(["mariadb-connector-c"])]
        ),
        .systemLibrary(
            name: "CSQLite",
            path: "Sources/CLibraries/CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
        ),
        .systemLibrary(
            name: "CZlib",
            path: "Sources/CLibraries/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(
            name: "CYAML",
            path: "Sources/CLibraries/CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        // Not linked: it opens libcurl when a store is first asked (docs/decisions/0009-libcurl.md).
        .target(name: "CCurl", path: "Sources/CLibraries/CCurl"),

        .target(
            name: "TestSupport",
            dependencies: [
                "PostgresEngine", "MariaDBEngine", "SQLiteEngine", "Database", "SQLText", "SchemaModel", "Secrets",
                "Files",
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        suite("WordsTests", imports: ["Compression", "Findings", "Secrets", "Files", "TestSupport"]),
        suite("SQLTextTests", imports: ["SQLText", "TestSupport"], data: ["Goldens"]),
        suite("SchemaModelTests", imports: ["SchemaModel"]),
        suite("YAMLTests", imports: ["YAML", "TestSupport"]),
        suite("StoresTests", imports: ["Stores", "Secrets"]),
        suite("MigrationsTests", imports: ["Migrations", "SQLText", "Findings", "Files", "TestSupport"]),
        suite(
            "TopologyTests",
            imports: [
                "Topology", "Database", "SQLText", "SchemaModel", "StrictYAML", "Findings", "Secrets", "Files",
                "TestSupport",
            ]
        ),
        suite(
            "ConfigSetsTests",
            imports: ["ConfigSets", "YAML", "Findings", "Secrets", "Files", "TestSupport"],
        ),
        suite(
            "ConfigRulesTests",
            imports: ["ConfigRules", "ConfigSets", "StrictYAML", "Findings", "Secrets", "Files", "TestSupport"],
        ),
        suite("ReportsTests", imports: ["Reports", "Findings", "TestSupport"], data: ["Goldens"]),
        suite(
            "EngineTests",
            imports: [
                "PostgresEngine", "MariaDBEngine", "SQLiteEngine", "Database", "SQLText", "SchemaModel", "Secrets",
                "Files", "TestSupport",
            ]
        ),
        suite(
            "SchemaTests",
            imports: [
                "PostgresEngine", "MariaDBEngine", "SQLiteEngine", "Database", "SQLText", "SchemaModel", "Secrets",
                "Files", "TestSupport",
            ],
            data: ["Zoos"]
        ),
        suite(
            "OperationsTests",
            imports: [
                "Operations", "Migrations", "Topology", "Database", "SQLText", "SchemaModel", "Findings", "Files",
                "TestSupport",
            ]
        ),
        suite(
            "CommandTests",
            imports: ["migrate", "Database", "SQLText", "Secrets", "Files", "TestSupport", crypto],
            data: ["Transcripts"]
        ),
        suite("RepositoryTests", imports: ["Commands", "Files", "TestSupport"]),
    ]
)
