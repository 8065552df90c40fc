package import Foundation
package import Testing

/// An input file and, beside it, the golden file that says what must come of it: `NAME.sql` and `NAME.golden`.
///
/// With `MIGRATE_RECORD=1` in the environment, `expect(_:)` rewrites the golden files and fails, so that a recording
/// is never mistaken for a pass.
package struct GoldenCase: Sendable, CustomTestStringConvertible {
    /// The input's path below `Goldens`, without its extension.
    package let name: String
    /// The input file.
    package let input: URL

    package var testDescription: String { name }
    private var golden: URL { input.deletingPathExtension().appendingPathExtension("golden") }

    /// The cases in a folder below `Goldens`, which is a folder beside the test's own file; sorted by name.
    package static func all(in folder: String, testFile: String = #filePath) throws -> [GoldenCase] {
        let goldens = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Goldens")
        let files = try FileManager.default.contentsOfDirectory(
            at: goldens.appending(path: folder),
            includingPropertiesForKeys: nil
        )
        return
            files
            .filter { $0.pathExtension != "golden" && !$0.lastPathComponent.hasPrefix(".") }
            .map { file in
                let name = file.deletingPathExtension().lastPathComponent
                return GoldenCase(name: "\(folder)/\(name)", input: file)
            }
            .sorted { $0.name < $1.name }
    }

    /// The input's bytes.
    package func bytes() throws -> [UInt8] { Array(try Data(contentsOf: input)) }

    /// Expects the golden file to hold `actual`.
    package func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expectGolden(actual, at: golden, sourceLocation: sourceLocation)
    }
}

/// Expects a golden file to hold `actual`; with `MIGRATE_RECORD=1` writes it and fails.
package func expectGolden(
    _ actual: String,
    at golden: URL,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    if ProcessInfo.processInfo.environment["MIGRATE_RECORD"] == "1" {
        try Data(actual.utf8).write(to: golden)
        Issue.record(
            "\(golden.lastPathComponent) was recorded. Look at the change, then run the tests again.",
            sourceLocation: sourceLocation
        )
        return
    }
    let expected = try? String(contentsOf: golden, encoding: .utf8)
    #expect(
        actual == expected ?? "",
        "\(golden.lastPathComponent): record with MIGRATE_RECORD=1",
        sourceLocation: sourceLocation
    )
}
