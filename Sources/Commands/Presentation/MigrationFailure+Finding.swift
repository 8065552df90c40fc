import Database
import Findings
import Operations

extension MigrationFailure {
    /// What failed, where, what is left behind, and what the next run will do.
    var finding: Finding {
        Finding(
            code: "MIGRATION_FAILED",
            message: [
                "\(script), statement \(statementNumber): \(error.description)",
                excerpt.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
                    .joined(separator: "\n"),
                consequence,
            ]
            .joined(separator: "\n"),
            advice: advice,
            location: location
        )
    }

    private var consequence: String {
        switch aftermath {
        case .nothing: "Nothing of it is left: the transaction was rolled back, and the history has no row for it."
        case .inEffect(let statements):
            "\(inEffect(statements)) The history holds a failed row, so nothing more is applied here until it is repaired."
        case .inEffectUnrecorded(let statements, let reason):
            "\(inEffect(statements)) Recording the failure did not succeed either: \(reason)"
        case .unknown(let before):
            """
            The connection broke, so what became of this statement is unknown; the \(before) statements that were \
            committed before it are in effect. The history holds a failed row.
            """
        }
    }

    private func inEffect(_ statements: Int) -> String {
        let before =
            statements == 0
            ? "No statement before it is in effect" : "\(range(1, statements)) in effect"
        let undone = statementNumber - 1 - statements
        let rolledBack = undone > 0 ? " \(range(statements + 1, statementNumber - 1)) rolled back." : ""
        return """
            \(before): \(reasonToStay).\(rolledBack) The failed statement may have done a part \
            of its work if it names several objects.
            """
    }

    /// `Statement 3 is` or `Statements 3 to 5 are`, as the beginning of a sentence.
    private func range(_ first: Int, _ last: Int) -> String {
        first == last ? "Statement \(first) is" : "Statements \(first) to \(last) are"
    }

    private var advice: String {
        switch aftermath {
        case .nothing: "Correct the file and run 'migrate apply' again."
        case .inEffect(statements: 0):
            "Correct the file; run 'migrate repair' to remove the failed row, then 'migrate apply'."
        case .inEffect, .inEffectUnrecorded:
            """
            Undo what is in effect, or move it to a migration of its own; correct the file; \
            run 'migrate repair' to remove the failed row, then 'migrate apply'.
            """
        case .unknown: "Look at the object that the statement names, then run 'migrate status'."
        }
    }
}
