import ConfigRules
import Findings
import Testing

/// What running servers said, judged without one.
@Suite struct LiveJudgeTests {
    static let alike: [(server: LiveRule.Server, declared: String, live: String, unit: String?)] = [
        (.mariadb, "16M", "16777216", nil), (.mariadb, "1G", "1073741824", nil), (.mariadb, "ON", "1", nil),
        (.mariadb, "off", "0", nil), (.mariadb, "TRUE", "ON", nil), (.mariadb, "ROW", "row", nil),
        (.mariadb, "10", "10.000000", nil), (.mariadb, "+09:00", "+09:00", nil), (.mariadb, "", "", nil),
        (.mysql, "STRICT_TRANS_TABLES, ONLY_FULL_GROUP_BY", "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES", nil),
        (.mysql, "READ-COMMITTED", "READ-COMMITTED", nil), (.postgresql, "128MB", "16384", "8kB"),
        (.postgresql, "5min", "300", "s"), (.postgresql, "1d", "86400000", "ms"), (.postgresql, "-1", "-1", "ms"),
        (.postgresql, "on", "on", nil), (.postgresql, "ISO, MDY", "ISO,MDY", nil), (.postgresql, "0", "0", "8kB"),
        (.postgresql, "1GB", "1024", "MB"), (.redis, "2gb", "2147483648", nil), (.redis, "1k", "1000", nil),
        (.redis, "yes", "yes", nil), (.redis, "noeviction", "noeviction", nil),
    ]

    @Test(arguments: alike)
    func `a value is compared as the server means it`(
        _ row: (server: LiveRule.Server, declared: String, live: String, unit: String?)
    ) {
        let judgement = rule(row.server, .value(row.declared)).judge([answer(row.server, "shard1", row.live, row.unit)])
        #expect(judgement.findings == [])
        #expect(judgement.rows.map(\.state) == [.good])
    }

    static let different: [(server: LiveRule.Server, declared: String, live: String, unit: String?)] = [
        (.mariadb, "16M", "16777215", nil), (.mariadb, "ON", "OFF", nil), (.mariadb, "ROW", "MIXED", nil),
        (.mariadb, "/var/lib/A", "/var/lib/a", nil), (.mariadb, "", "ROW", nil), (.mysql, "A,B", "A,B,C", nil),
        (.mysql, "+09:00", "+00:00", nil), (.postgresql, "128MB", "16384", "kB"), (.postgresql, "5min", "5", "s"),
        (.postgresql, "a, b", "b, a", nil), (.postgresql, "10", "-1", "ms"), (.redis, "1k", "1024", nil),
        (.redis, "yes", "no", nil),
        (.redis, "3600 1", "36001", nil),
    ]

    @Test(arguments: different)
    func `another value is found`(
        _ row: (server: LiveRule.Server, declared: String, live: String, unit: String?)
    ) {
        let judgement = rule(row.server, .value(row.declared)).judge([answer(row.server, "shard1", row.live, row.unit)])
        #expect(judgement.findings.map(\.code) == [LiveCodes.value])
        #expect(judgement.rows.map(\.state) == [.bad])
    }

    @Test func `a value that a statement set is told with who set it and that it is lost on restart`() throws {
        let changed = LiveVariable(
            name: "knob",
            value: "MIXED",
            origin: "DYNAMIC",
            isLostOnRestart: true,
            changed: "root@10.0.3.7 at 2026-11-19 02:14"
        )
        let judgement = rule(.mysql, .value("ROW"))
            .judge([LiveAnswer(shard: "shard1", server: .mysql, variables: [changed])])
        let finding = try #require(judgement.findings.first)
        for word in ["shard1", "MIXED", "DYNAMIC", "root@10.0.3.7", "lost on restart"] {
            #expect(finding.message.contains(word))
        }
    }

    @Test func `the same on every server means one value, and unique means as many as servers`() {
        let equal = [answer(.mariadb, "shard1", "1"), answer(.mariadb, "shard2", "ON")]
        let other = [answer(.mariadb, "shard1", "1"), answer(.mariadb, "shard2", "2")]
        #expect(rule(.mariadb, .same).judge(equal).findings == [])
        #expect(rule(.mariadb, .same).judge(other).findings.map(\.code) == [LiveCodes.same])
        #expect(rule(.mariadb, .unique).judge(equal).findings.map(\.code) == [LiveCodes.unique])
        #expect(rule(.mariadb, .unique).judge(other).findings == [])
    }

    @Test func `shards on one server are one server`() {
        let here = LiveVariable(name: "hostname", value: "db1")
        let there = LiveVariable(name: "hostname", value: "db2")
        let knob = LiveVariable(name: "knob", value: "7")
        func answers(_ places: [LiveVariable]) -> [LiveAnswer] {
            places.enumerated()
                .map { LiveAnswer(shard: "shard\($0 + 1)", server: .mariadb, variables: [$1, knob]) }
        }
        let one = rule(.mariadb, .unique).judge(answers([here, here]))
        #expect(one.findings == [])
        #expect(one.rows.map(\.server) == ["shard1, shard2"])
        #expect(rule(.mariadb, .unique).judge(answers([here, there])).findings.map(\.code) == [LiveCodes.unique])
    }

