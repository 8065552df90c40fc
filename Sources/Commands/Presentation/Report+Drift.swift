import Findings
import Operations
import Reports
import SchemaModel
import Topology

extension Report {
    /// How each shard's live schema differs from what it should be.
    init(drift survey: ValidationSurvey) {
        let words = ValidationWords(survey: survey)
        let frame = SurveyReport(command: "drift", results: survey.results, environment: survey.selection.environment)
        let checks = survey.results.map { ValidationChecks(survey: survey).live($0) }
        let status = ExitStatus.combined([frame.status()] + checks.map(\.status))
        let differences = checks.filter { $0.state == .failed }.flatMap(\.findings).count { $0.severity == .error }
        let checked = checks.count { $0.state != .unchecked }
        let unchecked = checks.count { $0.state == .unchecked }
        let blind = unchecked == 0 ? "" : "; \(counted(unchecked, "shard")) not checked"
        let environment = survey.selection.environment
        self.init(
            command: "drift",
            facts: frame.facts + words.facts,
            tables: [StatusRecords.validation(survey)],
            checks: checks,
            findings: frame.failures,
            summary: status == .done
                ? "\(environment): \(counted(checked, "shard")) checked\(words.live.map { ", \($0)" } ?? "")."
                : "\(environment): \(counted(checked, "shard")) checked, \(counted(differences, "difference"))\(blind).",
            next: differences == 0
                ? nil
                : "'migrate drift --fix adopt' writes the migration that keeps them, '--fix revert' the SQL that undoes them.",
            exitCode: status.rawValue
        )
    }

    /// The SQL that brings one shard back.
    init(reversion results: [TargetResult<DriftFix>], of selection: Selection) {
        let frame = SurveyReport(command: "drift", results: results, environment: selection.environment)
        let fixes = results.compactMap { result in result.outcome.map { (result.target.shard, $0) } }
        let remaining = fixes.flatMap { shard, fix in fix.remainingFindings(on: shard) }
        let status = frame.status(with: remaining)
        let texts = fixes.filter { !$0.1.script.statements.isEmpty }
            .map { shard, fix in (fixes.count > 1 ? "-- shard: \(shard)\n" : "") + fix.script.text }
        let statements = fixes.reduce(0) { $0 + $1.1.script.statements.count }
        self.init(
            command: "drift",
            facts: frame.facts,
            findings: frame.failures + remaining,
            script: texts.isEmpty || status != .done ? nil : texts.joined(separator: "\n"),
            summary: status != .done
                ? "\(selection.environment): nothing is offered\(frame.failureClause)."
                : texts.isEmpty
                    ? "\(selection.environment): nothing to revert."
                    : "\(selection.environment): \(counted(statements, "statement")), proved in a scratch database.",
            next: status == .done && fixes.contains { $0.1.script.hasDestructive }
                ? "Some statements may lose data and are commented out: read them, and remove the marks of those you want."
                : nil,
            exitCode: status.rawValue
        )
    }

    /// The migration that makes history say what is there.
    init(adoption: DriftAdoption) {
        let frame = SurveyReport(
            command: "drift",
            results: adoption.results,
            environment: adoption.selection.environment
        )
        let status = frame.status(with: adoption.findings)
        let summary =
            if let file = adoption.file {
                "\(file): \(counted(adoption.statements, "statement")), proved in a scratch database."
            } else if status == .done {
                "\(adoption.selection.environment): nothing to adopt."
            } else {
                "\(adoption.selection.environment): nothing was written\(frame.failureClause)."
            }
        self.init(
            command: "drift",
            facts: frame.facts + (adoption.file.map { [Fact("file", .text($0))] } ?? []),
            findings: frame.failures + adoption.findings,
            summary: summary,
            next: adoption.file.map {
                "Read \($0)\(adoption.hasDestructive ? ", decide about the statements that are commented out," : "") "
                    + "and apply it everywhere: it does nothing where its result is there already."
            },
            exitCode: status.rawValue
        )
    }
}

extension DriftFix {
    /// What the statements cannot do.
    func remainingFindings(on shard: String) -> [Finding] {
        guard !remaining.isEmpty else { return [] }
        let names = remaining.prefix(10).map(\.path.description).joined(separator: ", ")
        let rest = remaining.count > 10 ? " and \(remaining.count - 10) more" : ""
        return [
            Finding(
                code: "FIX_NOT_PROVED",
                message: "Run in a scratch database, the statements leave a difference at \(names)\(rest), "
                    + "so they are not offered.",
                advice: "Write this part by hand, with the differences that 'migrate drift' shows.",
                shard: shard
            )
        ]
    }
}
