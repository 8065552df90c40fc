import Database
import Findings
import Migrations
import Operations
import Reports
import SQLText
import SchemaModel
import Topology

extension Report {
    /// Whether each shard's history, files and live schema agree.
    init(validate survey: ValidationSurvey) {
        let checks = survey.results.flatMap { ValidationChecks(survey: survey).checks(of: $0) }
        self.init(command: "validate", survey: survey, checks: checks)
    }

    /// The same for the gate, with the files' sums as a check of their own and what is known already let through.
    ///
    /// `configuration` joins where the project has a rules file.
    init(check survey: ValidationSurvey, configuration: ConfigSurvey?, besides known: KnownFindings?) {
        let settings = configuration?.gateChecks(in: survey.selection.environment) ?? []
        let found = ValidationChecks(survey: survey).gateChecks() + settings
        let checks = known.map { known in found.map(known.passing) } ?? found
        self.init(command: "check", survey: survey, checks: checks)
        if let clause = configuration?.ratchet?.sentence(today: WallClock.today) {
            summary = "\(summary.dropLast()); of the settings \(clause)."
        }
        guard let known else { return }
        let count = known.count(in: found)
        facts.append(Fact("knownFindings", .integer(Int64(count))))
        let gone = known.gone(from: found)
        guard exitCode == ExitStatus.done.rawValue else { return }
        if count > 0 {
            let environment = survey.selection.environment
            summary =
                "\(environment): nothing new; \(counted(count, "finding")) of the baseline \(count == 1 ? "is" : "are") still there."
        }
        if gone > 0 {
            next = "\(counted(gone, "finding")) of the baseline \(gone == 1 ? "is" : "are") gone: write a new one."
        }
    }

    private init(command: String, survey: ValidationSurvey, checks: [Check]) {
        let words = ValidationWords(survey: survey)
        let frame = SurveyReport(
            command: command,
            results: survey.results,
            environment: survey.selection.environment
        )
        let notes = survey.selection.workspace.notes
        let status = ExitStatus.combined([frame.status(with: notes)] + checks.map(\.status))
        let errors = (notes + checks.flatMap(\.findings)).count { $0.severity == .error }
        let checked = survey.results.count { $0.outcome != nil }
        let environment = survey.selection.environment
        self.init(
            command: command,
            facts: frame.facts + words.facts,
            tables: [StatusRecords.validation(survey)],
            checks: checks,
            findings: frame.failures + notes,
            summary: status == .done
                ? "\(environment): \(counted(checked, "shard")) checked, \(words.verdict)."
                : "\(environment): \(counted(checked, "shard")) checked, \(counted(errors, "finding"))\(frame.failureClause).",
            exitCode: status.rawValue
        )
    }
}

/// What a validation looked at, shard by shard.
struct ValidationChecks {
    let survey: ValidationSurvey

    /// The checks of the gate: what concerns the files alone is said once and not of every shard.
    func gateChecks() -> [Check] {
        var sums: [Finding] = []
        let all = survey.results.flatMap { checks(of: $0) }
        let judged = all.map { check in
            let own = check.findings.filter { !$0.concernsFilesAlone }
            for finding in check.findings where finding.concernsFilesAlone {
                let whole = finding.onWholeProject
                if !sums.contains(whole) { sums.append(whole) }
            }
            guard own.count < check.findings.count else { return check }
            return Check(name: check.name, shard: check.shard, state: .of(own), findings: own)
        }
        return [Check(name: "files", state: .of(sums), findings: sums)] + judged
    }

    /// The checks of one shard; none when it gave no answer, which is a finding of its own.
    func checks(of result: TargetResult<ValidateOutcome>) -> [Check] {
        let shard = result.target.shard
        guard let outcome = result.outcome else {
            let isRefused = result.failure?.status == .found
            return [Check(name: "history", shard: shard, state: isRefused ? .failed : .unchecked), live(result)]
        }
        let history = outcome.status.findings
        return [Check(name: "history", shard: shard, state: .of(history), findings: history), live(result)]
    }

    /// The check of one shard's live schema.
    func live(_ result: TargetResult<ValidateOutcome>) -> Check {
        let name = "live schema"
        let shard = result.target.shard
        guard let outcome = result.outcome else {
            return Check(name: name, shard: shard, state: result.failure?.status == .found ? .skipped : .unchecked)
        }
        let findings = survey.liveFindings(outcome)
        return Check(name: name, shard: shard, state: state(of: outcome.live, findings: findings), findings: findings)
    }

    private func state(of live: LiveCheck, findings: [Finding]) -> Check.State {
        switch live {
        case .checked: .of(findings)
        case .impossible: findings.contains { $0.severity == .error } ? .unchecked : .skipped
        case .withoutHistory, .notMeant: .skipped
        }
    }
}

/// The sentences about a validation as a whole.
struct ValidationWords {
    let survey: ValidationSurvey

    private var outcomes: [ValidateOutcome] { survey.results.compactMap(\.outcome) }

    private var drifts: [Drift] {
        outcomes.compactMap { outcome in
            guard case .checked(let drift) = outcome.live else { return nil }
            return drift
        }
    }

    /// How the live schemas were compared, for programs.
    var facts: [Fact] {
        guard !drifts.isEmpty else { return [] }
        return [
            Fact("coverage", .text(coverage)),
            Fact("acceptedDifferences", .integer(Int64(drifts.reduce(0) { $0 + $1.accepted }))),
        ]
    }

    /// What holds when nothing is wrong.
    var verdict: String {
        [history, live, agreement].compactMap(\.self).joined(separator: "; ")
    }

    private var history: String {
        let fresh = outcomes.count { !$0.status.hasHistory }
        return switch fresh {
        case 0: "history and files agree"
        case outcomes.count: "no history yet"
        default: "\(fresh) without a history yet, the others agree with the files"
        }
    }

    /// What holds of the live schemas.
    var live: String? {
        guard !drifts.isEmpty else { return nil }
        let accepted = drifts.reduce(0) { $0 + $1.accepted }
        let authorities = Set(drifts.compactMap { $0.expected?.authority.description })
        let exceptions = accepted == 0 ? "" : ", but for \(counted(accepted, "accepted difference"))"
        return
            "the live schema is what it should be\(exceptions): \(coverage), compared with "
            + authorities.sorted().joined(separator: " or ")
    }

    private var coverage: String { SchemaCoverage(drifts.lazy.map(\.live.schema)).sentence }

    /// How the shards stand to each other.
    private var agreement: String? {
        let large = survey.groups.filter { $0.shards > 1 }
        guard !large.isEmpty else { return nil }
        let clauses = large.map { group in
            group.oddOnes.isEmpty
                ? "\(group.shards) shards have one and the same schema"
                : "\(group.agreeing ?? 0) of \(group.shards) shards agree"
        }
        return clauses.joined(separator: ", ")
    }
}

extension Finding {
    /// Whether it is about `migrations.sum`, which is one for all shards.
    fileprivate var concernsFilesAlone: Bool { code.hasPrefix("SUM_") }
}
