import Findings

/// Finds files that cannot both be: two of one kind with one version, two repeatables with one description.
enum DuplicateMigrations {
    /// One finding for each file that repeats an earlier one, naming both paths.
    static func findings(in migrations: [Migration]) -> [Finding] {
        var firstByKey: [AppliedRows.Key: Migration] = [:]
        var firstByDescription: [String: Migration] = [:]
        firstByKey.reserveCapacity(migrations.count)
        var findings: [Finding] = []
        for migration in migrations {
            if let key = migration.key {
                if let first = firstByKey[key] {
                    findings.append(duplicate(migration, of: first))
                } else {
                    firstByKey[key] = migration
                }
            } else if let first = firstByDescription.updateValue(migration, forKey: migration.description) {
                findings.append(duplicate(migration, of: first))
            }
        }
        return findings
    }

    private static func duplicate(_ migration: Migration, of first: Migration) -> Finding {
        let (code, shared): (String, String) =
            switch migration.kind {
            case .versioned(let version): ("DUPLICATE_VERSIONED_MIGRATION", "migration with version \(version)")
            case .baseline(let version): ("DUPLICATE_BASELINE_MIGRATION", "baseline migration with version \(version)")
            case .undo(let version): ("DUPLICATE_UNDO_MIGRATION", "undo migration with version \(version)")
            case .repeatable:
                ("DUPLICATE_REPEATABLE_MIGRATION", "repeatable migration with description \"\(migration.description)\"")
            }
        return Finding(
            code: code,
            message: "Found more than one \(shared): \(first.path) and \(migration.path).",
            advice: "Rename one of them.",
            location: SourceLocation(file: migration.path)
        )
    }
}
