import Database
import Findings
import Migrations
import Operations
import SchemaModel
import TestSupport
import Testing
import Topology

/// What is there although no migration made it, and what is not there although one did.
@Suite(.scratchFolder) struct DriftDetection {
    private static let table = ["V1__a.sql": "CREATE TABLE a (x int);"]

    /// The live checks of all shards, with what they tell about each other.
    private func checks(of bench: Workbench) async throws -> [String: LiveCheck] {
        let workspace = try await bench.reopened()
        var results: [TargetResult<ValidateOutcome>] = []
        for target in bench.targets {
            let result = await validate(target, in: workspace, pending: .accepted, liveSchema: .compared)
            results.append(TargetResult(target: target, result: result))
        }
        let told = compareShards(results, in: workspace).results
        return Dictionary(
            uniqueKeysWithValues: try told.map { ($0.target.shard, try #require($0.outcome).live) }
        )
    }

    private func drift(of shard: String = "main", in bench: Workbench) async throws -> Drift {
        guard case .checked(let drift) = try #require(try await checks(of: bench)[shard]) else {
            throw UnexpectedAnswer(what: "\(shard) was not checked")
        }
        return drift
    }

    private struct UnexpectedAnswer: Error { let what: String }

    private func applyEverywhere(_ bench: Workbench) async throws {
        for target in bench.targets {
            _ = try await apply(upTo: .latest, to: target, in: bench.workspace) { _ in }.get()
        }
    }

    private func codes(_ drift: Drift) -> [String] { drift.findings.map(\.code) }

    @Test func `what history makes is no drift, and the scratch database is gone afterwards`() async throws {
        let bench = try await Workbench(Self.table)
        try await applyEverywhere(bench)
        let drift = try await drift(in: bench)
        #expect(drift.isClean)
        #expect(codes(drift).isEmpty)
        #expect(bench.engine.scratches.count == 1)
        #expect(bench.engine.scratches.allSatisfy { $0.log.last == .removeScratch })
    }

    @Test func `a table that no migration made, and one that is gone, are each said once`() async throws {
        let bench = try await Workbench(Self.table)
        try await applyEverywhere(bench)
        bench.database.run(byHand: "DROP TABLE a")
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        let drift = try await drift(in: bench)
        #expect(codes(drift) == ["DRIFT_MISSING", "DRIFT_UNMANAGED"])
        #expect(drift.findings.map { $0.difference?.object } == ["table:a", "table:b"])
        #expect(!drift.isClean)
    }

    @Test func `shards with one history cost one replay, and tell who is the odd one`() async throws {
        let shards = (1...20).map { "s\($0)" }
        let bench = try await Workbench(Self.table, shards: shards)
        try await applyEverywhere(bench)
        bench.database("s7").run(byHand: "CREATE TABLE b (y int)")
        let checks = try await checks(of: bench)
        #expect(bench.engine.scratches.count == 1)
        let odd = shards.filter { shard in
            guard case .checked(let drift)? = checks[shard] else { return true }
            return !drift.isClean
        }
        #expect(odd == ["s7"])
        guard case .checked(let drift)? = checks["s7"] else { return }
        #expect(
            drift.findings.map(\.message) == [
                "Table b is there, and no migration made it. It is so on 1 of 20 shards."
            ]
        )
    }

    @Test func `an edited file leaves the recorded schema, and its place is said`() async throws {
        let bench = try await Workbench(Self.table)
        try await applyEverywhere(bench)
        try Workbench.write("CREATE TABLE other (x int);", to: "V1__a.sql")
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        let drift = try await drift(in: bench)
        #expect(bench.engine.scratches.isEmpty)
        #expect(drift.findings.map { $0.difference?.object } == ["table:b"])
        #expect(drift.expected?.authority.description.contains("was edited after it was applied") == true)
    }

    @Test func `drift that was there before a run stays drift in what the run records`() async throws {
        let bench = try await Workbench(Self.table, settings: "drift: {expected: recorded}\n")
        try await applyEverywhere(bench)
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        try Workbench.write("CREATE TABLE c (z int);", to: "V2__c.sql")
        let workspace = try await bench.reopened()
        _ = try await apply(upTo: .latest, to: bench.target, in: workspace) { _ in }.get()
        #expect(try await drift(in: bench).findings.map { $0.difference?.object } == ["table:b"])
    }

    @Test func `without a replay and without a record nothing is green`() async throws {
        let bench = try await Workbench(Self.table, settings: "drift: {expected: recorded}\n")
        bench.database.run(byHand: "CREATE TABLE a (x int)")
        _ = try await baseline(bench.target, at: nil, description: nil, in: bench.workspace, onWait: { _ in }).get()
        bench.database.forgetRecord()
        guard case .impossible(let findings)? = try await checks(of: bench)["main"] else {
            Issue.record("it was taken for checked")
            return
        }
        #expect(findings.map(\.code) == ["EXPECTED_SCHEMA_UNKNOWN"])
    }

    @Test func `without a history there is nothing to compare with`() async throws {
        let bench = try await Workbench(Self.table)
        guard case .withoutHistory? = try await checks(of: bench)["main"] else {
            Issue.record("it was compared with something")
            return
        }
    }

