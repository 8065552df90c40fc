import ConfigRules
import ConfigSets
import StrictYAML
import TestSupport
import Testing

@Suite(.scratchFolder) struct RulesFileTests {
    @Test func `every part of a rules file is read`() throws {
        let project = try openRules(Self.whole)
        #expect(project.services.map(\.name) == ["ticket-payment"])
        #expect(project.services[0].sources.count == 4)
        #expect(project.services[0].sources[3].only == ["local"])
        #expect(project.environments.map(\.name.value) == ["local", "dev", "stage", "prod"])
        #expect(project.environments.map(\.isGated) == [false, true, true, true])
        #expect(project.environments[2].words == ["stage", "stg", "staging", "preprod"])
        #expect(project.environments[3].isProduction)
        #expect(project.environments[3].account == "333344445555")
        #expect(project.stores.map(\.kind) == [.secretsManager, .keysFile])
        #expect(project.types.map(\.type) == [.milliseconds, .duration(bare: .milliseconds)])
        #expect(project.unlisted == .same)
        #expect(project.rules.map(\.id) == ["spring/no-runtime-ddl", "ddl", "shard-parity", "pool", "switch", "kafka"])
        #expect(project.rules.map(\.verbs.count) == [1, 1, 1, 3, 1, 1])
        #expect(project.liveRules.map(\.shards) == ["shard*"])
        #expect(project.liveRules[0].variables.map(\.expectation) == [.same, .value("ON"), .unique])
        #expect(project.waivers.map(\.expires.description) == ["2026-12-31"])
        #expect(project.baselineFile?.value == ".migrate/config-baseline.json")
    }

    @Test func `words that YAML would read as truth values stay words`() throws {
        let project = try openRules(
            "service: a\nsources: []\nrules:\n  - {keys: k, equal: NO}\n  - {keys: k, equal: {is: true}}\n"
        )
        let values = project.rules.flatMap(\.verbs)
            .compactMap { verb -> String? in
                if case .equal(let value) = verb.value { value } else { nil }
            }
        #expect(values == ["NO", "true"])
    }

