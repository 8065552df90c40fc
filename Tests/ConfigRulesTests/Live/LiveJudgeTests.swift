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
        (.postgresql, "1GB", "1024", "MB"),
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
        (.postgresql, "a, b", "b, a", nil), (.postgresql, "10", "-1", "ms"),
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
        #expect(one.rows.map(\.shard) == ["shard1, shard2"])
        #expect(rule(.mariadb, .unique).judge(answers([here, there])).findings.map(\.code) == [LiveCodes.unique])
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
        _ unit: String? = nil
    ) -> LiveAnswer {
        LiveAnswer(shard: shard, server: server, variables: [LiveVariable(name: "knob", value: value, unit: unit)])
    }
}
