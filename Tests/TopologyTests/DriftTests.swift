import Database
import SchemaModel
import StrictYAML
import TestSupport
import Testing
import Topology

private let complete = "object: \"table:audit_*\", owner: \"@dba\", reason: rotation, expires: 2027-03-31"

@Suite(.scratchFolder) struct Drift {
    @Test func `without a word about drift, everything is compared and nothing passed over`() throws {
        let drift = try openProject().settings.drift
        #expect(drift.expected.value == .automatic)
        #expect(drift.unmanaged == .fail)
        #expect(drift.ignored.isEmpty)
        #expect(drift.roles.isEmpty)
    }

    @Test func `every line of drift is read`() throws {
        let drift = try openProject([
            "migrate.yaml": """
            drift:
              expected: file:snapshots/prod.txt
              unmanaged: report
              ignore:
                - {\(complete)}
                - object: column:payment.memo
                  owner: anna
                  reason: "an import of last year"
                  expires: 2028-02-29
                  shard: "shard*"
              roles: [app, "reporting@%"]
            """
        ])
        .settings.drift
        #expect(drift.expected.value == .file("snapshots/prod.txt"))
        #expect(drift.expected.location.map { "\($0)" } == "migrate.yaml:2:13")
        #expect(drift.unmanaged == .report)
        #expect(drift.roles == ["app", "reporting@%"])
        #expect(drift.ignored.map(\.object.text) == ["table:audit_*", "column:payment.memo"])
        #expect(drift.ignored.map(\.owner) == ["@dba", "anna"])
        #expect(drift.ignored.map(\.reason) == ["rotation", "an import of last year"])
        #expect(drift.ignored.map { "\($0.expires)" } == ["2027-03-31", "2028-02-29"])
        #expect(drift.ignored.map(\.shards) == [nil, ShardPattern("shard*")])
        #expect(drift.ignored.map { "\($0.location)" } == ["migrate.yaml:5:7", "migrate.yaml:6:7"])
    }

    @Test(arguments: [
        ("auto", ExpectedSource.automatic), ("replay", .replay), ("recorded", .recorded), ("consensus", .consensus),
        ("shard:main", .shard("main")), ("file:../a:b.txt", .file("../a:b.txt")),
    ])
    func `a source of the expected schema is read and written alike`(text: String, source: ExpectedSource) throws {
        let expected = try openProject(["migrate.yaml": "drift: {expected: \"\(text)\"}"]).settings.drift.expected
        #expect(expected.value == source)
        #expect("\(source)" == text)
    }

    @Test(arguments: [
        (
            "drift: {expcted: auto}",
            "migrate.yaml:1:9: Unknown key 'expcted'. Did you mean expected? Known keys: expected, "
        ),
        (
            "drift: {expected: reply}",
            "migrate.yaml:1:19: 'expected' cannot be 'reply'. Did you mean replay? Known values: auto, replay, "
        ),
        ("drift: {expected: \"shard:\"}", "migrate.yaml:1:19: 'expected' cannot be 'shard:'."),
        (
            "drift: {expected: shard:mian}",
            "migrate.yaml:1:19: There is no shard 'mian'. Did you mean main? Known shards: main."
        ),
        ("drift: {unmanaged: warn}", "migrate.yaml:1:20: 'unmanaged' cannot be 'warn'. Known values: fail, report, "),
        ("drift: {roles: [app, \"\"]}", "migrate.yaml:1:22: 'roles' must name accounts."),
        ("drift: [a]", "migrate.yaml:1:8: 'drift' must be a mapping of keys to values."),
        ("drift: {ignore: {\(complete)}}", "migrate.yaml:1:17: 'ignore' must be a list."),
        ("drift: {ignore: [table:a]}", "migrate.yaml:1:18: An entry of 'ignore' must be a mapping of keys to values."),
        (
            "drift: {ignore: [{object: table:a, reason: x}]}",
            "migrate.yaml:1:18: An exception needs an object, an owner, a reason and a last day, and this one lacks "
                + "'owner', 'expires'."
        ),
        (
            "drift: {ignore: [{\(complete), until: x}]}",
            "migrate.yaml:1:98: Unknown key 'until'. Known keys: object, owner, reason, expires, shard."
        ),
    ])
    func `a mistake in drift is named with its place and its cure`(text: String, start: String) throws {
        let found = try problems(in: ["migrate.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test(arguments: [
        ("object: tabel:a", "Unknown kind 'tabel'. Did you mean table? Known kinds: "),
        ("object: payment", "'object' must be KIND:NAME, "), ("object: \"table:\"", "'object' must be KIND:NAME, "),
        ("owner: \" \"", "'owner' must not be empty"), ("reason: \"\"", "'reason' must not be empty"),
        ("expires: never", "'expires' must be a day of the calendar "), ("expires: 2027-02-29", "'expires' must be "),
        ("expires: 2100-02-29", "'expires' must be "), ("expires: 2027-04-31", "'expires' must be "),
        ("expires: 2027-13-01", "'expires' must be "), ("expires: 2027-00-10", "'expires' must be "),
        ("expires: 2027-1-10", "'expires' must be "), ("expires: 2027-01-10 ago", "'expires' must be "),
        ("expires: 31.03.2027", "'expires' must be "), ("expires: \"+027-01-10\"", "'expires' must be "),
    ])
    func `an exception that cannot be held to its word is refused`(line: String, start: String) throws {
        let key = line.prefix { $0 != ":" }
        let others = ["object: table:a", "owner: x", "reason: y", "expires: 2027-01-01"].filter { !$0.hasPrefix(key) }
        let found = try problems(in: ["migrate.yaml": "drift: {ignore: [{\(line), \(others.joined(separator: ", "))}]}"]
        )
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("migrate.yaml:1:\(21 + key.count): \(start)") == true, "\(found)")
    }

