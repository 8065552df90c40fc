import Foundation
import Testing

/// No secret leaves the process: not in any format, not in any file that is written, not when something fails.
@Suite struct CanaryTests {
    private static let formats = ["text", "json", "junit", "sarif", "markdown", "html", "github"]

    private static let commands = [
        "config check", "config check --strict", "config diff dev prod --all", "config matrix",
        "config show --env prod --explain", "config show --env dev", "config lock --env prod",
        "config drift --env prod --fail-on-pending", "config waivers", "config init --dry-run", "check",
        "config check --baseline out/known.json --update-baseline", "config check --baseline out/known.json",
        "config fix --dry-run", "config fix",
    ]

    @Test(arguments: CanaryService.Fault.allCases)
    func `nothing that is written tells a secret`(_ fault: CanaryService.Fault) async throws {
        let service = CanaryService(fault)
        let key = Canary(99)
        try await withWorkbench { bench in
            for (path, text) in service.files { try bench.write(text, to: path) }
            try bench.write("environment: dev\n", to: "environments/dev.yaml")
            try bench.write("environment: prod\n", to: "environments/prod.yaml")
            let inputs = try Self.files(of: bench)
            for command in Self.commands {
                let outputs = Self.formats.dropFirst().map { "--format \($0) --output out/answer.\($0)" }
                let line =
                    "mkdir -p out; MIGRATE_FINGERPRINT_KEY=\(key.text)\(key.text) migrate \(command) "
                    + "\(outputs.joined(separator: " ")) --format text"
                let answer = try await bench.run(line)
                #expect([0, 1, 2, 64].contains(answer.status), "\(command): \(answer.status)")
                try Self.expectSilence(
                    of: service.canaries + [key],
                    in: [("the terminal", answer.description)]
                        + Self.files(of: bench).filter { !inputs.keys.contains($0.key) },
                    after: command
                )
            }
        }
    }

    @Test func `a form of a secret is found when it is there`() {
        let canary = Canary(1, tail: "'x")
        #expect(canary.leaks(into: "a \(canary.text) b").contains("the value"))
        #expect(canary.leaks(into: Data(canary.text.utf8).base64EncodedString()) == ["base64"])
        #expect(canary.leaks(into: canary.text.replacing("'", with: "''")).contains("SQL's form"))
        #expect(canary.leaks(into: String(repeating: "*", count: 40)) == ["a mask of its length"])
        #expect(canary.leaks(into: "nothing at all") == [])
    }

    private static func expectSilence(
        of canaries: [Canary],
        in texts: [(key: String, value: String)],
        after command: String
    ) throws {
        for (place, text) in texts {
            for (number, canary) in canaries.enumerated() {
                let leaks = canary.leaks(into: text)
                #expect(
                    leaks.isEmpty,
                    "\(command): \(place) holds \(leaks.joined(separator: ", ")) of secret \(number)"
                )
            }
        }
    }

    /// Every file of the project, by its path.
    private static func files(of bench: Workbench) throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: bench.folder.path) {
            guard let data = FileManager.default.contents(atPath: bench.folder.appending(path: path).path) else {
                continue
            }
            files[path] = String(decoding: data, as: UTF8.self)
        }
        return files
    }
}
