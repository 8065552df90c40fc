import Testing

/// One edit of the estate, and the one finding that comes of it.
struct EstateBreak: CustomTestStringConvertible, Sendable {
    /// The promise of the estate, by its number, and what breaks it.
    let testDescription: String
    /// Below `environments/config`.
    let file: String
    let old: String
    let new: String
    let code: String
    /// The text of the line that the finding names, when `new` has several lines.
    var mark: String
    /// Where the finding is, when that is not the line of the edit.
    var elsewhere: (file: String, mark: String)?
    var severity = "error"
    var status: Int32 = 1
    /// Other promises that the same edit breaks.
    var also: [String] = []
    /// What no output may hold.
    var secrets: [String] = []

    init(
        _ description: String,
        _ file: String,
        _ old: String,
        _ new: String,
        _ code: String,
        mark: String? = nil,
        elsewhere: (file: String, mark: String)? = nil,
        severity: String = "error",
        status: Int32 = 1,
        also: [String] = [],
        secrets: [String] = []
    ) {
        testDescription = description
        self.file = file
        self.old = old
        self.new = new
        self.code = code
        self.mark = mark ?? new
        self.elsewhere = elsewhere
        self.severity = severity
        self.status = status
        self.also = also
        self.secrets = secrets
    }

    static let all: [EstateBreak] =
        [schema, otherEnvironments, shapes, events, recovery, wiring, secrets, servers].flatMap(\.self)
}

/// 1. Only migrations change a schema.
extension EstateBreak {
    fileprivate static let schema = [
        EstateBreak(
            "1: Hibernate may change tables, by the file of the service",
            "payment/application.yml",
            "ddl-auto: validate",
            "ddl-auto: update",
            "CFG-DDL-001"
        ),
        EstateBreak(
            "1: Hibernate may change tables, by a variable of the container",
            "payment/taskdef.prod.json",
            "      \"environment\": [\n",
            "      \"environment\": [\n        {\"name\": \"SPRING_JPA_HIBERNATE_DDL_AUTO\", \"value\": \"update\"},\n",
            "CFG-DDL-001",
            mark: "SPRING_JPA_HIBERNATE_DDL_AUTO"
        ),
        EstateBreak(
            "1: Hibernate may change tables, by the property that beats ddl-auto",
            "venue/application-stage.yml",
            "spring:\n",
            "spring:\n  jpa.properties.hibernate.hbm2ddl.auto: create\n",
            "CFG-DDL-002",
            mark: "hbm2ddl"
        ),
    ]
}

/// 2. Nobody leads into another environment, and only production moves money.
extension EstateBreak {
    fileprivate static let otherEnvironments = [
        EstateBreak(
            "2: production works with another environment's database",
            "community/taskdef.prod.json",
            "\"community_prod\"",
            "\"community_stage\"",
            "CFG-XTALK-002"
        ),
        EstateBreak(
            "2: production asks another environment's server",
            "reliability-lab/.env.prod",
            "LAB_DATABASE_HOST=mariadb.prod.internal",
            "LAB_DATABASE_HOST=mariadb.stage.internal",
            "CFG-XTALK-001"
        ),
        EstateBreak(
            "2: production pays with the merchant of the tests",
            "payment/taskdef.prod.json",
            "C703520184",
            "TC0ONETIME",
            "CFG-SEC-004",
            elsewhere: ("payment/application.yml", "      cid: ")
        ),
        EstateBreak(
            "2: stage moves money",
            "payment/taskdef.stage.json",
            "\"value\": \"test\"",
            "\"value\": \"production\"",
            "CFG-SEC-005"
        ),
    ]
}

/// 3. Shards and replicas are alike, and production is not smaller than its rehearsal.
extension EstateBreak {
    fileprivate static let shapes = [
        EstateBreak(
            "3: one shard has a pool of its own size",
            "payment/application-stage.yml",
            "    shard2:\n      primary:\n        hikari:\n          maximum-pool-size: 20",
            "    shard2:\n      primary:\n        hikari:\n          maximum-pool-size: 25",
            "CFG-SHARD-001",
            mark: "maximum-pool-size: 25"
        ),
        EstateBreak(
            "3: the replica is waited for longer than the primary",
            "community-read/application.yml",
            "pool-name: community-read-replica\n        connection-timeout: 3000",
            "pool-name: community-read-replica\n        connection-timeout: 5000",
            "CFG-SHARD-001",
            mark: "connection-timeout: 5000"
        ),
        EstateBreak(
            "3: a pool of production is smaller than stage's",
            "community/application-prod.yml",
            "maximum-pool-size: 30",
            "maximum-pool-size: 10",
            "CFG-ORDER"
        ),
    ]
}

/// 4. An event is sent once, and not lost.
extension EstateBreak {
    fileprivate static let events = [
        EstateBreak(
            "4: a producer does not wait for all replicas",
            "community/application.yml",
            "acks: all",
            "acks: 1",
            "CFG-KAFKA-005"
        ),
        EstateBreak(
            "4: a tool does not wait for all replicas",
            "reliability-lab/dead-letter-replay.prod.properties",
            "acks=all",
            "acks=1",
            "CFG-KAFKA-005"
        ),
    ]
}

