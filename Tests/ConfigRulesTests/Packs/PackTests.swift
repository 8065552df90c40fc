import ConfigRules
import ConfigSets
import Testing

@Suite struct Packs {
    @Test(arguments: PackCase.flagged)
    func `what a rule is there for is found, and nothing else of its pack`(_ example: PackCase) throws {
        let found = try example.violations()
        #expect(Set(found.map(\.code)) == [example.rule.code], "\(found.map(\.message))")
    }

    @Test(arguments: PackCase.accepted)
    func `what a rule accepts is accepted by its whole pack`(_ example: PackCase) throws {
        let found = try example.violations()
        #expect(found.isEmpty, "\(found.map { $0.code + " " + $0.message })")
    }

    @Test func `a code names one rule`() {
        var summaries: [String: String] = [:]
        for rule in RulePacks.all.flatMap(\.rules) {
            #expect(summaries[rule.code] ?? rule.summary == rule.summary, "\(rule.code) is used twice.")
            summaries[rule.code] = rule.summary
        }
    }

    @Test func `every rule has a summary, a reason and examples both ways`() {
        for rule in RulePacks.all.flatMap(\.rules) {
            #expect(rule.summary.hasSuffix(".") && rule.reason.hasSuffix("."), "\(rule.code)")
            #expect(rule.flagged.count >= 2 && rule.accepted.count >= 2, "\(rule.code)")
        }
    }
}
