import Findings
import Foundation
import Glibc
import Migrations
import Testing
import TestSupport

/// A version that is known to be one.
func version(_ text: String) throws -> Version {
    try #require(Version(text))
}

/// A file's migration, made from its name and text without a disk.
func migration(_ script: String, _ text: String = "select 1;") throws -> Migration {
    let fileName = try #require(script.split(separator: "/").last.map(String.init))
    guard case .migration(let name) = NamingRules().judge(fileName) else {
        throw SampleError(what: "\(script) is not the name of a migration")
    }
    return Migration(
        kind: name.kind,
        description: name.description,
        script: script,
        path: "migrations/\(script)",
        file: "/nowhere/\(script)",
        size: text.utf8.count,
        checksum: FlywayChecksum(of: Array(text.utf8)),
        digest: ContentDigest(of: Array(text.utf8))
    )
}

/// The row that applying a migration writes.
func row(
    _ rank: Int,
    _ migration: Migration,
    type: HistoryType? = nil,
    checksum: FlywayChecksum? = nil,
    isSuccessful: Bool = true
) -> AppliedMigration {
    AppliedMigration(
        installedRank: rank,
        version: migration.version,
        description: migration.historyDescription,
        type: type ?? migration.type,
        script: migration.script,
        checksum: checksum ?? migration.checksum,
        installedBy: "tester",
        installedOn: "2026-01-02 03:04:05",
        executionTimeMilliseconds: 1,
        isSuccessful: isSuccessful
    )
}

/// The row of a baseline.
func baselineRow(_ rank: Int, _ text: String) throws -> AppliedMigration {
    AppliedMigration(
        installedRank: rank,
        version: try version(text),
        description: "<< Flyway Baseline >>",
        type: .baseline,
        script: "<< Flyway Baseline >>",
        checksum: nil,
        installedBy: "tester",
        installedOn: "2026-01-02 03:04:05",
        executionTimeMilliseconds: 0,
        isSuccessful: true
    )
}

/// A sample that cannot be made as it was asked for.
struct SampleError: Error {
    let what: String
}

/// A project in the test's own folder.
struct SampleProject {
    let folder = ScratchFolder.current

    /// Writes a file below the project and the folders above it.
    func write(_ path: String, _ text: String = "select 1;\n") throws {
        try write(path, bytes: Array(text.utf8))
    }

    func write(_ path: String, bytes: [UInt8]) throws {
        let file = "\(folder)/\(path)"
        // Foundation waits for the disk after each file, which takes minutes for ten thousand.
        var stream = unsafe fopen(file, "w")
        if unsafe stream == nil {
            let parent = URL(filePath: file).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            unsafe stream = fopen(file, "w")
        }
        guard let stream = unsafe stream else { throw SampleError(what: "\(file) cannot be written") }
        let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, stream) }
        guard unsafe fclose(stream) == 0, written == bytes.count else {
            throw SampleError(what: "\(file) cannot be written")
        }
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(path)")
    }

    func link(_ path: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(path)", withDestinationPath: destination)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }

    var options: MigrationFolder.Options {
        var options = MigrationFolder.Options()
        options.project = folder
        return options
    }

    func load(_ locations: String..., options: MigrationFolder.Options? = nil) throws -> MigrationFolder {
        let locations = locations.isEmpty ? ["migrations"] : locations
        return try MigrationFolder.load(locations: locations, options: options ?? self.options)
    }

    /// What loading refuses, as `code place`.
    func problems(_ locations: String...) -> [String] {
        do {
            _ = try MigrationFolder.load(locations: locations.isEmpty ? ["migrations"] : locations, options: options)
            return []
        } catch {
            return error.findings.map { "\($0.code) \($0.location?.description ?? "")" }
        }
    }
}