    @Test(arguments: [
        ("2027-03-30", false), ("2027-03-31", false), ("2027-04-01", true), ("2028-01-01", true), ("2026-12-31", false),
    ])
    func `an exception holds to the end of its last day`(today: String, isOver: Bool) throws {
        let ignored = try #require(
            try openProject(["migrate.yaml": "drift: {ignore: [{\(complete)}]}"]).settings.drift.ignored.first
        )
        #expect(ignored.hasExpired(on: try #require(CalendarDate(today))) == isOver)
    }

    @Test(arguments: ["2000-02-29", "2028-02-29", "2027-12-31", "0001-01-01"])
    func `a day of the calendar is written as it is read`(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test(arguments: [
        ("table:audit_*", ["table:audit_2027", "column:audit_2027.memo", "index:audit_2027.by_day"]),
        ("column:payment.memo", ["column:payment.memo"]),
        ("column:*.memo", ["column:payment.memo", "column:audit_2027.memo"]),
        ("index:audit_2027.*", ["index:audit_2027.by_day"]), ("table:reporting.*", ["table:reporting.audit_2027"]),
        ("view:*", []),
        (
            "table:*",
            [
                "table:audit_2027", "table:payment", "column:payment.memo", "column:audit_2027.memo",
                "index:audit_2027.by_day", "table:reporting.audit_2027",
            ]
        ),
    ])
    func `a pattern covers an object with its parts, or a part alone`(text: String, covered: [String]) throws {
        let day = SchemaObject(.index, name: "by_day")
        let memo = SchemaObject(.column, name: "memo")
        let audit = SchemaObject(.table, name: "audit_2027", parts: [memo, day])
        let payment = SchemaObject(.table, name: "payment", parts: [memo])
        let elsewhere = SchemaObject(.table, namespace: "reporting", name: "audit_2027")
        let paths = [
            ObjectPath(audit), ObjectPath(memo, of: audit), ObjectPath(day, of: audit), ObjectPath(payment),
            ObjectPath(memo, of: payment), ObjectPath(elsewhere),
        ]
        let entry = "{object: \"\(text)\", owner: a, reason: b, expires: 2027-01-01}"
        let ignored = try #require(
            try openProject(["migrate.yaml": "drift: {ignore: [\(entry)]}"]).settings.drift.ignored.first
        )
        #expect(Set(paths.filter(ignored.object.covers).map(\.pattern)) == Set(covered))
    }

    @Test func `an exception may be for some shards`() throws {
        func entry(_ shard: String) -> String { "{\(complete), shard: \"\(shard)\"}" }
        let project = try openProject([
            "migrate.yaml": "drift: {ignore: [{\(complete)}, \(entry("shard*")), \(entry("tag:old")), \(entry("b"))]}",
            "shards/all.yaml": "shards: [{shard: shard1}, {shard: b, tags: [old]}]",
        ])
        let targets = try project.targets(environment: nil, shards: [])
        let meant = targets.map { target in project.settings.drift.ignored.map { $0.isMeant(for: target) } }
        #expect(meant == [[true, true, false, false], [true, false, true, true]])
    }
}
