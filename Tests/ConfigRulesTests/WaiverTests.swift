import ConfigRules
import Findings
import StrictYAML
import TestSupport
import Testing

@Suite(.scratchFolder) struct WaiverTests {
    private static let settings = ["dev": "a.b=1\na.c=1", "stage": "a.b=1\na.c=1", "prod": "a.b=2\na.c=2"]

    private func answer(_ lines: String, today: String = "2026-11-21") throws -> ConfigJudgement {
        try judge(
            "waivers:\n  - {id: W1, finding: unlisted, reason: r, owner: \"@team\", expires: 2026-12-31\(lines)}",
            Self.settings,
            today: today
        )
    }

    @Test(arguments: [
        ("", 2), (", keys: a.b", 1), (", keys: a.*", 2), (", keys: A.B", 1), (", in: prod", 2), (", in: dev", 0),
        (", in: [dev, stage]", 2), (", keys: a.b, in: prod", 1), (", in: [dev, prod]", 2),
    ])
    func `a waiver is for its keys and environments alone`(_ lines: String, _ waived: Int) throws {
        let answer = try answer(lines)
        #expect(answer.waived.count == waived)
        #expect(answer.violations.count == 2 - waived)
        #expect(answer.findings.map(\.code) == (waived == 0 ? ["CFG-WAIVER-UNUSED"] : []))
    }

    @Test(arguments: ["unlisted", "CFG-SAME", "same/unlisted"])
    func `a waiver names a rule or a code`(_ finding: String) throws {
        let answer = try judge(
            "waivers: [{id: W, finding: \(finding), reason: r, owner: o, expires: 2026-12-31}]",
            Self.settings
        )
        #expect(answer.waived.count == 2)
    }

    @Test func `a waiver of another rule waives nothing`() throws {
        let answer = try judge(
            "waivers: [{id: W, finding: differ/unlisted, reason: r, owner: o, expires: 2026-12-31}]",
            Self.settings
        )
        #expect(answer.waived.isEmpty && answer.violations.count == 2)
    }

    @Test func `a waiver of values is for each environment that has one`() throws {
        let rules = """
            rules: [{id: m, keys: a.b, equal: "3"}, {keys: a.c, allow: {why: x}}]
            waivers: [{id: W, finding: m, in: prod, reason: r, owner: o, expires: 2026-12-31}]
            """
        let answer = try judge(rules, Self.settings)
        #expect(answer.waived.compactMap(\.violation.culprit) == ["prod"])
        #expect(answer.violations.compactMap(\.culprit) == ["dev", "stage"])
    }

    @Test(arguments: [
        ("2026-12-31", 2, [String]()), ("2027-01-01", 0, ["CFG-WAIVER-EXPIRED"]), ("2026-07-04", 2, []),
        ("2026-07-03", 0, ["CFG-WAIVER-TOO-LONG"]),
    ])
    func `a waiver holds to its last day, and not from too far ahead`(
        _ today: String,
        _ waived: Int,
        _ codes: [String]
    ) throws {
        let answer = try answer("", today: today)
        #expect(answer.waived.count == waived)
        #expect(answer.findings.map(\.code) == codes)
        #expect(answer.isUnchecked == !codes.isEmpty)
    }

    @Test func `a waiver whose keys match nothing is told once, as misspelled`() throws {
        let answer = try answer(", keys: a.bb")
        #expect(answer.findings.map(\.code) == ["CFG-UNMATCHED"])
    }

    @Test func `an expired waiver says whom to ask`() throws {
        let sentence = try #require(try answer("", today: "2027-01-02").findings.first?.message)
        #expect(
            sentence == "The waiver 'W1' of @team ended on 2026-12-31, 2 days ago, and what it was for is still there."
        )
    }
}
