import ConfigRules
import ConfigSets
import Findings
import StrictYAML
import TestSupport
import Testing

/// Judges settings by a rules file of their environments, `local` not gated and `prod` production.
func judge(
    _ rules: String,
    _ settings: [String: String],
    variables: [String: String] = [:],
    stores: [String: String] = [:],
    strict: Bool = false,
    today: String = "2026-11-21"
) throws -> ConfigJudgement {
    let declared = [
        "local": "{gate: false}", "dev": "{account: \"111122223333\", fields: {zone: a}}", "stage": "{}",
        "prod": "{production: true, account: \"333344445555\"}",
    ]
    let environments = ["local", "dev", "stage", "prod"].filter { settings[$0] != nil }
        .map { "  \($0): \(declared[$0] ?? "{}")\n" }
    let head = "version: 1\nservice: shop\nenvironments:\n" + environments.joined()
    let project = try openRules(head + rules)
    var service = ExampleService(settings: settings, variables: variables, stores: stores)
    service.environments = project.environments
    return ConfigJudge.judge(
        [try service.state],
        by: project,
        strict: strict,
        today: try #require(CalendarDate(today))
    )
}

@Suite(.scratchFolder) struct JudgeTests {
    /// What is told: codes of violations with the culprit, and of what is wrong with the rules.
    private func told(_ judgement: ConfigJudgement) -> [String] {
        judgement.violations.map { [$0.code, $0.key ?? "-", $0.culprit ?? "-"].joined(separator: " ") }
            + judgement.findings.map { "\($0.code) \($0.severity.rawValue)" }
    }

    struct Case: CustomTestStringConvertible {
        let rules: String
        let settings: [String: String]
        let told: [String]

        init(_ rules: String, _ settings: [String: String], _ told: String...) {
            self.rules = rules
            self.settings = settings
            self.told = told
        }

        var testDescription: String { rules.split(separator: "\n").joined(separator: " ") + " \(settings)" }
    }

    static let posture: [Case] = [
        Case("", ["dev": "a=1", "prod": "a=1\nspring.config.activate.on-profile=prod"]),
        Case("", ["dev": "a=1", "prod": "a=1\nspring.config.activated=prod"], "CFG-SAME spring.config.activated -"),
        Case("", ["dev": "a=1", "prod": "a=1"]), Case("", ["dev": "a=1", "prod": "a=2"], "CFG-SAME a -"),
        Case("", ["dev": "a=1", "stage": "a=1", "prod": "a=2"], "CFG-SAME a prod"),
        Case("", ["dev": "a=2", "stage": "a=1", "prod": "a=1"], "CFG-SAME a dev"),
        Case("", ["dev": "a=1", "stage": "a=2", "prod": "a=3"], "CFG-SAME a -"),
        Case("", ["dev": "a=1", "stage": "a=1", "prod": ""], "CFG-SAME a prod"),
        Case("", ["local": "a=9", "dev": "a=1", "prod": "a=1"]),
        Case("defaults: {unlisted: ignore}", ["dev": "a=1", "prod": "a=2"]),
        Case("rules: [{keys: a, allow: {why: x}}]", ["dev": "a=1", "prod": "a=2"]),
        Case("rules: [{keys: a, allow: {why: x}, in: dev}]", ["dev": "a=1", "stage": "a=2", "prod": "a=2"]),
        Case(
            "rules: [{keys: a, allow: {why: x}, in: dev}]",
            ["dev": "a=1", "stage": "a=2", "prod": "a=3"],
            "CFG-SAME a -"
        ),
        Case("rules: [{keys: a, same: true, in: [stage, prod]}]", ["dev": "a=1", "stage": "a=2", "prod": "a=2"]),
        Case(
            "rules: [{keys: a, same: true, in: [stage, prod]}]",
            ["dev": "a=1", "stage": "a=1", "prod": "a=2"],
            "CFG-SAME a -"
        ),
        Case("rules: [{keys: a, forbidden: true, in: prod}]", ["dev": "a=1", "prod": ""]),
        Case(
            "rules: [{keys: a, one-of: [\"1\", \"2\"]}]",
            ["dev": "a=1", "prod": "a=2"],
            "CFG-SAME a -"
        ),
        Case("", ["dev": "a=${random.int}", "prod": "a=${random.int}"], "CFG-NOT-CHECKED a -"),
        Case("", ["dev": "a=${X}", "prod": "a=${X}"], "CFG-UNRESOLVED a -"),
        Case("", ["dev": "a=1", "prod": "a=${X}"], "CFG-UNRESOLVED a prod"),
        Case("", ["local": "a=${X}", "dev": "a=1", "prod": "a=1"]),
    ]

