import Findings

/// Decides what is wrong with one line of a list; the first thing that is wrong counts, as in Flyway.
struct ValidationJudge {
    private let list: MigrationList
    private let patterns: [IgnorePattern]

    private var appliedBaseline: Version? { list.appliedBaseline }
    private var options: MigrationList.Options { list.options }

    init(_ list: MigrationList, patterns: [IgnorePattern]) {
        self.list = list
        self.patterns = patterns
    }

    func finding(about status: MigrationStatus) -> Finding? {
        if let row = status.applied, case .unknown(let word) = row.type { return unknownType(word, status) }
        guard !patterns.cover(status) else { return nil }
        switch status.state {
        case .undone, .aboveTarget, .deleted, .belowBaseline, .ignoredBaseline, .available: return nil
        case .failed, .failedMissing, .failedFuture: return failed(status)
        case .missing, .future: return notResolved(status)
        case .ignored: return overtaken(status)
        case .pending: return pending(status)
        case .outdated:
            // Pending covers it: the next run puts it right.
            return acceptsPending(status) ? mismatch(status) : outdated(status)
        case .baseline, .success, .outOfOrder, .superseded: return mismatch(status)
        }
    }

    private func acceptsPending(_ status: MigrationStatus) -> Bool {
        patterns.contains { $0.covers(isVersioned: status.version != nil, .pending) }
    }

    private func unknownType(_ word: String, _ status: MigrationStatus) -> Finding {
        Finding(
            code: "UNKNOWN_HISTORY_TYPE",
            message:
                "The history row of \(status.name) has the type \(word), which this version of migrate does not know.",
            advice: "Use a newer version of migrate, or correct the row."
        )
    }

    private func failed(_ status: MigrationStatus) -> Finding {
        let when = status.applied?.installedOn.map { " on \($0)" } ?? ""
        return finding(
            status,
            code: kindCode(status, "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION"),
            message: "Detected failed migration: \(status.name) ended in an error\(when).",
            advice: "Remove what it left half done, then run 'migrate repair' to take its row out of the history."
        )
    }

    private func notResolved(_ status: MigrationStatus) -> Finding {
        finding(
            status,
            code: kindCode(
                status,
                "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED",
                "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED"
            ),
            message: "Detected applied migration not resolved locally: \(status.name) was applied from "
                + "\(status.applied?.script ?? ""), and no file has it.",
            advice: "Bring the file back; if it was removed on purpose, run 'migrate repair' to mark it as deleted, "
                + "or accept it with the ignore pattern *:\(status.state == .future ? "future" : "missing")."
        )
    }

    /// A file that a newer one overtook; one that its own configuration leaves out is as it should be.
    private func overtaken(_ status: MigrationStatus) -> Finding? {
        if let script = status.migration?.script, options.skippedScripts.contains(script) { return nil }
        return finding(
            status,
            code: notAppliedCode(status),
            message: "Detected resolved migration not applied to database: \(status.name) was passed over, "
                + "because a newer one is applied.",
            advice: "Give the file a newer version, allow it to run out of order, "
                + "or accept it with the ignore pattern *:ignored."
        )
    }

    private func pending(_ status: MigrationStatus) -> Finding {
        finding(
            status,
            code: notAppliedCode(status),
            message: "Detected resolved migration not applied to database: \(status.name).",
            advice: "Run 'migrate apply', or accept it with the ignore pattern *:pending."
        )
    }

    private func outdated(_ status: MigrationStatus) -> Finding {
        let recorded = status.applied?.checksum.map(String.init(describing:)) ?? "none"
        let found = status.migration.map { String(describing: checksum(of: $0)) } ?? "none"
        return finding(
            status,
            code: "OUTDATED_REPEATABLE_MIGRATION",
            message: "Detected outdated resolved repeatable migration that should be re-applied to database: "
                + "\(status.name).\nApplied to database: \(recorded)\nResolved locally: \(found)",
            advice: "Run 'migrate apply' to run it again."
        )
    }

    /// Compares type, checksum and description of a row with its file, above the baseline.
    private func mismatch(_ status: MigrationStatus) -> Finding? {
        guard let applied = status.applied, let migration = status.migration else { return nil }
        if let version = applied.version, let appliedBaseline, version <= appliedBaseline { return nil }
        if applied.type != migration.type {
            return mismatch(status, "type", recorded: applied.type.text, found: migration.type.text)
        }
        if comparesChecksum(status), !hasChecksum(applied, of: migration) {
            return mismatch(
                status,
                "checksum",
                recorded: applied.checksum.map(String.init(describing:)) ?? "none",
                found: String(describing: checksum(of: migration))
            )
        }
        if applied.description != migration.historyDescription {
            return mismatch(status, "description", recorded: applied.description, found: migration.description)
        }
        return changedText(status, migration)
    }

    /// Another text under the same checksum, in which line ends do not count.
    private func changedText(_ status: MigrationStatus, _ migration: Migration) -> Finding? {
        guard let known = list.textBeforeChange(of: status) else { return nil }
        return finding(
            status,
            code: "TEXT_MISMATCH",
            message: "Migration text mismatch for \(status.name): its checksum is still the one in the history, "
                + "and its text is another.\n"
                + "Applied to database: SHA-256 \(known)\nResolved locally: SHA-256 \(migration.digest)",
            advice:
                "Flyway's checksum leaves line ends out, and a changed line end can end or begin a comment. Restore the "
                + "file, or run 'migrate repair' if the difference does not change the database."
        )
    }

    /// A repeatable that differs is outdated or superseded, which is no mismatch.
    private func comparesChecksum(_ status: MigrationStatus) -> Bool {
        if status.version != nil { return true }
        return acceptsPending(status) && status.state != .outdated && status.state != .superseded
    }

    private func hasChecksum(_ applied: AppliedMigration, of migration: Migration) -> Bool {
        applied.checksum == migration.checksum || applied.version == nil && applied.checksum == checksum(of: migration)
    }

    private func checksum(of migration: Migration) -> FlywayChecksum {
        options.repeatableChecksums[migration.script] ?? migration.checksum
    }

    private func mismatch(_ status: MigrationStatus, _ what: String, recorded: String, found: String) -> Finding {
        finding(
            status,
            code: "\(what.uppercased())_MISMATCH",
            message: "Migration \(what) mismatch for \(status.name).\n"
                + "Applied to database: \(recorded)\nResolved locally: \(found)",
            advice: "Restore the file and put the change into a new migration, "
                + "or run 'migrate repair' if the difference does not change the database."
        )
    }

    private func notAppliedCode(_ status: MigrationStatus) -> String {
        kindCode(
            status,
            "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED",
            "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED"
        )
    }

    private func kindCode(_ status: MigrationStatus, _ versioned: String, _ repeatable: String) -> String {
        status.version == nil ? repeatable : versioned
    }

    private func finding(_ status: MigrationStatus, code: String, message: String, advice: String) -> Finding {
        Finding(
            code: code,
            message: message,
            advice: advice,
            location: status.migration.map { SourceLocation(file: $0.path) }
        )
    }
}
