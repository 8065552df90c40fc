package import Testing
import Foundation

/// Gives each test case a folder of its own and removes it afterwards.
package struct ScratchFolder: TestTrait, SuiteTrait, TestScoping {
    /// The running test's folder, an absolute path.
    @TaskLocal package static var current = ""
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "migrate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await Self.$current.withValue(folder.path, operation: function)
    }
}

extension Trait where Self == ScratchFolder {
    /// A folder of its own for each test case, at `ScratchFolder.current`.
    package static var scratchFolder: Self { Self() }
}
