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
            ].joined(separator: "\n"),
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
            switch statements {
            case 0: "No statement before it is in effect"
            case 1: "Statement 1 is in effect"
            default: "Statements 1 to \(statements) are in effect"
            }
        return """
            \(before); the engine commits schema changes by itself. The failed statement may have done a part of its \
            work if it names several objects.
            """
    }

    private var advice: String {
        switch aftermath {
        case .nothing: "Correct the file and run 'migrate apply' again."
        case .inEffect, .inEffectUnrecorded:
            """
            Undo what is in effect, or move it to a migration of its own; correct the file; \
            run 'migrate repair' to remove the failed row, then 'migrate apply'.
            """
        case .unknown: "Look at the object that the statement names, then run 'migrate status'."
        }
    }
}