    @Test func `the objects of a repeatable that has changed are not judged`() async throws {
        let bench = try await Workbench(["V1__a.sql": "CREATE TABLE a (x int);", "R__r.sql": "CREATE TABLE r (x int);"])
        try await applyEverywhere(bench)
        try Workbench.write("CREATE TABLE r (x int, y int);", to: "R__r.sql")
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        #expect(try await drift(in: bench).findings.map { $0.difference?.object } == ["table:b"])
    }

    @Test(arguments: [("fail", Severity.error), ("report", .warning)])
    func `objects that nobody made count as the project says`(_ rule: String, _ severity: Severity) async throws {
        let bench = try await Workbench(Self.table, settings: "drift: {unmanaged: \(rule)}\n")
        try await applyEverywhere(bench)
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        #expect(try await drift(in: bench).findings.map(\.severity) == [severity])
    }

    @Test func `unmanaged objects can be none of our business`() async throws {
        let bench = try await Workbench(Self.table, settings: "drift: {unmanaged: ignore}\n")
        try await applyEverywhere(bench)
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        let drift = try await drift(in: bench)
        #expect(drift.findings.isEmpty)
        #expect(drift.ignored == 1)
    }

    @Test func `an exception holds to its day, and then fails with its owner's name`() async throws {
        func exception(_ expires: String) -> String {
            "drift: {ignore: [{object: \"table:b*\", owner: \"@dba\", reason: rotation, expires: \(expires)}]}\n"
        }
        let bench = try await Workbench(Self.table, settings: exception("2026-01-02"))
        try await applyEverywhere(bench)
        bench.database.run(byHand: "CREATE TABLE b1 (y int)")
        #expect(try await drift(in: bench).findings.isEmpty)
        try Workbench.write(exception("2026-01-01"), to: "../migrate.yaml")
        let drift = try await drift(in: bench)
        #expect(codes(drift) == ["DRIFT_UNMANAGED", "DRIFT_EXCEPTION_EXPIRED"])
        #expect(drift.findings.last?.message.contains("@dba") == true)
    }

    @Test func `most shards decide where the project says so, and a tie names both`() async throws {
        let bench = try await Workbench(
            Self.table,
            shards: ["a", "b", "c"],
            settings: "drift: {expected: consensus}\n"
        )
        try await applyEverywhere(bench)
        bench.database("c").run(byHand: "DROP TABLE a")
        let checks = try await checks(of: bench)
        guard case .checked(let odd)? = checks["c"], case .checked(let even)? = checks["a"] else {
            Issue.record("not checked: \(checks)")
            return
        }
        #expect(even.isClean)
        #expect(odd.findings.map(\.code) == ["DRIFT_MISSING"])
        #expect(odd.expected?.authority == .consensus(agreeing: 2, of: 3))
        #expect(bench.engine.scratches.isEmpty)
    }

    @Test func `a shard alone cannot be its own majority`() async throws {
        let bench = try await Workbench(Self.table, settings: "drift: {expected: consensus}\n")
        try await applyEverywhere(bench)
        bench.database.run(byHand: "CREATE TABLE b (y int)")
        guard case .impossible(let findings)? = try await checks(of: bench)["main"] else {
            Issue.record("it was taken for checked")
            return
        }
        #expect(findings.map(\.code) == ["EXPECTED_SCHEMA_UNKNOWN"])
    }

    @Test func `what came in before a failure is no drift after the next run`() async throws {
        let bench = try await Workbench(
            ["V1__a.sql": "CREATE TABLE a (x int);", "V2__b.sql": "CREATE TABLE b (x int);"],
            settings: "drift: {expected: recorded}\n"
        )
        bench.database.inject(.refused(at: .execute, occurrence: 2))
        guard case .failure = await bench.apply() else {
            Issue.record("it did not fail")
            return
        }
        _ = try await apply(upTo: .latest, to: bench.target, in: bench.reopened()) { _ in }.get()
        #expect(try await drift(in: bench).isClean)
    }

    @Test func `what would lose data stays a comment whatever its names hold`() {
        let script = DriftScript(
            statements: [SchemaStatement("DROP TABLE \"evil\r\ndrop table t; --\rx\"", isDestructive: true)]
        )
        for line in script.text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            #expect(String(line).hasPrefix("-- "))
        }
    }

    @Test func `one shard can be the model for the others`() async throws {
        let bench = try await Workbench(Self.table, shards: ["a", "b"], settings: "drift: {expected: \"shard:a\"}\n")
        try await applyEverywhere(bench)
        bench.database("b").run(byHand: "CREATE TABLE b (y int)")
        #expect(try await drift(of: "b", in: bench).findings.map { $0.difference?.object } == ["table:b"])
        guard case .notMeant? = try await checks(of: bench)["a"] else {
            Issue.record("the model was judged by itself")
            return
        }
    }

    @Test func `a statement that changes the whole server is left out, and the report says so`() async throws {
        let bench = try await Workbench(["V1__a.sql": "CREATE ROLE r;\nCREATE TABLE a (x int);"])
        try await applyEverywhere(bench)
        let drift = try await drift(in: bench)
        #expect(drift.isClean)
        #expect(drift.expected?.authority == .replay(place: "a pretended database", leftOut: ["CREATE ROLE"]))
        #expect(!bench.engine.scratches.contains { $0.log.contains(.execute("CREATE ROLE r")) })
    }
}