    static let precedence: [Case] = [
        Case(
            "rules:\n  - {keys: a.**, allow: {why: x}}\n  - {keys: a.b, same: true}",
            ["dev": "a.b=1\na.c=1", "prod": "a.b=2\na.c=2"],
            "CFG-SAME a.b -"
        ),
        Case(
            "rules:\n  - {keys: a.b, allow: {why: x}}\n  - {keys: a.**, same: true}",
            ["dev": "a.b=1\na.c=1", "prod": "a.b=2\na.c=2"],
            "CFG-SAME a.c -"
        ),
        Case(
            "rules:\n  - {keys: a.b, equal: \"1\"}\n  - {keys: a.**, equal: \"2\"}",
            ["dev": "a.b=1\na.c=2", "prod": "a.b=1\na.c=2"]
        ),
        Case(
            "rules:\n  - {keys: a, equal: \"1\"}\n  - {keys: a, equal: \"2\"}",
            ["dev": "a=2", "prod": "a=2"]
        ),
        Case(
            "rules:\n  - {keys: a, equal: \"1\"}\n  - {keys: a, equal: \"2\", in: prod}",
            ["dev": "a=1", "prod": "a=2"]
        ),
        Case(
            "rules:\n  - {keys: a, one-of: [x], in: prod}\n  - {keys: \"*\", one-of: [y]}",
            ["dev": "a=y", "prod": "a=y"],
            "CFG-ONE-OF a prod"
        ),
        Case(
            "rules:\n  - {keys: a, same: true}\n  - {keys: \"*\", differ: true}",
            ["dev": "a=1", "prod": "a=1"],
            "CFG-DIFFER a prod",
            "CFG-CONFLICT error"
        ),
        Case(
            "rules:\n  - {keys: a, same: true, in: [dev, stage]}\n  - {keys: a, differ: [prod]}",
            ["dev": "a=1", "stage": "a=1", "prod": "a=2"]
        ),
    ]

    static let review: [Case] = [
        Case("rules: [{keys: b, same: true}]", ["dev": "a=1", "prod": "a=1"], "CFG-UNMATCHED warning"),
        Case("rules: [{keys: b, same: true}]", ["local": "b=1", "dev": "a=1", "prod": "a=1"]),
        Case("rules: [{keys: b, forbidden: true}]", ["dev": "a=1", "prod": "a=1"]),
        Case("rules: [{keys: b.*, required: true}]", ["dev": "", "prod": ""], "CFG-REQUIRED b.* -"),
        Case("types: {b: duration}", ["dev": "a=1", "prod": "a=1"], "CFG-UNMATCHED warning"),
        Case(
            "rules: [{same-shape: {left: x, right: y}}]",
            ["dev": "a=1", "prod": "a=1"],
            "CFG-UNMATCHED warning"
        ),
        Case("rules: [{keys: a, allow: {why: \" \"}}]", ["dev": "a=1", "prod": "a=1"], "CFG-ALLOW-REASON error"),
        Case("rules: [{keys: a, allow: {why: TODO}}]", ["dev": "a=1", "prod": "a=2"], "CFG-ALLOW-REASON warning"),
        Case("rules: [{use: spring/nothing}]", ["dev": "a=1", "prod": "a=1"], "CFG-RULE error"),
        Case(
            "rules: [{keys: a, pattern: \"(\"}]",
            ["dev": "a=1", "prod": "a=1"],
            "CFG-RULE - -"
        ),
        Case("rules: [{keys: a, pattern: \"(x{99}){99}\"}]", ["dev": "a=1", "prod": "a=1"], "CFG-RULE - -"),
        Case("rules: [{keys: a, derive: \"{zone}\"}]", ["dev": "a=a", "prod": "a=b"], "CFG-RULE - -"),
        Case(
            "rules: [{keys: a, type: size, range: {min: 3m}}]",
            ["dev": "a=1MB", "prod": "a=1MB"],
            "CFG-RULE a -"
        ),
    ]

    @Test(arguments: posture)
    func `what no rule names has to be the same`(_ example: Case) throws {
        #expect(told(try judge(example.rules, example.settings)) == example.told)
    }

    @Test(arguments: precedence)
    func `the most particular rule decides, and what contradicts itself is told`(_ example: Case) throws {
        #expect(told(try judge(example.rules, example.settings)) == example.told)
    }

