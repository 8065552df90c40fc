import ConfigRules
import Findings
import StrictYAML
import TestSupport
import Testing

/// Waivers and the baseline hold for what is wrong with running servers, too.
@Suite(.scratchFolder) struct LiveExceptionTests {
    private static let settings = ["dev": "a.b=1", "prod": "a.b=1"]

    private func project(_ waiver: String) throws -> ConfigProject {
        try openRules(
            """
            services: {a: {sources: []}}
            rules: [{live: "mariadb@*", vars: {knob: "2"}}]
            waivers: [{id: W1, reason: measured, owner: "@db", expires: 2026-12-31, \(waiver)}]
            """
        )
    }

    /// What is told of a server whose knob is turned to 7.
    private func exceptions(
        _ waiver: String,
        today: String = "2026-11-21",
        baseline: ConfigBaseline = ConfigBaseline()
    ) throws -> (findings: [Finding], waivers: [Finding], exceptions: LiveExceptions) {
        let project = try project(waiver)
        let rule = try #require(project.liveRules.first)
        let variable = LiveVariable(name: "knob", value: "7")
        let answer = LiveAnswer(shard: "main", server: .mariadb, variables: [variable])
        var exceptions = LiveExceptions(
            project,
            in: "prod",
            baseline: baseline,
            today: try #require(CalendarDate(today))
        )
        let findings = exceptions.settle(rule.judge([answer]).violations)
        return (findings, exceptions.waiverFindings(isWhole: true), exceptions)
    }

    @Test(arguments: [
        ("finding: CFG-LIVE-001", true), ("finding: CFG-LIVE-001, keys: knob", true),
        ("finding: CFG-LIVE-001, keys: KNOB, in: prod", true), ("finding: \"live mariadb@*\"", true),
        ("finding: CFG-LIVE-001, keys: other", false), ("finding: CFG-LIVE-001, in: dev", false),
        ("finding: CFG-LIVE-002", false),
    ])
    func `a waiver is for its variables and environments alone`(_ waiver: String, _ isWaived: Bool) throws {
        let finding = try #require(try exceptions(waiver).findings.first)
        #expect(finding.severity == (isWaived ? .note : .error))
        #expect(finding.message.contains("Waived by W1 of @db until 2026-12-31: measured") == isWaived)
    }

    @Test func `a waiver that has ended waives nothing, and says so`() throws {
        let answer = try exceptions("finding: CFG-LIVE-001", today: "2027-01-02")
        #expect(answer.findings.map(\.severity) == [.error])
        #expect(answer.waivers.map(\.code) == ["CFG-WAIVER-EXPIRED"])
        #expect(answer.waivers.first?.message.contains("is still there") == true)
    }

    @Test func `one that nothing needs is told where its environment alone was asked`() throws {
        #expect(
            try exceptions("finding: CFG-LIVE-001, keys: other, in: prod").waivers.map(\.code)
                == ["CFG-WAIVER-UNUSED"]
        )
        #expect(try exceptions("finding: CFG-LIVE-001, keys: other").waivers == [])
    }

    @Test func `files alone say nothing about a waiver for servers`() throws {
        let waiver = "finding: CFG-LIVE-001, keys: knob"
        let answer = try judge(
            "rules: [{live: \"mariadb@*\", vars: {knob: \"2\"}}]\nwaivers: [{id: W1, reason: r, owner: o, expires: 2026-12-31, \(waiver)}]",
            Self.settings,
            today: "2026-11-21"
        )
        #expect(answer.findings == [])
    }

    @Test func `a baseline takes up what is there once, and keeps what is of files`() throws {
        let files = try ConfigBaseline(
            Array(
                #"{"version": 1, "findings": [{"code": "CFG-SAME", "rule": "r", "service": "s", "key": "ab", "environments": ["dev"], "since": "2026-11-01"}]}"#
                    .utf8
            ),
            file: "known.json"
        )
        let first = try exceptions("finding: other").exceptions.renewed(files)
        #expect(first.entries.map(\.code).sorted() == ["CFG-LIVE-001", "CFG-SAME"])
        #expect(first.ofFiles.entries == files.entries)
        let known = try exceptions("finding: other", today: "2026-11-23", baseline: first)
        #expect(known.findings.map(\.severity) == [.note])
        #expect(known.findings.first?.message.contains("Known since 2026-11-21 (2 days)") == true)
        #expect(known.exceptions.renewed(first).entries == first.entries)
    }
}
