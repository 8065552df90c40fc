import ConfigRules
import ConfigSets
import Findings
import StrictYAML
import TestSupport
import Testing

/// Lists of keys that stand in for a store.
@Suite(.scratchFolder) struct KeyListTests {
    private static let rules = """
        version: 1
        service: shop
        environments: {local: {gate: false}, prod: {production: true}}
        sources:
          - {ecs: taskdef.json, only: prod}
        secrets:
          stores:
            - {kind: keys-file, file: "secrets.%env%.keys.json"}
        defaults: {unlisted: ignore}

        """

    private static let arn = "arn:aws:secretsmanager:eu-west-1:333344445555:secret:shop/prod-AbCdEf"

    private static func task(_ names: String...) -> String {
        let secrets = names.enumerated().map { "{\"name\": \"S\($0)\", \"valueFrom\": \"\($1)\"}" }
        return "{\"containerDefinitions\": [{\"name\": \"a\", \"secrets\": [\n"
            + secrets.joined(separator: ",\n") + "\n]}]}\n"
    }

    /// What is found with a task and a list, each finding with its place.
    private func found(_ task: String, list: String?, rules: String = rules) throws -> [String] {
        var files = ["taskdef.json": task]
        files["secrets.prod.keys.json"] = list
        let project = try openRules(rules, files: files)
        let states = project.states()
        let judgement = ConfigJudge.judge(
            states.services,
            by: project,
            strict: false,
            today: try #require(CalendarDate("2026-11-01"))
        )
        return (states.findings + judgement.findings + judgement.violations.map(\.finding))
            .map { "\($0.severity) \($0.code) \($0.location.map { "\($0)" } ?? "-") \($0.message)" }
    }

    @Test(arguments: [
        // By the ARN as tasks have it, by one without the signs that AWS adds, by the bare name.
        ("\(arn):a::", #"{"name": "shop/prod", "keys": ["a"]}"#),
        (
            "arn:aws:secretsmanager:eu-west-1:333344445555:secret:shop/prod:a::",
            #"{"name": "shop/prod", "keys": ["a"]}"#
        ),
        ("\(arn):a::", "{\"name\": \"\(arn)\", \"keys\": [\"a\"]}"),
        ("\(arn):a::", #"{"ARN": "\#(arn)", "SecretString": "{\"a\": \"x\"}"}"#),
        // A whole secret has whatever it has.
        (arn, #"{"name": "shop/prod", "keys": []}"#),
        // A list without a name is that of the only secret.
        ("\(arn):a::", #"{"keys": ["a"]}"#),
        // Parameters have no keys.
        ("/shop/prod/mail", #"{"name": "shop/prod", "keys": ["a"]}"#),
    ])
    func `what a list holds is there`(reference: String, list: String) throws {
        #expect(try found(Self.task(reference), list: list) == [])
    }

    @Test func `a key that the list does not hold is an error where the key is named`() throws {
        let found = try found(
            Self.task("\(Self.arn):user::", "\(Self.arn):pasword::"),
            list: #"{"name": "shop/prod", "keys": ["user", "password"]}"#
        )
        try #require(found.count == 2)
        let missing = try #require(found.first { $0.hasPrefix("error") })
        #expect(missing.hasPrefix("error CFG-SECRET-ABSENT taskdef.json:3:"))
        #expect(
            missing.contains("the key 'pasword', which the list of \(Self.arn) does not have. Did you mean password?")
        )
        #expect(found.contains { $0.hasPrefix("warning CFG-SECRET-UNUSED secrets.prod.keys.json:1:40 ") })
    }

    @Test(arguments: [
        "other/prod", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/prod-AbCdEf", "shop/pro",
    ])
    func `a secret that no list has is an error`(name: String) throws {
        let found = try found(Self.task("\(Self.arn):a::"), list: "{\"name\": \"\(name)\", \"keys\": [\"a\"]}")
        try #require(found.count == 1)
        #expect(found[0].hasPrefix("error CFG-SECRET-ABSENT taskdef.json:2:"))
        #expect(found[0].contains("which no list of keys has"))
    }

    @Test func `nothing is said where a list does not tell whose it is`() throws {
        let other = Self.arn.replacing("shop/prod", with: "mail/prod")
        #expect(try found(Self.task("\(Self.arn):a::", "\(other):b::"), list: #"{"keys": ["c"]}"#) == [])
    }

    @Test func `a list that is missing is told of where secrets are named, and one that nobody has is an error`() throws
    {
        let rules = Self.rules.replacing("%env%.keys", with: "%env%.list")
        let found = try found(Self.task("\(Self.arn):a::"), list: nil, rules: rules)
        #expect(found.count == 2)
        #expect(found[0].hasPrefix("error CONFIG_UNREADABLE environments/rules.yaml:8:"))
        #expect(found[1].contains("is not checked: there is no 'secrets.prod.list.json'."))
    }

    @Test func `a list with values supplies them when it may, and they are secrets`() throws {
        let list = #"{"ARN": "\#(Self.arn)", "SecretString": "{\"a\": \"changeme\"}"}"#
        let rules = Self.rules + "rules:\n  - use: secrets/hygiene\n"
        #expect(try found(Self.task("\(Self.arn):a::"), list: list, rules: rules) == [])
        let asked = rules.replacing("kind: keys-file,", with: "kind: keys-file, mode: values,")
        let weak = try found(Self.task("\(Self.arn):a::"), list: list, rules: asked)
        try #require(weak.count == 1)
        #expect(weak[0].hasPrefix("error CFG-SEC-003 taskdef.json:2:"))
        #expect(!weak[0].contains("changeme"))
    }

    @Test(arguments: [
        ("kind: keys-file", "A store of kind 'keys-file' needs 'file: PATH'."),
        ("kind: vault, only: [prd]", "There is no environment 'prd'. Did you mean prod?"),
        ("kind: valut", "'kind' cannot be 'valut'. Did you mean vault?"),
    ])
    func `a store that cannot be is told with its place`(entry: String, message: String) throws {
        let found = try problems(in: "secrets:\n  stores:\n    - {\(entry)}\n")
        #expect(found.count == 1)
        #expect(found.first?.contains(message) == true, "\(found)")
    }
}
