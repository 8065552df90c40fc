import Database
import Foundation
import TestSupport
import Testing

@Suite(.scratchFolder, .timeLimit(.minutes(2)))
struct SQLiteLockTests {
    @Test func `the lock is a file beside the database that tells its holder and goes with the lock`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let session = try await database.open()
        try await session.lock()
        let holder = try String(contentsOfFile: database.lockPath, encoding: .utf8)
        #expect(holder.contains("pid \(ProcessInfo.processInfo.processIdentifier) on host "))
        #expect(holder.contains(/since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/))
        try await session.releaseMigrationLock()
        #expect(!FileManager.default.fileExists(atPath: database.lockPath))
        try await session.lock()
        try await session.releaseMigrationLock()
    }

    @Test func `every path to a database leads to one lock`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let session = try await database.open()
        try await session.lock()
        var other = try database.atOtherAddress()
        other.endpoint.limits.migrationLock = .zero
        let second = try await other.open()
        let error = await #expect(throws: DatabaseError.self) { try await second.lock() }
        #expect(error?.kind == .lockNotHad)
    }

    @Test func `a file that a crashed holder left is no obstacle`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        try "pid 1 on host gone since long ago".write(toFile: database.lockPath, atomically: false, encoding: .utf8)
        let session = try await database.open()
        try await session.lock()
        try await session.releaseMigrationLock()
    }

    @Test func `another process keeps us out, by its own words, until it is killed`() async throws {
        var database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        database.endpoint.limits.migrationLock = .zero
        let session = try await database.open()
        try "pid 7 on host \u{1B}[31mother\n".write(toFile: database.lockPath, atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // The shell says a line when it has the lock, and keeps it until its input ends or it is killed.
        process.arguments = ["flock", "-F", "-x", database.lockPath, "sh", "-c", "echo; exec cat"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        #expect(try output.fileHandleForReading.read(upToCount: 1)?.count == 1)

        let error = await #expect(throws: DatabaseError.self) { try await session.lock() }
        #expect(error?.kind == .lockNotHad)
        #expect(error?.message.contains("pid 7 on host [31mother") == true)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try await session.lock()
        try await session.releaseMigrationLock()
    }

    @Test func `whoever removes the lock's file stops the next migration`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let session = try await database.open()
        try await session.lock()
        try FileManager.default.removeItem(atPath: database.lockPath)
        let error = await #expect(throws: DatabaseError.self) { try await session.prepareForMigration() }
        #expect(error?.kind == .lockNotHad)
        // The next runner's file is not ours to remove.
        let next = try await database.open()
        try await next.lock()
        try await session.releaseMigrationLock()
        #expect(FileManager.default.fileExists(atPath: database.lockPath))
        try await next.prepareForMigration()
    }

    @Test func `whoever replaces the database file stops the next migration`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let session = try await database.open()
        try await session.lock()
        try await session.prepareForMigration()
        try FileManager.default.removeItem(atPath: database.path)
        try await TestDatabase(file: database.path).client("CREATE TABLE note (body TEXT)")
        let error = await #expect(throws: DatabaseError.self) { try await session.prepareForMigration() }
        #expect(error?.kind == .connectionLost)
    }

    @Test func `a link in the place of the lock's file is not followed`() async throws {
        let database = TestDatabase(file: "\(ScratchFolder.current)/app.db")
        let victim = "\(ScratchFolder.current)/precious"
        try "content".write(toFile: victim, atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: database.lockPath, withDestinationPath: victim)
        let session = try await database.open()
        await #expect(throws: DatabaseError.self) { try await session.lock() }
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "content")
    }
}

extension Session {
    /// Takes the migration lock.
    fileprivate func lock() async throws(DatabaseError) {
        try await acquireMigrationLock(table: "flyway_schema_history") { _ in }
    }
}

extension TestDatabase {
    fileprivate var lockPath: String { "\(path).migrate-lock" }
}
