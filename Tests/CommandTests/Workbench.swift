import Foundation
import TestSupport
import Testing

/// A fresh project folder with the built tool on its path, and a database when a test needs one.
///
/// Beside `migrate`, commands find `sql` (runs its argument, or what it reads, in the engine's own client) and `dump` (the
/// whole database as text). The database's address is in `DATABASE_URL`, or in parts in `DATABASE_HOST`, `DATABASE_PORT`,
/// `DATABASE_NAME`; the password in `DATABASE_PASSWORD`.
struct Workbench: Sendable {
    let folder: URL
    let database: TestDatabase?
    private let environment: [String: String]
    private let functions: String
    private let normaliser: Normaliser

    /// Makes the folder; `withWorkbench` is for tests.
    fileprivate init(folder: URL, database: TestDatabase?) throws {
        self.folder = folder.appending(path: "project")
        self.database = database
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        functions = ClientFunctions(database).text
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let inherited = ProcessInfo.processInfo.environment
        var environment = [
            "PATH": "\(built.path):\(inherited["PATH"] ?? "/usr/bin:/bin")", "HOME": folder.path,
            "LANG": "C.UTF-8", "TZ": "UTC",
        ]
        environment.merge(try database?.variables() ?? [:]) { $1 }
        self.environment = environment
        normaliser = Normaliser(folder: self.folder.path, variables: environment)
    }

    /// Writes a file of the project.
    func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Runs a command line through `/bin/sh`; the answer is as it came.
    func run(_ command: String) async throws -> Answer {
        try await start(["sh", "-c", functions + command]).answer()
    }

    /// Starts the built tool itself, so that a signal reaches it and no shell.
    func startTool(_ arguments: [String]) throws -> ChildProcess { try start(["migrate"] + arguments) }

    private func start(_ words: [String]) throws -> ChildProcess {
        try ChildProcess(words, in: folder.path, environment: environment)
    }

    /// The answer with placeholders for what differs from run to run.
    func normalised(_ answer: Answer) -> Answer { normaliser.normalised(answer) }

    /// Expects that the database's password is nowhere in the answer.
    func expectNoSecret(in answer: Answer, of command: String) {
        guard let password = environment["DATABASE_PASSWORD"] else { return }
        #expect(!answer.description.contains(password), "$ \(command)")
    }
}

/// Runs `body` with a fresh workbench, and with a fresh database when an engine is named; removes both.
func withWorkbench<Outcome>(
    _ engine: TestEngine? = nil,
    _ body: (Workbench) async throws -> Outcome
) async throws -> Outcome {
    await Turnstile.commands.enter()
    defer { Turnstile.commands.leave() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "migrate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    guard let engine else { return try await body(Workbench(folder: folder, database: nil)) }
    return try await withTestDatabase(engine) { database in
        try await body(Workbench(folder: folder, database: database))
    }
}