    @Test func `shards in one place are one server where no variable tells`() {
        func answer(_ shard: String, at place: String?) -> LiveAnswer {
            LiveAnswer(
                shard: shard,
                server: .postgresql,
                place: place,
                variables: [LiveVariable(name: "knob", value: "7")]
            )
        }
        let answers = [answer("a", at: "x"), answer("b", at: "y"), answer("c", at: "x"), answer("d", at: nil)]
        let judgement = rule(.postgresql, .value("7")).judge(answers)
        #expect(judgement.rows.map(\.server) == ["a, c", "b", "d"])
    }

    @Test func `many shards on one server have a short name`() {
        let here = LiveVariable(name: "hostname", value: "db1")
        let knob = LiveVariable(name: "knob", value: "7")
        let answers = (1...4).map { LiveAnswer(shard: "shard\($0)", server: .mariadb, variables: [here, knob]) }
        let judgement = rule(.mariadb, .value("7")).judge(answers)
        #expect(judgement.rows.map(\.server) == ["shard1 and 3 others"])
        #expect(judgement.rows.map(\.shards) == [["shard1", "shard2", "shard3", "shard4"]])
    }

    @Test(arguments: [
        ("tx_isolation", "transaction-isolation"), ("default_time_zone", "TIME_ZONE"), ("log-bin", "log_bin"),
    ])
    func `a variable is known by each of its names`(_ asked: String, _ told: String) {
        let rule = LiveRule(
            server: .mariadb,
            shards: "*",
            variables: [(asked, .value("7"))],
            environments: nil,
            location: SourceLocation(file: "rules.yaml")
        )
        let answer = LiveAnswer(
            shard: "a",
            server: .mariadb,
            variables: [LiveVariable(name: told, value: "7")]
        )
        #expect(rule.judge([answer]).findings == [])
    }

    @Test func `each role may have a value of its own, and a role that is not named may have any`() {
        let servers = [
            answer(.mariadb, "one", "OFF"), answer(.mariadb, "two", "ON", role: .known(.replica)),
            answer(.mariadb, "three", "OFF", role: .known(.replica)),
        ]
        let both = rule(.mariadb, .byRole([.primary: .value("OFF"), .replica: .value("ON")])).judge(servers)
        #expect(both.findings.map(\.code) == [LiveCodes.value])
        #expect(both.rows.map(\.server) == ["one", "two", "three"])
        #expect(both.rows.map(\.state) == [.good, .good, .bad])
        let primaries = rule(.mariadb, .byRole([.primary: .value("ON")])).judge(servers)
        #expect(primaries.rows.map(\.server) == ["one"])
        #expect(primaries.findings.map(\.code) == [LiveCodes.value])
        let alike = rule(.mariadb, .byRole([.replica: .same])).judge(servers)
        #expect(alike.findings.map(\.code) == [LiveCodes.same])
    }

    @Test func `a server of unknown role is not checked where roles matter, and says why`() {
        let server = answer(.mariadb, "one", "ON", role: .unknown(reason: "Access denied."))
        let judgement = rule(.mariadb, .byRole([.replica: .value("ON")])).judge([server])
        #expect(judgement.findings.map(\.code) == [LiveCodes.unknown])
        #expect(judgement.findings.first?.message.contains("Access denied.") == true)
        #expect(judgement.rows.map(\.state) == [.unknown])
        #expect(rule(.mariadb, .value("ON")).judge([server]).findings == [])
    }

    @Test func `a variable that a server does not tell is not checked, and one of another kind is not asked`() {
        let silent = LiveAnswer(shard: "shard1", server: .mariadb, variables: [])
        let judgement = rule(.mariadb, .same).judge([silent, answer(.mysql, "shard2", "1")])
        #expect(judgement.findings.map(\.code) == [LiveCodes.unknown])
        #expect(judgement.rows.map(\.state) == [.unknown])
    }

    private func rule(_ server: LiveRule.Server, _ expectation: LiveRule.Expectation) -> LiveRule {
        LiveRule(
            server: server,
            shards: "shard*",
            variables: [("knob", expectation)],
            environments: nil,
            location: SourceLocation(file: "rules.yaml")
        )
    }

    private func answer(
        _ server: LiveRule.Server,
        _ shard: String,
        _ value: String,
        _ unit: String? = nil,
        role: LiveAnswer.Role = .known(.primary)
    ) -> LiveAnswer {
        LiveAnswer(
            shard: shard,
            server: server,
            role: role,
            variables: [LiveVariable(name: "knob", value: value, unit: unit)]
        )
    }
}
