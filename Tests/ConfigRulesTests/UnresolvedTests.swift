import ConfigRules
import Findings
import TestSupport
import Testing

/// How it is told what nothing supplies.
@Suite(.scratchFolder) struct UnresolvedTests {
    private static func told(_ dev: String, _ prod: String) throws -> [Finding] {
        try judge("", ["dev": dev, "prod": prod]).violations.findings
    }

    @Test func `a variable that many keys need is told of once, at the first of them`() throws {
        let lines = ["a=${X}", "b=${X}:1", "c=${Y}${Z}", "d=${X}", "e=${X}"].joined(separator: "\n")
        let told = try Self.told(lines, lines + "\nf=${X}")
        #expect(
            told.filter { $0.code == RuleCodes.unresolved }.map(\.message) == [
                "5 keys need ${X}, which nothing supplies in dev and prod, so they could not be checked: a, b, d and 2 more.",
                "c needs ${Y} and ${Z}, which nothing supplies in dev and prod, so it could not be checked.",
            ]
        )
        #expect(told[0].location?.description == "application-prod.properties:1:3")
        // Of many places the first are told.
        #expect(
            told[0].related.map { "\($0.word) \($0.remark ?? "") \($0.location)" }.prefix(2) == [
                "a dev application-dev.properties:1:3", "a prod application-prod.properties:1:3",
            ]
        )
        #expect(told[0].related.count == 5)
    }

    @Test func `a key that shares one of its variables is told of with each`() throws {
        let told = try Self.told("a=${X}${Y}\nb=${X}", "a=1\nb=1").filter { $0.code == RuleCodes.unresolved }
        #expect(
            told.map(\.message) == [
                "2 keys need ${X}, which nothing supplies in dev, so they could not be checked: a and b.",
                "a needs ${Y}, which nothing supplies in dev, so it could not be checked.",
            ]
        )
        // The only place of the second is its own.
        #expect(told.map(\.related.count) == [2, 0])
    }

    @Test func `every violation is told of, whatever else is`() throws {
        let violations = try judge("", ["dev": "a=${X}\nb=1\nc=${X}", "prod": "a=${X}\nb=2\nc=${X}"]).violations
        #expect(violations.count == 3)
        #expect(violations.findings.map(\.code) == [RuleCodes.unresolved, "CFG-SAME"])
    }
}
