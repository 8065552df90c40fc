import ConfigRules
import ConfigSets
import Findings
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

    @Test func `every pack that rules files are promised is there`() {
        #expect(
            RulePacks.all.map(\.name) == [
                "spring/no-runtime-ddl", "spring/production-safety", "secrets/hygiene", "env/no-cross-talk",
                "kafka/idempotent-producer", "datasource/shards", "ecs/wiring", "redis/topology", "mysql/parity",
                "resilience/retry",
            ]
        )
    }

    @Test func `no message of a pack shows a secret`() throws {
        for example in PackCase.flagged {
            let words = try example.violations().map { "\($0.message) \($0.advice ?? "")" }.joined()
            for secret in ["k4Xq", "81vB", "hunter2", "123456"] { #expect(!words.contains(secret), "\(words)") }
        }
    }

    @Test(arguments: PackCase.flagged)
    func `a violation has a place and speaks in sentences`(_ example: PackCase) throws {
        for violation in try example.violations() {
            #expect(violation.finding.location != nil, "\(violation.message)")
            #expect(violation.message.hasSuffix("."), "\(violation.message)")
        }
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
