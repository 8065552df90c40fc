import ConfigSets
import Findings

/// Variables of database servers that have to agree, so that a release, a replica and a restore behave as tried.
enum ParityRules {
    static let all = [same, serverID, binaryLog, replicas, primaries]

    /// By the letters of the name, with the name as servers write it.
    private static let mustMatch = [
        "binlog_format", "log_bin", "gtid_mode", "gtid_strict_mode", "sync_binlog", "innodb_flush_log_at_trx_commit",
        "expire_logs_days", "binlog_expire_logs_seconds", "sql_mode", "transaction_isolation", "tx_isolation",
        "character_set_server", "collation_server", "time_zone", "default_time_zone", "lower_case_table_names",
        "max_allowed_packet", "explicit_defaults_for_timestamp",
    ]

    private static let same = PackRule(
        code: "CFG-MYSQL-001",
        summary: "Variables that change what statements mean and what is logged are the same on every server.",
        reason: """
            A statement that a stage takes is refused or means something else in production, and a replica or a restore \
            does not become what the primary was. Declare the same value on every server.
            """,
        flagged: [
            .stage("sql_mode=STRICT_TRANS_TABLES", prod: "sql_mode=NO_ENGINE_SUBSTITUTION"),
            .stage("mysqld.time_zone=+00:00\nmysqld.log_bin=ON", prod: "mysqld.time_zone=SYSTEM\nmysqld.log_bin=ON"),
            .prod("db.primary.binlog_format=ROW\ndb.replica.binlog_format=MIXED\ndb.replica.read_only=ON"),
            .stage("sql_mode=ANSI\nlower_case_table_names=1", prod: "sql_mode=ANSI"),
        ],
        accepted: [
            .stage("sql_mode=ANSI,STRICT_TRANS_TABLES", prod: "sql-mode=strict_trans_tables,ansi"),
            .stage("max_allowed_packet=64M\nlog_bin=binlog", prod: "max_allowed_packet=67108864\nlog_bin=/var/log/bin"),
            .stage("sql_mode=ANSI\ninnodb_buffer_pool_size=1G", prod: "sql_mode=ANSI\ninnodb_buffer_pool_size=64G"),
            .stage("spring.jackson.time-zone=UTC", prod: "spring.jackson.time-zone=Asia/Seoul"),
        ]
    ) { subject in
        let servers = subject.columns.flatMap(ServerVariables.all)
        return mustMatch.compactMap { difference(of: $0, servers, subject) }
    }

    private static func difference(
        of variable: String,
        _ servers: [ServerVariables],
        _ subject: PackSubject
    ) -> RuleViolation? {
        let word = variable.filter { $0 != "_" }
        let declared = servers.filter { $0.values[word] != nil }
        guard let last = declared.last, let key = last.values[word]?.winner.key else { return nil }
        // A server in the same place of another environment has to declare it too; one beside it may leave it open.
        let missing = servers.filter { server in
            server.values[word] == nil && declared.contains { $0.tree == server.tree }
        }
        guard Set(declared.map { $0.form(word) }).count > 1 || !missing.isEmpty else { return nil }
        let lacking = missing.isEmpty ? "" : ", and is not declared in \(missing.map(\.column.name).joinedWords)"
        let differs = Set(declared.map { $0.form(word) }).count > 1
        let places = declared.map { $0.tree.elements.isEmpty ? $0.column.name : "\($0.column.name) (\($0.tree))" }
        return subject.violation(
            key: key,
            "\(variable) \(differs ? "is not the same" : "is declared") in \(places.joinedWords)\(lacking).",
            sides: declared.map {
                RuleViolation.Side(environment: $0.column.name, value: $0.values[word], remark: $0.tree.description)
            },
            culprit: nil
        )
    }

