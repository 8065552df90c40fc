import Foundation
import Testing

extension FlywayStage {
    /// The rows of Flyway's table: category, version, description and state.
    func rowsOfInfo() throws -> [[String]] {
        let lines = try String(contentsOf: info, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
        return lines.dropFirst()
            .map { line in
                // Two spaces in a description are its own; each cell is padded by one on either side.
                let cells = line.split(separator: "|", omittingEmptySubsequences: true)
                    .map {
                        $0.dropFirst().trimmingCharacters(in: .whitespaces)
                    }
                return [cells[0], cells[1], cells[2], cells[5]]
            }
    }

    /// Flyway's exit status, and what it complained about, in our finding codes.
    func verdictOfFlyway() throws -> (status: Int32, complaints: [(code: String, subject: String)]) {
        let lines = try String(contentsOf: verdict, encoding: .utf8).split(separator: "\n").map(String.init)
        let status = try #require(lines.last?.after("exit ").flatMap { Int32($0) })
        let sentences = [
            ("Detected failed migration to version ", "FAILED_VERSIONED_MIGRATION"),
            ("Detected applied migration not resolved locally: ", "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED"),
            ("Detected resolved migration not applied to database: ", "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED"),
            (
                "Detected resolved repeatable migration not applied to database: ",
                "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED"
            ),
            (
                "Detected outdated resolved repeatable migration that should be re-applied to database: ",
                "OUTDATED_REPEATABLE_MIGRATION"
            ),
            ("Migration checksum mismatch for migration version ", "CHECKSUM_MISMATCH"),
        ]
        let complaints = lines.compactMap { line in
            sentences.lazy
                .compactMap { sentence, code in
                    line.after(sentence).map { (code: code, subject: $0.prefix { !".(".contains($0) || $0 == "." }) }
                }
                .first
        }
        return (status, complaints.map { ($0.code, $0.subject.trimmingCharacters(in: [".", " "])) })
    }
}
