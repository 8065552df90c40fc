import ConfigRules
import ConfigSets
import Files
import Findings
import Foundation
import StrictYAML
import TestSupport
import Testing

/// The worked example: clean as it is, and each of its promises breaks by one edit.
@Suite(.scratchFolder) struct EstateTests {
    /// One edit of one file, and what the guard says of it.
    struct Break: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let file: String
        let old: String
        let new: String
        /// The codes of all errors, each once, in order.
        let codes: [String]
        /// A key that one of them is about.
        let key: String
        /// Where that is to be mended.
        let place: String
    }

    @Test func `the estate as it is breaks no rule`() throws {
        #expect(try errors().map(\.finding.sentence) == [])
    }

    @Test(arguments: breaks) func `one edit breaks one promise`(_ change: Break) throws {
        let path = Path.join("environments/config", change.file)
        let found = try errors { text, file in
            guard file == path, let range = text.range(of: change.old) else { return text }
            return text.replacingCharacters(in: range, with: change.new)
        }
        #expect(Set(found.map(\.code)).sorted() == change.codes)
        let own = try #require(found.first { $0.key == change.key })
        #expect(own.finding.location?.description == "environments/config/\(change.place)")
    }

    private static let breaks = [
        Break(
            testDescription: "1: Hibernate may change tables, by a file",
            file: "payment/application-prod.yml",
            old: "spring:\n",
            new: "spring:\n  jpa: {hibernate: {ddl-auto: update}}\n",
            codes: ["CFG-EQUAL"],
            key: "spring.jpa.hibernate.ddl-auto",
            place: "payment/application-prod.yml:2:31"
        ),
        Break(
            testDescription: "1: Hibernate may change tables, by a variable of the container",
            file: "payment/taskdef.prod.json",
            old: "\"name\": \"SPRING_PROFILES_ACTIVE\"",
            new:
                "\"name\": \"SPRING_JPA_HIBERNATE_DDL_AUTO\", \"value\": \"update\"}, {\"name\": \"SPRING_PROFILES_ACTIVE\"",
            codes: ["CFG-EQUAL"],
            key: "spring.jpa.hibernate.ddl-auto",
            place: "payment/taskdef.prod.json:22:61"
        ),
        Break(
            testDescription: "2: production talks to the database of another environment",
            file: "payment/taskdef.prod.json",
            old: "payment-shard2.prod.internal",
            new: "payment-shard2.stage.internal",
            codes: ["CFG-NO-CROSS-TALK"],
            key: "PAYMENT_SHARD2_HOST",
            place: "payment/taskdef.prod.json:39:20"
        ),
        Break(
            testDescription: "2: production pays with a test key",
            file: "payment/application-prod.yml",
            old: "mode: production",
            new: "mode: production\n    secret-key: test_sk_abcdefgh12345678",
            codes: ["CFG-NO-TEST-CREDENTIAL", "CFG-SECRET-SOURCE"],
            key: "payment.gateway.secret-key",
            place: "payment/application-prod.yml:12:17"
        ),
        Break(
            testDescription: "3: a pool in production is smaller than in stage, and than its shard's other pools",
            file: "payment/application-prod.yml",
            old: "primary: {hikari: {maximum-pool-size: 40}}",
            new: "primary: {hikari: {maximum-pool-size: 15}}",
            codes: ["CFG-ORDER", "CFG-SAME-SHAPE"],
            key: "spring.datasource.shard2.primary.hikari.maximum-pool-size",
            place: "payment/application-prod.yml:7:45"
        ),
        Break(
            testDescription: "4: the producer does not wait for all replicas",
            file: "payment/application.yml",
            old: "acks: all",
            new: "acks: \"1\"",
            codes: ["CFG-IMPLIES"],
            key: "spring.kafka.producer.acks",
            place: "payment/application.yml:55:13"
        ),
        Break(
            testDescription: "5: the gateway is tried five times",
            file: "payment/application.yml",
            old: "max-attempts: 3",
            new: "max-attempts: 5",
            codes: ["CFG-RANGE"],
            key: "resilience4j.retry.instances.gateway.max-attempts",
            place: "payment/application.yml:85:23"
        ),
        Break(
            testDescription: "5: all who failed try again at the same moment",
            file: "payment/application.yml",
            old: "enable-randomized-wait: true",
            new: "enable-randomized-wait: false",
            codes: ["CFG-EQUAL"],
            key: "resilience4j.retry.instances.gateway.enable-randomized-wait",
            place: "payment/application.yml:89:33"
        ),
        Break(
            testDescription: "6: a variable that is read is supplied under another name",
            file: "payment/taskdef.stage.json",
            old: "\"REDIS_SENTINELS\"",
            new: "\"REDIS_SENTINEL\"",
            codes: ["CFG-SAME", "CFG-UNRESOLVED", "CFG-WIRED"],
            key: "spring.data.redis.sentinel.nodes",
            place: "payment/application.yml:49:16"
        ),
        Break(
            testDescription: "7: a secret is written out",
            file: "payment/application-stage.yml",
            old: "spring:\n",
            new: "spring:\n  data: {redis: {password: made-up-word}}\n",
            codes: ["CFG-SECRET-SOURCE"],
            key: "spring.data.redis.password",
            place: "payment/application-stage.yml:3:28"
        ),
        Break(
            testDescription: "7: two environments share a secret",
            file: "payment/taskdef.stage.json",
            old: "222233334444:secret:payment/stage-Vb8pLr:toss-secret-key",
            new: "111122223333:secret:payment/dev-Qm3kTz:toss-secret-key",
            codes: ["CFG-DIFFER", "CFG-NO-CROSS-TALK"],
            key: "TOSS_SECRET_KEY",
            place: "payment/taskdef.stage.json:73:24"
        ),
        Break(
            testDescription: "8: a replica takes writes",
            file: "servers/mariadb-replica.prod.cnf",
            old: "read_only              = ON",
            new: "read_only              = OFF",
            codes: ["CFG-EQUAL"],
            key: "read_only",
            place: "servers/mariadb-replica.prod.cnf:13:26"
        ),
        Break(
            testDescription: "8: two servers have one number",
            file: "servers/mariadb-primary.prod.cnf",
            old: "server_id              = 31",
            new: "server_id              = 21",
            codes: ["CFG-UNIQUE"],
            key: "server_id",
            place: "servers/mariadb-primary.prod.cnf:3:26"
        ),
        Break(
            testDescription: "8: the binary log cannot be replayed exactly",
            file: "servers/mariadb-primary.stage.cnf",
            old: "= ROW",
            new: "= MIXED",
            codes: ["CFG-EQUAL"],
            key: "binlog_format",
            place: "servers/mariadb-primary.stage.cnf:5:26"
        ),
        Break(
            testDescription: "8: a server keeps another time",
            file: "servers/mariadb-primary.stage.cnf",
            old: "'+00:00'",
            new: "SYSTEM",
            codes: ["CFG-SAME"],
            key: "time_zone",
            place: "servers/mariadb-primary.stage.cnf:9:26"
        ),
    ]

    /// The errors of a copy of the estate whose files went through an edit.
    private func errors(_ edit: (String, String) -> String = { text, _ in text }) throws -> [RuleViolation] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "environments").path)
        for name in names.map({ "environments/" + $0 }) where File.kind(Path.join(root.path, name)) == .file {
            let text = String(decoding: try File.read(Path.join(root.path, name)), as: UTF8.self)
            let copy = Path.join(ScratchFolder.current, name)
            try Folder.create(Path.parent(of: copy))
            try File.write(Array(edit(text, name).utf8), to: copy)
        }
        let project = try #require(try ConfigProject.read(folder: ScratchFolder.current) { [] })
        let states = project.states()
        #expect(states.findings.filter { $0.severity == .error } == [])
        let day = try #require(CalendarDate("2026-11-21"))
        let judgement = ConfigJudge.judge(states.services, by: project, strict: true, today: day)
        #expect(judgement.findings.filter { $0.severity == .error } == [])
        return judgement.violations.filter { $0.severity == .error }
    }
}
