import ConfigRules
import Findings
import Foundation
import Testing

/// docs/config-packs.md, which is written from the packs themselves.
@Suite struct PackDocument {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/config-packs.md")

    @Test func `the document of the packs is what the packs say`() throws {
        let text = Self.text
        let written = try? String(contentsOf: Self.file, encoding: .utf8)
        guard ProcessInfo.processInfo.environment["MIGRATE_RECORD"] == "1" else {
            #expect(written == text, "docs/config-packs.md is stale: run this test once with MIGRATE_RECORD=1.")
            return
        }
        try text.write(to: Self.file, atomically: true, encoding: .utf8)
        Issue.record("docs/config-packs.md is written again; run without MIGRATE_RECORD.")
    }

    private static var text: String {
        """
        # Rule packs

        A pack is a set of rules about one subject, used by its name in `environments/rules.yaml`: `- use: \
        spring/no-runtime-ddl`, for some environments alone with `in: [stage, prod]`. One rule of a pack is used by its \
        code: `- use: CFG-DDL-001`. A waiver names the code.

        Every rule looks at what a service runs with in the end, whatever file, variable or default gave it, and says \
        where that stands. In the examples `prod` is production; what stands under `variables` is supplied by the \
        deployment, and under `store` kept by a store of secrets.

        This page is written from the rules themselves, and its examples are their tests.

        \(RulePacks.all.map { "* [\($0.name)](#\(anchor($0.name))): \($0.summary)" }.joined(separator: "\n"))

        \(RulePacks.all.map(section).joined(separator: "\n"))
        """
    }

    private static func anchor(_ name: String) -> String { name.replacing("/", with: "") }

    private static func section(_ pack: RulePack) -> String {
        "## \(pack.name)\n\n\(pack.summary)\n\n" + pack.rules.map(section).joined(separator: "\n")
    }

    private static func section(_ rule: PackRule) -> String {
        """
        ### \(rule.code)

        \(rule.summary) (\(rule.severity.rawValue))

        \(rule.reason)

        Found:

        ```
        \(rule.flagged.map(lines).joined(separator: "\n\n"))
        ```

        Fine:

        ```
        \(rule.accepted.map(lines).joined(separator: "\n\n"))
        ```

        """
    }

    private static func lines(_ example: PackRule.Example) -> String {
        let names = Set(example.settings.keys).union(example.variables.keys).union(example.stores.keys)
        return ["local", "dev", "stage", "prod"].filter { names.contains($0) }
            .map { name in
                let parts = [
                    (name, example.settings[name]), ("\(name) variables", example.variables[name]),
                    ("\(name) store", example.stores[name]),
                ]
                let written = parts.compactMap { title, text -> String? in
                    guard let text, !text.isEmpty else { return nil }
                    return "# \(title)\n" + text.split(separator: "\n").joined(separator: "\n")
                }
                return written.isEmpty ? "# \(name): nothing of it is set" : written.joined(separator: "\n")
            }
            .joined(separator: "\n")
    }
}
