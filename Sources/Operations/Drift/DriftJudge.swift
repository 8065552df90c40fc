import Database
import Findings
import SQLText
import SchemaModel
import StrictYAML
import Topology

/// Decides which differences count, by what the project allows, and says them.
struct DriftJudge: Sendable {
    let settings: DriftSettings
    let target: Target
    /// Exceptions end on their day; `nil` when the clock does not tell, and then none has ended.
    let today: CalendarDate?

    /// What the project allows on a target, on the day of the run.
    init(of target: Target, in workspace: Workspace) {
        settings = workspace.project.settings.drift
        self.target = target
        today = CalendarDate(String(workspace.startedAt.prefix(10)))
    }

    private var shard: String { target.shard }

    struct Verdict {
        var differences: [DriftDifference] = []
        var ignored = 0
        var remarks: [Finding] = []
    }

    /// The statements of single differences are shown up to this many; 'drift --fix' writes them all.
    private static let remediesMax = 50

    func judge(
        _ changes: [SchemaChange],
        of expected: ExpectedSchema,
        live: Schema,
        engine: any Engine,
        dialect: Dialect
    ) -> Verdict {
        var verdict = Verdict()
        var expired: Set<Int> = []
        for change in changes {
            if let index = exception(for: change) {
                if !hasExpired(settings.ignored[index]) {
                    verdict.ignored += 1
                    continue
                }
                expired.insert(index)
            }
            let severity: Severity
            switch (change.isUnmanaged, settings.unmanaged) {
            case (true, .ignore):
                verdict.ignored += 1
                continue
            case (true, .report): severity = .warning
            case (true, .fail), (false, _): severity = .error
            }
            let words = DriftWords(change: change, authority: expected.authority)
            let hasRoom = verdict.differences.count < Self.remediesMax
            let remedy =
                hasRoom
                ? Remedy(change, expected: expected.schema, live: live, engine: engine, dialect: dialect) : nil
            verdict.differences.append(
                DriftDifference(
                    change: change,
                    finding: words.finding(severity: severity, shard: shard, remedy: remedy)
                )
            )
        }
        verdict.remarks = expired.sorted().map { expiry(of: settings.ignored[$0]) } + unverified(live)
        return verdict
    }

    /// The exception that a difference falls under: one that still holds before one that has expired.
    private func exception(for change: SchemaChange) -> Int? {
        let fitting = settings.ignored.indices.filter { index in
            let exception = settings.ignored[index]
            return exception.isMeant(for: target) && exception.object.covers(change.path)
        }
        return fitting.first { !hasExpired(settings.ignored[$0]) } ?? fitting.first
    }

    private func hasExpired(_ exception: IgnoredDrift) -> Bool { today.map { exception.hasExpired(on: $0) } ?? false }

    private func expiry(of exception: IgnoredDrift) -> Finding {
        Finding(
            code: "DRIFT_EXCEPTION_EXPIRED",
            message: "The exception for \(exception.object.text) (\(exception.owner): \(exception.reason)) "
                + "expired on \(exception.expires), and the difference is still there.",
            advice: "Adopt or revert the difference, or agree with \(exception.owner) on a new date.",
            location: exception.location,
            shard: shard
        )
    }

    /// What could differ unseen.
    private func unverified(_ live: Schema) -> [Finding] {
        guard !live.unverified.isEmpty else { return [] }
        let names = live.unverified.prefix(10).map { "\($0.kind) \($0.name)" }.joined(separator: ", ")
        let rest = live.unverified.count > 10 ? " and \(live.unverified.count - 10) more" : ""
        return [
            Finding(
                code: "SCHEMA_UNVERIFIED",
                severity: .warning,
                message: "Not compared, because this version does not know such objects: \(names)\(rest).",
                advice: "Look at them by hand. --strict makes them fail the check.",
                shard: shard
            )
        ]
    }
}

extension SchemaChange {
    /// Whether it is something that nothing is known to have made.
    fileprivate var isUnmanaged: Bool {
        guard case .unexpected = self else { return false }
        return true
    }
}
