import Findings
import SchemaModel
import Topology

/// Compares the shards of one run with each other: those with one history on one kind of server should have one schema.
package struct ShardComparison: Sendable {
    /// What the shards of one history have in common.
    package struct Group: Sendable {
        package let shards: Int
        /// How many have the schema that most have; `nil` when no schema is had by more than half.
        package let agreeing: Int?
        package let oddOnes: [String]
    }

    package let groups: [Group]
    /// Each shard's check, with what the others tell about it.
    let checks: [String: LiveCheck]

    /// Joins the checks of all shards; `judge` gives each shard's own.
    init(_ given: [(shard: String, check: LiveCheck)], judges: [String: DriftJudge]) {
        var checks = Dictionary(given.map { ($0.shard, $0.check) }, uniquingKeysWith: { first, _ in first })
        var members: [Kinship: [(shard: String, drift: Drift)]] = [:]
        var order: [Kinship] = []
        for (shard, check) in given {
            guard case .checked(let drift) = check else { continue }
            if members[drift.kinship] == nil { order.append(drift.kinship) }
            members[drift.kinship, default: []].append((shard, drift))
        }
        groups = order.map { kinship in
            let group = members[kinship] ?? []
            let majority = Self.majority(of: group.map(\.drift.live))
            let odd = group.filter { $0.drift.live.digest != majority?.schema.digest }
            for (shard, drift) in Self.judged(group, majority: majority, judges: judges) {
                checks[shard] = drift.expected == nil ? .impossible([Self.alone(shard)]) : .checked(drift)
            }
            return Group(
                shards: group.count,
                agreeing: majority?.count,
                oddOnes: majority == nil ? group.map(\.shard) : odd.map(\.shard)
            )
        }
        self.checks = checks
    }

    /// A shard whose history no other has cannot be told anything by the others.
    private static func alone(_ shard: String) -> Finding {
        Finding.unknownExpectation("No other shard of this run has the same history, so none can say what is right.")
            .on(shard: shard)
    }

    /// The schema that more than half have.
    private static func majority(of schemas: [KnownSchema]) -> (schema: KnownSchema, count: Int)? {
        let counts = Dictionary(grouping: schemas, by: \.digest)
        guard let most = counts.values.max(by: { $0.count < $1.count }), let first = most.first,
            most.count * 2 > schemas.count
        else { return nil }
        return (first, most.count)
    }

    private static func judged(
        _ group: [(shard: String, drift: Drift)],
        majority: (schema: KnownSchema, count: Int)?,
        judges: [String: DriftJudge]
    ) -> [(shard: String, drift: Drift)] {
        let judged = group.map { shard, drift -> (shard: String, drift: Drift) in
            guard drift.expected == nil, group.count > 1, let judge = judges[shard] else { return (shard, drift) }
            guard let majority else { return (shard, drift.undecided(among: group, shard: shard, judge: judge)) }
            let authority = SchemaAuthority.consensus(agreeing: majority.count, of: group.count)
            return (shard, drift.judged(by: ExpectedSchema(majority.schema.schema, from: authority), judge: judge))
        }
        let holders = Dictionary(
            judged.flatMap { shard, drift in drift.differences.map { ($0.change, [shard]) } },
            uniquingKeysWith: +
        )
        return judged.map { shard, drift in
            let differences = drift.differences.map { difference in
                difference.said(of: holders[difference.change] ?? [], among: group.map(\.shard))
            }
            return (shard, drift.with(differences))
        }
    }
}

extension Drift {
    /// No schema is had by more than half of the shards: nobody can say who is right.
    fileprivate func undecided(
        among group: [(shard: String, drift: Drift)],
        shard: String,
        judge: DriftJudge
    ) -> Drift {
        guard let other = group.first(where: { $0.shard != shard && $0.drift.live.digest != live.digest }) else {
            return with(differences)
        }
        return judged(by: ExpectedSchema(other.drift.live.schema, from: .shard(other.shard)), judge: judge)
    }
}

extension DriftDifference {
    /// The difference with a word on where else it is: that tells a slip of the hand from a forgotten rollout.
    fileprivate func said(of holders: [String], among shards: [String]) -> DriftDifference {
        guard shards.count > 1 else { return self }
        let others = shards.filter { !holders.contains($0) }
        let clause =
            switch others.count {
            case 0: "It is so on all \(shards.count) shards."
            case 1...3: "It is not so on \(others.joined(separator: ", "))."
            default: "It is so on \(holders.count) of \(shards.count) shards."
            }
        var copy = self
        copy.finding = finding.adding(clause)
        return copy
    }
}

extension Finding {
    /// The same finding with one more sentence.
    fileprivate func adding(_ sentence: String) -> Finding {
        Finding(
            code: code,
            severity: severity,
            message: message + " " + sentence,
            advice: advice,
            location: location,
            shard: shard,
            difference: difference
        )
    }
}
