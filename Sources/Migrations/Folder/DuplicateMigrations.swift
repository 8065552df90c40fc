import Findings

/// Finds files that cannot both be: two of one kind with one version, two repeatables with one description.
enum DuplicateMigrations {
    /// One finding for each file that repeats the one before it, naming both paths; the files are in running order.
    static func findings(in migrations: [Migration]) -> [Finding] {
        // In the order in which they run, equals are neighbours.
        zip(migrations, migrations.dropFirst())
            .compactMap { first, second in
                let isDuplicate =
                    first.key == second.key && (first.key != nil || first.description == second.description)
                return isDuplicate ? duplicate(second, of: first) : nil
            }
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
