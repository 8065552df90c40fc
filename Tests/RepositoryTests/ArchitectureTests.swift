import Foundation
import Testing

/// What docs/architecture.md promises about the targets.
@Suite struct Architecture {
    /// A target of Package.swift with what it imports, in the order of the file.
    struct Room {
        let name: String
        let imports: [String]
    }

    @Test func `a target imports only targets listed below it`() throws {
        let rooms = try Self.rooms()
        let folders = try Self.folders()
        #expect(Set(rooms.map(\.name)) == folders, "Package.swift and Sources/ name different targets")
        let places = Dictionary(uniqueKeysWithValues: rooms.enumerated().map { ($1.name, $0) })
        for (place, room) in rooms.enumerated() {
            for name in room.imports where places[name] != nil {
                #expect(places[name, default: 0] > place, "\(room.name) imports \(name), which stands above it")
            }
        }
    }

    @Test(arguments: [
        (room: "Findings", imports: []), ("SQLText", []), ("Secrets", []), ("Files", []),
        ("Reports", ["Findings"]), ("Database", ["SQLText", "SchemaModel", "Secrets"]),
    ])
    func `the words and the reports know nothing else`(room: String, imports: [String]) throws {
        let found = try #require(Self.rooms().first { $0.name == room })
        #expect(Set(found.imports) == Set(imports))
    }

    @Test func `a C library has one room that imports it`() throws {
        let owners = [
            "CPostgres": "Sources/Engines/PostgresEngine/", "CMariaDB": "Sources/Engines/MariaDBEngine/",
            "CSQLite": "Sources/Engines/SQLiteEngine/", "CYAML": "Sources/YAML/", "CZlib": "Sources/Compression/",
            "CCurl": "Sources/Stores/",
        ]
        for file in Repository.swiftFiles(below: "Sources") {
            for line in try Repository.lines(of: file) where line.contains("import C") {
                guard let library = line.split(separator: " ").last, let owner = owners[String(library)] else {
                    continue
                }
                #expect(file.hasPrefix(owner), "\(file) imports \(library)")
            }
        }
    }

    @Test func `text leaves the process through Terminal alone`() throws {
        for file in Repository.swiftFiles(below: "Sources") where !file.hasSuffix("/Terminal.swift") {
            for line in try Repository.lines(of: file) {
                let code = line.drop { $0 == " " }
                #expect(
                    !["print(", "debugPrint(", "fputs(", "puts("].contains { code.hasPrefix($0) },
                    "\(file): \(code)"
                )
            }
        }
    }

    @Test func `nothing in Sources needs full Foundation, which costs start-up time`() throws {
        for file in Repository.swiftFiles(below: "Sources") {
            #expect(try !Repository.lines(of: file).contains { $0.hasSuffix("import Foundation") }, "\(file)")
        }
    }

    /// The folders that must be targets: those of Sources, with the engines in place of the folder that groups them.
    private static func folders() throws -> Set<String> {
        let all = try ["Sources", "Sources/Engines"]
            .flatMap { folder in
                try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)
            }
        return Set(all).subtracting(["Engines", "CLibraries", "migrate"])
    }

    /// Reads the `room(…)` calls of Package.swift: a name, and the quoted names of `imports`.
    private static func rooms() throws -> [Room] {
        let manifest = try Repository.text(of: "Package.swift")
        return manifest.split(separator: " room(").dropFirst(2)
            .map { call in
                let end = call.range(of: "\n\n")?.lowerBound ?? call.endIndex
                let words = call[..<end].split(separator: "\"", omittingEmptySubsequences: false)
                let quoted = words.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
                return Room(name: quoted.first ?? "", imports: quoted.dropFirst().filter { !$0.contains("/") })
            }
    }
}
