import Findings
import Operations
import Reports
import Topology

/// What all reports over many shards share: the facts at the top, one row a shard, one exit status.
struct SurveyReport<Outcome: Sendable> {
    let command: String
    let results: [TargetResult<Outcome>]
    let environment: String

    var facts: [Fact] {
        [Fact("environment", .text(environment)), Fact("shardCount", .integer(Int64(results.count)))]
    }

    /// The findings of the shards that gave no answer.
    var failures: [Finding] {
        results.flatMap { result in result.failure?.findings(on: result.target) ?? [] }
    }

    /// The status of the shards that gave no answer, together with that of `findings`.
    func status(with findings: [Finding] = []) -> ExitStatus {
        .combined(results.compactMap(\.failure?.status) + [.of(findings)])
    }

    /// `; 1 shard failed, 3 shards not started`, or nothing.
    var failureClause: String {
        var counts: [(word: String, count: Int)] = []
        for word in results.compactMap(\.failure?.word) {
            if let index = counts.firstIndex(where: { $0.word == word }) {
                counts[index].count += 1
            } else {
                counts.append((word, 1))
            }
        }
        guard !counts.isEmpty else { return "" }
        return "; " + counts.map { "\(counted($0.count, "shard")) \($0.word)" }.joined(separator: ", ")
    }
}

/// `1 shard`, `2 shards`: for nouns that take an s.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
