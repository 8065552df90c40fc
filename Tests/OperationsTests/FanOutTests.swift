import Database
import Migrations
import Operations
import SQLText
import Synchronization
import TestSupport
import Testing
import Topology

private let letters = ["a", "b", "c", "d", "e", "f"]

/// Six targets, which these tests never connect to.
private func targets() async throws -> [Target] { try await Workbench([:], shards: letters).targets }

/// Lets nobody pass before a number of others have come.
private actor Rendezvous {
    private let size: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var present = 0
    private(set) var presentMax = 0

    init(of size: Int) { self.size = size }

    func meet() async {
        present += 1
        presentMax = max(presentMax, present)
        if waiting.count == size - 1 {
            waiting.forEach { $0.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
        present -= 1
    }
}

/// Notes what happened in which order.
private final class Diary: Sendable {
    private let lines = Mutex<[String]>([])
    func note(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

extension TargetResult {
    /// The shard and what became of it.
    fileprivate var summary: String {
        let word =
            switch failure {
            case nil: "done"
            case .notStarted: "not started"
            case .interrupted(.beforeStart): "interrupted before its start"
            case .interrupted: "interrupted"
            case .migration: "failed"
            case .sameDatabase(let other): "same as \(other)"
            case .unresolved, .database, .refused, .unreadable: "no answer"
            }
        return "\(target.shard) \(word)"
    }
}

@Suite(.scratchFolder) struct FanOut {
    private typealias Answer = Result<String, TargetFailure>

    @Test func `a wave starts when the one before it has ended`() async throws {
        let diary = Diary()
        let rollout = Rollout(waves: ["c", "a", "*"].map { ShardPattern($0) }, parallel: 8)
        let results = await fanOut(over: try await targets(), rollout: rollout) { target -> Answer in
            diary.note("+\(target.shard)")
            await Task.yield()
            diary.note("-\(target.shard)")
            return .success(target.shard)
        }
        #expect(results.map(\.target.shard) == ["c", "a", "b", "d", "e", "f"])
        #expect(Array(diary.all.prefix(4)) == ["+c", "-c", "+a", "-a"])
        #expect(Set(diary.all.dropFirst(4)) == Set(["b", "d", "e", "f"].flatMap { ["+\($0)", "-\($0)"] }))
    }

    @Test func `as many as allowed are worked on at once, and no more`() async throws {
        let rendezvous = Rendezvous(of: 3)
        let results = await fanOut(over: try await targets(), rollout: Rollout(parallel: 3)) { target -> Answer in
            await rendezvous.meet()
            return .success(target.shard)
        }
        #expect(results.compactMap(\.outcome) == letters)
        #expect(await rendezvous.presentMax == 3)
    }

    @Test func `results come in the order of the targets, whoever ends first`() async throws {
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let results = await fanOut(over: try await targets(), rollout: Rollout(parallel: 2)) { target -> Answer in
            if target.shard == "a" { for await _ in gate { break } }
            if target.shard == "f" { opener.yield() }
            return .success(target.shard)
        }
        #expect(results.compactMap(\.outcome) == letters)
    }

    @Test func `with stop, nothing starts after a failure`() async throws {
        let results = await fanOut(over: try await targets(), rollout: Rollout(parallel: 1)) { target -> Answer in
            target.shard == "c" ? .failure(.refused([])) : .success("")
        }
        #expect(
            results.map(\.summary)
                == ["a done", "b done", "c no answer", "d not started", "e not started", "f not started"]
        )
    }

    @Test func `with stop, what is under way is finished, and the next wave does not start`() async throws {
        let rendezvous = Rendezvous(of: 2)
        let rollout = Rollout(waves: [ShardPattern("[ab]"), .all], parallel: 2)
        let results = await fanOut(over: try await targets(), rollout: rollout) { target -> Answer in
            await rendezvous.meet()
            return target.shard == "a" ? .failure(.refused([])) : .success("")
        }
        #expect(results.map(\.summary).prefix(3) == ["a no answer", "b done", "c not started"])
    }

    @Test func `with continue, a failure stops nobody else`() async throws {
        let rollout = Rollout(waves: [ShardPattern("a"), .all], parallel: 2, onFailure: .continue)
        let results = await fanOut(over: try await targets(), rollout: rollout) { target -> Answer in
            ["a", "d"].contains(target.shard) ? .failure(.refused([])) : .success("")
        }
        #expect(results.map(\.summary) == ["a no answer", "b done", "c done", "d no answer", "e done", "f done"])
    }

    @Test(arguments: [Dialect.sqlite, .mariadb])
    func `after a stop in the middle the running one is undone or told, and the others are left`(
        dialect: Dialect
    ) async throws {
        let bench = try await Workbench(
            ["V1__a.sql": "CREATE TABLE a (x int);\nCREATE TABLE b (x int);\n"],
            dialect,
            shards: ["a", "b", "c"]
        )
        let database = bench.database("b")
        database.inject(Fault(step: .execute, occurrence: 2, effect: .stopRequested(isDone: false)))
        let results = await stoppable(by: [database]) {
            await fanOut(over: bench.targets, rollout: Rollout(parallel: 1)) { target in
                await apply(upTo: .latest, to: target, in: bench.workspace) { _ in }
            }
        }
        let word = dialect.rollsBackSchemaChanges ? "interrupted" : "failed"
        #expect(results.map(\.summary) == ["a done", "b \(word)", "c interrupted before its start"])
        #expect(database.history == (dialect.rollsBackSchemaChanges ? [] : ["1!"]))
        #expect(bench.database("c").log.isEmpty)
        #expect(!database.isLocked)
    }

    @Test func `two shards that are one database: the second is refused before any write`() async throws {
        let bench = try await Workbench(
            ["V1__a.sql": "SELECT 1;"],
            shards: ["a", "b"],
            identities: ["a": "one server", "b": "one server"]
        )
        let results = await fanOut(over: bench.targets, rollout: Rollout(parallel: 1)) { target in
            await apply(upTo: .latest, to: target, in: bench.workspace) { _ in }
        }
        #expect(results.map(\.summary) == ["a done", "b same as a"])
        #expect(bench.database("b").log == [.open(.readWrite)])
    }

    @Test(arguments: [1, 2, 7, 20])
    func `of twenty shards one fails, and after its cause is gone the same command ends the work`(
        failing: Int
    ) async throws {
        let shards = (1...20).map { "s\($0)" }
        let bench = try await Workbench(["V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;"], shards: shards)
        bench.database("s\(failing)").inject(.refused(at: .execute, occurrence: 2))
        let rollout = Rollout(parallel: 1)
        let first = await fanOut(over: bench.targets, rollout: rollout) { target in
            await apply(upTo: .latest, to: target, in: bench.workspace) { _ in }
        }
        #expect(first.prefix(failing - 1).allSatisfy { $0.outcome?.applied.count == 2 })
        #expect(first[failing - 1].failure?.migration?.script == "V2__b.sql")
        #expect(first.dropFirst(failing).allSatisfy { $0.summary.hasSuffix("not started") })
        let second = await fanOut(over: bench.targets, rollout: rollout) { target in
            await apply(upTo: .latest, to: target, in: bench.workspace) { _ in }
        }
        #expect(second.allSatisfy { $0.failure == nil })
        #expect(shards.allSatisfy { bench.database($0).history == ["1", "2"] })
        #expect(shards.allSatisfy { bench.database($0).contents.effects == ["SELECT 1", "SELECT 2"] })
    }
}
