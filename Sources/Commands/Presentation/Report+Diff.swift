import Database
import Findings
import Operations
import Reports
import SchemaModel

extension Report {
    /// The differences between two named schemas, and what leads from one to the other.
    init(_ difference: SchemaDifference, from first: String, to second: String, showsSQL: Bool) {
        let findings = difference.changes.map { $0.finding(between: first, and: second) }
        let statements = difference.script?.statements ?? []
        let status: ExitStatus = difference.changes.isEmpty ? .done : .found
        self.init(
            command: "diff",
            facts: [Fact("from", .text(first)), Fact("to", .text(second))],
            tables: [
                Table(
                    key: "statements",
                    audience: .programs,
                    columns: [Column("sql", nil), Column("destructive", nil)],
                    rows: statements.map { [.text($0.sql), .truth($0.isDestructive)] }
                )
            ],
            findings: showsSQL ? [] : findings,
            script: showsSQL ? difference.script?.text ?? "" : nil,
            summary: difference.changes.isEmpty
                ? "\(first) and \(second) have the same schema."
                : "\(first) and \(second) differ in \(counted(difference.changes.count, "place")).",
            next: difference.script == nil && !difference.changes.isEmpty
                ? "Name the kind of database with --engine to get the SQL between two files."
                : showsSQL || difference.changes.isEmpty
                    ? nil
                    : "'migrate diff --sql \(first) \(second)' prints the SQL that turns the first into the second.",
            exitCode: status.rawValue
        )
    }
}
