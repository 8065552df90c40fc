import ConfigRules
import Findings
import TestSupport
import Testing

/// What running servers said beside the option files that they start with.
@Suite(.scratchFolder) struct DeclaredServerTests {
    private static let rules = """
        environments: {dev: , prod: }
        services:
          one-primary: {sources: [{server-options: one.%env%.cnf}]}
          one-replica: {sources: [{server-options: replica.cnf}]}
          two-primary: {sources: [{server-options: two.cnf}]}
        rules:
          - live: mariadb@*
            declared-by: {primary: "%shard%-primary", replica: "%shard%-replica"}
            vars: {sql_mode: declared, log_bin: declared, time_zone: declared, max_connections: {primary: declared}}
        """
    private static let primary = """
        [mariadbd]
        sql_mode = STRICT_TRANS_TABLES,ANSI
        log_bin = /var/log/mysql/binlog
        default-time-zone = +00:00
        max_connections = 200

        """
    private static let files = [
        "one.dev.cnf": primary, "one.prod.cnf": primary.replacing("200", with: "900"),
        "replica.cnf": "[mariadbd]\nsql_mode = ANSI\nskip-log-bin\ndefault_time_zone = +09:00\n",
        "two.cnf": "[mariadbd]\nsql_mode = ANSI\n",
    ]

    @Test func `a server that is set as its option file says is as it should be`() throws {
        let judgement = try judge([answer("one")])
        #expect(judgement.findings == [])
        #expect(judgement.rows.map(\.state) == [.good, .good, .good, .good])
    }

    @Test func `a value that is not the declared one is told with the file's line`() throws {
        let judgement = try judge([answer("one", connections: "150")])
        #expect(judgement.findings.map(\.code) == [LiveCodes.value])
        #expect(judgement.findings.first?.location?.description == "one.dev.cnf:5:19")
        #expect(judgement.findings.first?.message.contains("one-primary declares 200") == true)
    }

    @Test func `each environment has its own file`() throws {
        #expect(try judge([answer("one")], in: "prod").findings.map(\.code) == [LiveCodes.value])
        #expect(try judge([answer("one", connections: "900")], in: "prod").findings == [])
    }

    @Test func `a replica is held to the replica's file`() throws {
        let replica = answer("one", mode: "ANSI", log: "OFF", zone: "+09:00", role: .known(.replica))
        let judgement = try judge([replica])
        #expect(judgement.findings == [])
        // What is asked of primaries alone is no row of a replica.
        #expect(judgement.rows.map(\.variable) == ["sql_mode", "log_bin", "time_zone"])
    }

    @Test func `what no file declares, or no service has, is not checked`() throws {
        let judgement = try judge([answer("two", mode: "ANSI")])
        #expect(judgement.findings.map(\.code) == [LiveCodes.unknown, LiveCodes.unknown, LiveCodes.unknown])
        #expect(judgement.rows.map(\.state) == [.good, .unknown, .unknown, .unknown])
        let stranger = try judge([answer("three")])
        #expect(stranger.rows.map(\.state) == [.unknown, .unknown, .unknown, .unknown])
        #expect(stranger.findings.first?.message.contains("no service three-primary") == true)
    }

    @Test func `a server of several shards is held to what is declared for each`() throws {
        let here = LiveVariable(name: "hostname", value: "db1")
        let judgement = try judge([answer("one", also: here), answer("two", also: here)])
        let modes = judgement.rows.filter { $0.variable == "sql_mode" }
        #expect(modes.map(\.declared) == ["STRICT_TRANS_TABLES,ANSI", "ANSI"])
        #expect(modes.map(\.state) == [.good, .bad])
    }

    @Test(arguments: [
        (
            "live: mariadb@*, vars: {sql_mode: declared}",
            "environments/rules.yaml:4:40: 'declared' needs to know by whom"
        ),
        (
            "live: mariadb@*, declared-by: nobody, vars: {sql_mode: declared}",
            "environments/rules.yaml:4:36: There is no service 'nobody'."
        ),
        (
            "live: mariadb@*, vars: {read_only: {leader: ON}}",
            "environments/rules.yaml:4:42: Unknown key 'leader'."
        ),
    ])
    func `what is wrong with a rule is told with its place`(_ entry: String, _ message: String) throws {
        let found = try problems(in: "environments: {dev: }\nservices: {a: {sources: []}}\nrules:\n  - {\(entry)}\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(message) == true, "\(found)")
    }

    private func judge(_ answers: [LiveAnswer], in environment: String = "dev") throws -> LiveJudgement {
        let project = try openRules(Self.rules, files: Self.files)
        let states = project.states(in: [environment])
        #expect(states.findings == [])
        let declared = states.services.compactMap(DeclaredServer.init)
        return project.liveRules[0]
            .judge(answers, declared: Dictionary(uniqueKeysWithValues: declared.map { ($0.service, $0) }))
    }

    private func answer(
        _ shard: String,
        mode: String = "ANSI,STRICT_TRANS_TABLES",
        log: String = "ON",
        zone: String = "+00:00",
        connections: String = "200",
        role: LiveAnswer.Role = .known(.primary),
        also other: LiveVariable? = nil
    ) -> LiveAnswer {
        let variables = [
            LiveVariable(name: "sql_mode", value: mode), LiveVariable(name: "log_bin", value: log),
            LiveVariable(name: "time_zone", value: zone), LiveVariable(name: "max_connections", value: connections),
        ]
        return LiveAnswer(
            shard: shard,
            server: .mariadb,
            role: role,
            variables: variables + [other].compactMap(\.self)
        )
    }
}