    @Test(arguments: [
        ("version: 2\n", "environments/rules.yaml:1:10: This version of the tool reads rules files of 'version: 1'."),
        ("rulez: []\n", "environments/rules.yaml:1:1: Unknown key 'rulez'. Did you mean rules?"),
        ("rules:\n  - {keys: a}\n", "environments/rules.yaml:2:5: A rule says what must hold."),
        ("rules:\n  - {same: true}\n", "environments/rules.yaml:2:5: 'same' needs 'keys'."),
        (
            "rules:\n  - {keys: a, same: true, in: [prd]}\n",
            "environments/rules.yaml:2:32: There is no environment 'prd'. Did you mean prod?"
        ),
        ("rules:\n  - {keys: a, allow: true}\n", "environments/rules.yaml:2:22: A difference is allowed for a reason"),
        ("rules:\n  - {keys: a, range: {}}\n", "environments/rules.yaml:2:22: 'range' needs 'min', 'max' or both."),
        (
            "rules:\n  - {keys: a, type: durations}\n",
            "environments/rules.yaml:2:21: There is no type 'durations'. Did you mean duration?"
        ),
        ("rules:\n  - {keys: a, same: yes}\n", "environments/rules.yaml:2:21: 'same' must be true or false."),
        ("sources:\n  - {spring: a, file: b}\n", "environments/rules.yaml:2:5: A source is of one kind."),
        (
            "sources:\n  - {compose: {file: a}}\n",
            "environments/rules.yaml:2:5: A compose source needs 'service: NAME'."
        ),
        (
            "sources:\n  - {dotenv: {files: [a, b]}}\n",
            "environments/rules.yaml:2:26: A source of kind 'dotenv' is one file."
        ),
        (
            "sources:\n  - {dotenv: {file: a, container: b}}\n",
            "environments/rules.yaml:2:35: 'container' means nothing for a source of kind 'dotenv'."
        ),
        (
            "waivers:\n  - {id: w, finding: f, owner: o, expires: 2027-01-01}\n",
            "environments/rules.yaml:2:5: A waiver needs an id, a finding, a reason, an owner and a last day, and this one lacks 'reason'."
        ),
        (
            "waivers:\n  - {id: w, finding: f, owner: o, reason: r, expires: soon}\n",
            "environments/rules.yaml:2:55: 'expires' must be a day such as 2027-03-31."
        ),
        (
            "rules:\n  - {live: oracle@a, vars: {}}\n",
            "environments/rules.yaml:2:12: 'live' names a kind of server and the shards, such as mariadb@shard*."
        ),
        (
            "rules:\n  - {implies: {when: {a: b, c: d}, then: {e: f}}}\n",
            "environments/rules.yaml:2:15: 'implies' needs one key under 'when' and at least one under 'then'."
        ),
    ])
    func `what is wrong is told with its place`(rules: String, message: String) throws {
        let found = try problems(in: rules)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(message) == true, "\(found)")
    }

    @Test func `a secret in a reason is not read`() throws {
        let project = try openRules(
            "sources: []\nwaivers:\n  - {id: w, finding: f, owner: o, expires: 2027-01-01, reason: \"it is password=k4Xq81vB\"}\n"
                + "rules:\n  - {keys: a, allow: {why: \"see https://u:k4Xq81vB@wiki/x\"}}\n"
        )
        #expect(project.waivers.map(\.reason) == ["it is password=‹secret›"])
        #expect(!"\(project.rules)".contains("k4Xq81vB"))
    }

    @Test func `everything that is wrong is told at once`() throws {
        #expect(try problems(in: "rulez: []\nwaivers: {}\nrules:\n  - {keys: a}\n").count == 3)
    }

    private static let whole = """
        version: 1
        service: ticket-payment
        environments:
          local: {profiles: [local], gate: false}
          dev: {profiles: [dev], token: dev, account: "111122223333", region: ap-northeast-2}
          stage: {token: stage, aliases: [stg, staging, preprod]}
          prod: {token: prod, account: "333344445555", production: true}
        sources:
          - spring: src/main/resources
          - metadata: build/**/spring-configuration-metadata.json
          - ecs: {file: deploy/ecs/taskdef.%env%.json, container: app}
            only: [dev, stage, prod]
          - dotenv: {file: .env, dialect: compose}
            only: [local]
        secrets:
          stores:
            - {name: sm, kind: aws-secretsmanager, mode: metadata}
            - {name: sm-keys, kind: keys-file, file: deploy/secrets/%env%.keys.json}
          also: ["payment.**.merchant-id"]
        types:
          "spring.datasource.**.hikari.*-timeout": {long: ms}
          "ticket.hold-ttl": duration
        defaults: {unlisted: same, severity: error}
        rules:
          - use: spring/no-runtime-ddl
          - id: ddl
            keys: spring.jpa.hibernate.ddl-auto
            equal: validate
          - id: shard-parity
            same-shape: {left: spring.datasource.shard1, right: spring.datasource.shard2, except: [jdbc-url, username]}
          - id: pool
            keys: spring.datasource.*.primary.hikari.maximum-pool-size
            allow: {why: "smaller dev instances"}
            order: [dev, stage, prod]
            range: {min: 5, max: 60, in: prod}
          - id: switch
            keys: logging.level.**
            differ: true
          - id: kafka
            implies: {when: {enable.idempotence: true}, then: {acks: [all, -1], retries: {min: 1}}}
          - live: mariadb@shard*
            vars: {sql_mode: same, gtid_strict_mode: ON, server_id: unique}
        waivers:
          - id: W-2026-014
            finding: same-shape/shard-parity
            keys: spring.datasource.shard2.**.hikari.maximum-pool-size
            in: [prod]
            reason: "shard2 on smaller instance until resize"
            owner: "@db-team"
            ticket: OPS-4411
            expires: 2026-12-31
        max-waiver: 180
        baseline: .migrate/config-baseline.json

        """
}