    private static let serverID = PackRule(
        code: "CFG-MYSQL-002",
        summary: "No two servers have the same server_id.",
        reason: "Servers of one id take each other's log for their own and lose changes. Give each its own number.",
        flagged: [
            .prod("db.primary.server_id=1\ndb.replica.server_id=1\ndb.replica.read_only=ON"),
            .stage("server_id=7\nlog_bin=ON", prod: "server-id=7\nlog_bin=ON"),
        ],
        accepted: [
            .prod("db.primary.server_id=1\ndb.replica.server_id=2\ndb.replica.read_only=ON"),
            .stage("server_id=7", prod: "server_id=8"),
        ]
    ) { subject in
        var owners: [String: [ServerVariables]] = [:]
        for server in subject.columns.flatMap(ServerVariables.all) {
            if let id = server.form("serverid") { owners[id, default: []].append(server) }
        }
        return owners.sorted { $0.key < $1.key }
            .compactMap { id, servers in
                guard servers.count > 1, let last = servers.last, let key = last.values["serverid"]?.winner.key else {
                    return nil
                }
                let names = servers.map(\.column.name)
                return subject.violation(
                    key: key,
                    "server_id is \(id) on \(servers.count) servers, in \(Array(Set(names)).sorted().joinedWords).",
                    sides: servers.map {
                        RuleViolation.Side(
                            environment: $0.column.name,
                            value: $0.values["serverid"],
                            remark: $0.tree.description
                        )
                    },
                    culprit: last.column.name,
                    // Servers of two environments do not replicate from each other, until one is restored from the other.
                    severity: Set(names).count == servers.count ? .warning : nil
                )
            }
    }

    private static let binaryLog = PackRule(
        code: "CFG-MYSQL-003",
        summary: "The binary log is on.",
        reason: "Without it nothing can be restored to a point in time, and no replica can follow. Set log_bin.",
        flagged: [.prod("log_bin=OFF\nsql_mode=ANSI"), .prod("mysqld.skip-log-bin=\nmysqld.sql_mode=ANSI")],
        accepted: [.prod("log_bin=ON"), .prod("mysqld.log_bin=/var/lib/mysql/binlog"), .prod("sql_mode=ANSI")]
    ) { subject in
        judge(subject) { server in
            if server.form("logbin") == "off", let value = server.values["logbin"] {
                return PackProblem(value, "is off", "nothing can be restored to a point in time")
            }
            return server.values["skiplogbin"]
                .map { PackProblem($0, "is set", "nothing can be restored to a point in time") }
        }
    }

    private static let replicas = PackRule(
        code: "CFG-MYSQL-004",
        summary: "A replica is read-only.",
        reason:
            "What is written on a replica by mistake is nowhere else, and replication stops on it. Set read_only=ON.",
        flagged: [
            .prod("db.replica.server_id=2"), .prod("db.replica.server_id=2\ndb.replica.read_only=OFF"),
        ],
        accepted: [
            .prod("db.replica.server_id=2\ndb.replica.read_only=ON"),
            .prod("db.replica.server_id=2\ndb.replica.super_read_only=1"),
        ]
    ) { subject in
        judge(subject) { server in
            guard server.isReplica, !server.isOn("readonly"), !server.isOn("superreadonly") else { return nil }
            if let value = server.values["readonly"] {
                return PackProblem(value, "is \(value.quoted) on a replica", "somebody can write there")
            }
            return server.values.min { $0.key < $1.key }
                .map {
                    PackProblem(
                        missing: "\(server.tree).read_only",
                        beside: $0.value,
                        "is not set",
                        "somebody can write there"
                    )
                }
        }
    }

    private static let primaries = PackRule(
        code: "CFG-MYSQL-005",
        summary: "A primary is not read-only.",
        reason: "A primary that is read-only refuses every write. Set read_only=OFF, or leave it out.",
        flagged: [
            .prod("db.primary.server_id=1\ndb.primary.read_only=ON"),
            .prod("db.primary.server_id=1\ndb.primary.super-read-only=1"),
        ],
        accepted: [
            .prod("db.primary.server_id=1\ndb.primary.read_only=OFF"), .prod("db.primary.server_id=1"),
        ]
    ) { subject in
        judge(subject) { server in
            guard server.isPrimary else { return nil }
            return ["readonly", "superreadonly"].first { server.isOn($0) }.flatMap { server.values[$0] }
                .map { PackProblem($0, "is on", "the primary refuses every write") }
        }
    }

    private static func judge(_ subject: PackSubject, _ problem: (ServerVariables) -> PackProblem?) -> [RuleViolation] {
        subject.judgeEach { column in ServerVariables.all(column).compactMap(problem) }
    }
}
