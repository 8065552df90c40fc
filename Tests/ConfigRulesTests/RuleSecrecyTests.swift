import ConfigRules
import ConfigSets
import Findings
import StrictYAML
import TestSupport
import Testing

/// No rule shows a secret, whatever it finds.
@Suite(.scratchFolder) struct RuleSecrecyTests {
    private static let secrets = ["k4Xq81zzTOPw", "Zz91Ww77QQpa", "aB3dE5fG7hJ9"]

    static let rules = [
        "same: true", "equal: x", "differ: true", "required: true", "forbidden: true", "one-of: [x, y]",
        "pattern: \"[0-9]+\"", "not-pattern: \".*\"", "type: integer", "type: {long: ms}", "range: {min: 1, max: 2}",
        "order: [dev, stage, prod]", "derive: \"{name}\"", "secret-source: true", "no-default: true",
        "no-test-credential: true", "no-live-credential: true", "no-cross-talk: true", "unique: true", "wired: true",
    ]

    @Test(arguments: rules)
    func `no verb shows a secret`(_ rule: String) throws {
        let (first, second, third) = (Self.secrets[0], Self.secrets[1], Self.secrets[2])
        let answer = try judge(
            "rules: [{keys: \"**\", \(rule)}]",
            [
                "dev": "db.password=\(first)\nurl=http://u:\(second)@dev-host/x\npay.secret-key=test_sk_\(third)",
                "stage": "db.password=\(first)\nurl=http://u:\(second)@dev-host/x\npay.secret-key=${PK:\(third)}",
                "prod": "db.password=${PW}\nurl=http://u:\(second)@dev-host/y\npay.secret-key=test_sk_\(third)",
            ],
            variables: ["prod": "PW=\(first)"]
        )
        let texts = answer.violations.flatMap { violation in
            [violation.finding.sentence, "\(violation)"] + violation.finding.related.map(\.title)
        }
        let said = (texts + answer.findings.map(\.sentence)).joined(separator: "\n")
        #expect(!said.isEmpty)
        for secret in Self.secrets {
            #expect(!said.contains(secret.prefix(4)), "\(rule)")
        }
    }
}
