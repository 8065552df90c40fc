/// What a table that should be a history table turns out to be, by its columns.
package enum HistoryTableShape: Hashable, Sendable {
    case ok
    /// Flyway 2 or 3 wrote it: other columns, and checksums that are computed in another way.
    case flyway3
    /// Somebody else's table, or a damaged one; `missing` names the columns it lacks.
    case foreign(missing: [String])

    /// The columns of a history table, in Flyway's order.
    package static let columns = [
        "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "installed_on",
        "execution_time", "success",
    ]

    /// Judges a table by the names of its columns, compared without regard to case.
    package static func judge(columns found: [String]) -> HistoryTableShape {
        let names = Set(found.map { $0.lowercased() })
        if names.contains("version_rank") { return .flyway3 }
        let missing = columns.filter { !names.contains($0) }
        return missing.isEmpty ? .ok : .foreign(missing: missing)
    }
}