/// 5. Redis that fails over, and a gateway that is not hammered.
extension EstateBreak {
    fileprivate static let recovery = [
        EstateBreak(
            "5: Redis is a cluster in stage alone",
            "payment/taskdef.stage.json",
            "      \"environment\": [\n",
            "      \"environment\": [\n        {\"name\": \"SPRING_DATA_REDIS_CLUSTER_NODES\", "
                + "\"value\": \"redis-cluster-1.stage.internal:6379\"},\n",
            "CFG-REDIS-002",
            mark: "SPRING_DATA_REDIS_CLUSTER_NODES"
        ),
        EstateBreak(
            "5: the gateway is tried five times",
            "payment/application.yml",
            "max-attempts: 3",
            "max-attempts: 5",
            "CFG-RETRY-001"
        ),
        EstateBreak(
            "5: all who failed try again at the same moment",
            "payment/application.yml",
            "enable-randomized-wait: true",
            "enable-randomized-wait: false",
            "CFG-RETRY-003"
        ),
    ]
}

/// 6. Everything that is needed is supplied, and everything that is supplied is needed.
extension EstateBreak {
    fileprivate static let wiring = [
        EstateBreak(
            "6: a variable that is needed is not supplied",
            "payment/taskdef.stage.json",
            "        {\"name\": \"TOSS_SECURITY_KEY\", \"valueFrom\": "
                + "\"arn:aws:secretsmanager:ap-northeast-2:222233334444:secret:payment/stage-Qd3sVt:toss-security-key::\"},\n",
            "",
            "CFG-UNRESOLVED",
            elsewhere: ("payment/application.yml", "      security-key: "),
            status: 2,
            // The key is in the store, and nobody takes it.
            also: ["CFG-SECRET-UNUSED"]
        ),
        EstateBreak(
            "6: a server runs with what is meant for a developer's machine",
            "payment/taskdef.stage.json",
            ",\n        {\"name\": \"PAYMENT_SETTLEMENT_BUCKET\", \"value\": \"example-payment-settlement-stage\"}",
            "",
            "CFG-NO-DEFAULT",
            elsewhere: ("payment/application.yml", "    bucket: ")
        ),
        EstateBreak(
            "6: a variable that is supplied is used by nobody",
            "reliability-lab/compose.yaml",
            "    environment:\n",
            "    environment:\n      LAB_REPLAY_RATES: \"20\"\n",
            "CFG-WIRE-002",
            mark: "LAB_REPLAY_RATES",
            severity: "warning"
        ),
        EstateBreak(
            "6: a task asks for a key that its secret does not have",
            "ticketing/secrets.prod.keys.json",
            "\"redis-password\"",
            "\"redis-passwort\"",
            "CFG-SECRET-ABSENT",
            elsewhere: ("ticketing/taskdef.prod.json", ":redis-password::"),
            also: ["CFG-SECRET-UNUSED"]
        ),
        EstateBreak(
            "6: a task asks for a secret that is not there",
            "venue/secrets.stage.keys.json",
            "venue/stage",
            "venue/staging",
            "CFG-SECRET-ABSENT",
            elsewhere: ("venue/taskdef.stage.json", "secret:venue/stage")
        ),
    ]
}

/// 7. Secrets come from a store, and every environment has its own.
extension EstateBreak {
    fileprivate static let secrets = [
        EstateBreak(
            "7: a password is written out",
            "community/application-prod.yml",
            "  datasource:\n",
            "  datasource:\n    password: qV7made0up3word\n",
            "CFG-SEC-001",
            mark: "password: qV7made0up3word",
            secrets: ["qV7made0up3word", "qV7m", "3word"]
        ),
        EstateBreak(
            "7: stage has the key of dev",
            "payment/taskdef.stage.json",
            "222233334444:secret:payment/stage-Qd3sVt:toss-secret-key",
            "111122223333:secret:payment/dev-Qd3sVt:toss-secret-key",
            "CFG-WIRE-003",
            // It is another account's, it has another environment's name, both use it, stage has no such secret, and
            // its own key is left over.
            also: ["CFG-SEC-006", "CFG-WIRE-005", "CFG-SECRET-ABSENT", "CFG-SECRET-UNUSED"]
        ),
    ]
}

/// 8. Database servers that can be restored, followed and compared.
extension EstateBreak {
    fileprivate static let servers = [
        EstateBreak(
            "8: a server writes no binary log",
            "server/mariadb-shard1-primary.prod.cnf",
            "\nlog_bin\n",
            "\nskip_log_bin\n",
            "CFG-EQUAL",
            mark: "skip_log_bin"
        ),
        EstateBreak(
            "8: a binary log cannot be replayed exactly",
            "server/mariadb-shard2-primary.prod.cnf",
            "binlog_format = ROW",
            "binlog_format = MIXED",
            "CFG-EQUAL"
        ),
        EstateBreak(
            "8: a replica takes writes",
            "server/mariadb-shard2-replica.prod.cnf",
            "read_only = ON",
            "read_only = OFF",
            "CFG-EQUAL"
        ),
        EstateBreak(
            "8: two servers have one number",
            "server/mariadb-shard2-primary.prod.cnf",
            "server_id = 3201",
            "server_id = 3101",
            "CFG-DERIVE"
        ),
        EstateBreak(
            "8: a server keeps another time",
            "server/mariadb-shard1-replica.prod.cnf",
            "default_time_zone = +00:00",
            "default_time_zone = SYSTEM",
            "CFG-EQUAL"
        ),
    ]
}
