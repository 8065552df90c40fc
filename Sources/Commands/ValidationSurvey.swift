import Findings
import Operations
import Reports
import Topology

/// The answers of all shards to the question whether they are as they should be.
struct ValidationSurvey: Sendable {
    let selection: Selection
    let results: [TargetResult<ValidateOutcome>]
    let groups: [ShardComparison.Group]
    /// Whether what cannot be compared fails.
    private(set) var isStrict = false

    /// Asks every shard, and then lets them tell about each other.
    init(
        of selection: Selection,
        _ ask: @escaping @Sendable (Target) async -> Result<ValidateOutcome, TargetFailure>
    ) async {
        self.selection = selection
        (results, groups) = compareShards(await selection.survey(ask), in: selection.workspace)
    }

    /// The same answers under the strictness that was asked for.
    func judged(by options: StrictnessOptions) -> ValidationSurvey {
        var copy = self
        copy.isStrict = options.strict
        return copy
    }

    /// A shard's live schema in a word or two.
    func liveWord(_ outcome: ValidateOutcome) -> (String, Tone) {
        switch outcome.live {
        case .checked(let drift):
            let errors = liveFindings(outcome).count { $0.severity == .error }
            if errors > 0 { return (counted(errors, "difference"), .bad) }
            let accepted = drift.accepted
            return accepted == 0 ? ("as it should be", .good) : ("\(accepted) accepted", .waiting)
        case .impossible: return ("not checked", .bad)
        case .withoutHistory: return ("no history yet", .quiet)
        case .notMeant: return ("", .quiet)
        }
    }

    /// What was found about its live schema.
    func liveFindings(_ outcome: ValidateOutcome) -> [Finding] {
        switch outcome.live {
        case .checked(let drift): drift.findings.map { isStrict ? $0.strict : $0 }
        case .impossible(let findings):
            // A history that is not in order says already why nothing can be told from it.
            outcome.isHistoryInOrder ? findings : findings.map(\.softened)
        case .withoutHistory, .notMeant: []
        }
    }
}

extension ValidateOutcome {
    fileprivate var isHistoryInOrder: Bool { status.findings.allSatisfy { $0.severity != .error } }
}

extension Finding {
    /// What follows from another finding alone.
    fileprivate var softened: Finding { code == "EXPECTED_SCHEMA_UNKNOWN" ? asWarning : self }

    /// What could differ unseen is a failure for those who asked for it.
    fileprivate var strict: Finding { code == "SCHEMA_UNVERIFIED" ? raised : self }
}

extension ValidationSurvey {
    /// Asks every shard for its live schema alone, whatever its history and files say of each other.
    init(driftOf selection: Selection) async {
        await self.init(of: selection) { await detectDrift(of: $0, in: selection.workspace) }
    }
}

extension Drift {
    /// How many differences there are that the project lets pass.
    var accepted: Int { ignored + differences.count { $0.finding.severity != .error } }
}
