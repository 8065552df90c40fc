import Findings
import Operations
import Topology

/// One migration for the drift of all selected shards: they must have drifted the same way.
struct DriftAdoption {
    let results: [TargetResult<DriftFix>]
    let selection: Selection
    /// The file that was written, relative to the project folder.
    var file: String?

    private var drifted: [(shard: String, fix: DriftFix)] {
        results.compactMap { result in
            guard let fix = result.outcome, !fix.drift.differences.isEmpty else { return nil }
            return (result.target.shard, fix)
        }
    }

    /// What stands in the way.
    var findings: [Finding] {
        let texts = Set(drifted.map(\.fix.script))
        let remaining = drifted.flatMap { $0.fix.remainingFindings(on: $0.shard) }
        guard texts.count > 1 else { return remaining }
        let shards = drifted.map(\.shard).joined(separator: ", ")
        return remaining + [
            Finding(
                code: "DIFFERENT_DRIFT",
                message:
                    "\(shards) have drifted in different ways, so no one migration makes history say what is there.",
                advice: "Choose whose drift to adopt with --shard, and revert the others."
            )
        ]
    }

    /// Whether there is something to write and nothing against it.
    var isReady: Bool { !drifted.isEmpty && findings.isEmpty && results.allSatisfy { $0.outcome != nil } }

    var statements: Int { drifted.first?.fix.script.statements.count ?? 0 }
    var hasDestructive: Bool { drifted.first?.fix.script.hasDestructive ?? false }

    /// The last of the folders that the shards' migrations come from: the most particular one.
    var folder: String {
        let target = results.first { result in drifted.contains { $0.shard == result.target.shard } }?.target
        return target.flatMap { selection.workspace.locations(of: $0).last } ?? ""
    }

    /// The migration's text.
    var text: String {
        let shards = drifted.map(\.shard)
        let names = shards.prefix(5).joined(separator: ", ") + (shards.count > 5 ? " and \(shards.count - 5) more" : "")
        return "-- Adopts what was changed by hand on \(names) of \(selection.environment).\n"
            + "-- Does nothing where its result is there already.\n\n" + (drifted.first?.fix.script.text ?? "")
    }
}