    @Test(arguments: review)
    func `rules that cannot mean what they say are told`(_ example: Case) throws {
        #expect(told(try judge(example.rules, example.settings)) == example.told)
    }

    @Test func `both places of a contradiction are named`() throws {
        let answer = try judge(
            "rules:\n  - {keys: a, same: true}\n  - {keys: a, differ: true}",
            ["dev": "a=1", "prod": "a=2"]
        )
        let finding = try #require(answer.findings.first)
        #expect(finding.location?.line == 7)
        #expect(finding.message.contains("environments/rules.yaml:8:"))
        #expect(answer.isUnchecked)
    }

    @Test func `strict makes an error of a rule that matches nothing`() throws {
        let answer = try judge("rules: [{keys: b, same: true}]", ["dev": "a=1", "prod": "a=1"], strict: true)
        #expect(answer.findings.map(\.severity) == [.error])
        #expect(answer.isBroken && !answer.isUnchecked)
    }

    @Test func `a part of the project does not tell what is misspelled`() throws {
        let project = try openRules("version: 1\nenvironments: {dev: {}, prod: {}}\nrules: [{keys: b, same: true}]")
        let today = try #require(CalendarDate("2026-11-21"))
        var service = ExampleService(settings: ["dev": "a=1"])
        service.environments = project.environments
        #expect(ConfigJudge.judge([try service.state], by: project, strict: true, today: today).findings.isEmpty)
    }

    @Test func `verdicts are counted, and which rule decided each key is known`() throws {
        let answer = try judge(
            "rules:\n  - {id: loud, keys: logging.**, allow: {why: x}}\n  - {id: mode, keys: m, equal: x}",
            [
                "dev": "logging.level.root=debug\nm=x\na.timeout=30s\nb=1\nc=${X}",
                "prod": "logging.level.root=warn\nm=x\na.timeout=30000\nd=1\nc=1",
            ]
        )
        let service = try #require(answer.services.first)
        #expect(service.environments == ["dev", "prod"])
        #expect(service.allowed == 1)
        #expect(service.count(.equal) == 1 && service.count(.equalByType) == 1 && service.count(.missing) == 2)
        #expect(service.count(.different) == 0 && service.count(.unresolved) == 1)
        let decisions = Dictionary(
            uniqueKeysWithValues: service.keys.map { ($0.compared.spelling, $0.decisions.map(\.rule)) }
        )
        #expect(decisions["logging.level.root"] == ["loud"] && decisions["m"] == ["mode"] && decisions["b"] == [])
        #expect(answer.isUnchecked && answer.isBroken)
    }

    @Test func `a variable that only stands in placeholders is judged where it is used`() throws {
        let answer = try judge(
            "rules: [{keys: db.url, differ: true}]",
            ["dev": "db.url=jdbc://${HOST}", "prod": "db.url=jdbc://${HOST}"],
            variables: ["dev": "HOST=a", "prod": "HOST=b"]
        )
        #expect(told(answer) == [])
    }

    @Test func `secrets that stores keep are compared by the store's name for them`() throws {
        let settings = ["dev": "db.password=${PW}", "prod": "db.password=${PW}"]
        let rules = "rules: [{keys: \"**.password\", differ: true}]"
        let shared = try judge(rules, settings, stores: ["dev": "PW=shop/db", "prod": "PW=shop/db"])
        #expect(told(shared) == ["CFG-DIFFER db.password prod"])
        let own = try judge(rules, settings, stores: ["dev": "PW=dev/db", "prod": "PW=prod/db"])
        #expect(told(own) == ["CFG-NOT-CHECKED db.password -"])
        #expect(own.violations.map(\.severity) == [.note])
    }

    @Test func `a finding stands at the place to fix, with every environment beside it`() throws {
        let answer = try judge("", ["dev": "x=0\na=1", "stage": "x=0\na=1", "prod": "x=0\n\na=2"])
        let finding = try #require(answer.violations.first?.finding)
        #expect(finding.location?.description == "application-prod.properties:3:3")
        #expect(finding.message == "a is not the same in prod as in dev and stage.")
        #expect(finding.related.map(\.word) == ["dev", "stage", "prod"])
        #expect(finding.related.map(\.remark) == ["'1'", "'1'", "'2'"])
    }

    @Test func `lists tell what they have more and less`() throws {
        let key = "management.endpoints.web.exposure.include"
        let answer = try judge("", ["dev": "\(key)=health,info", "prod": "\(key)=health,env,heapdump"])
        #expect(answer.violations.first?.sides.map(\.remark) == [nil, "has more: env, heapdump; lacks: info"])
    }
}
