import Database

/// The session settings that a migration can rely on, whatever an earlier one changed.
///
/// Compatibility comes first: the values are SQLite's own defaults, as Flyway's driver has them. So foreign keys are
/// not enforced unless the project's settings say `foreign_keys: on`, and `"text"` in double quotes stays accepted as
/// a string where no such column exists. Stricter than Flyway: extensions are not loaded, and other database files are
/// not attached.
struct SQLiteSettings {
    /// Whether a migration may attach other database files.
    enum Attach: String {
        case allowed = "on"
        case refused = "off"
    }

    let attach: Attach
    /// Puts every setting to its pinned value; to be run outside a transaction, where SQLite would ignore some.
    let script: String
    /// Takes back what would keep a migration's history row from being written.
    let historyScript: String

    /// Takes the defaults, and over them the project's own settings, `asked`.
    ///
    /// - Throws: `.unsupported` for a name or value that is not known to be harmless.
    init(asked: [String: String], access: Access) throws(DatabaseError) {
        var values = Self.defaults
        let queryOnly =
            switch access {
            case .readOnly: "on"
            case .readWrite: "off"
            }
        values["query_only"] = queryOnly
        var attach = Attach.refused
        for (name, value) in asked.sorted(by: { $0.key < $1.key }) {
            let word = value.lowercased()
            if name == "attach" {
                guard let choice = Attach(rawValue: word) else { throw Self.refusal(of: value, for: name) }
                attach = choice
                continue
            }
            guard Self.defaults[name] != nil || Self.tunable.contains(name) else {
                let known = (Self.defaults.keys + Self.tunable + ["attach"]).sorted().joined(separator: ", ")
                throw DatabaseError(.unsupported, "'\(name)' cannot be set for SQLite; these can: \(known).")
            }
            guard word.wholeMatch(of: /-?[a-z0-9_]+/) != nil, name != "journal_mode" || Self.journals.contains(word)
            else { throw Self.refusal(of: value, for: name) }
            values[name] = word
        }
        self.attach = attach
        historyScript = "PRAGMA main.query_only=\(queryOnly)"
        script = values.sorted { $0.key < $1.key }.map { "PRAGMA main.\($0.key)=\($0.value)" }.joined(separator: ";")
    }

    private static func refusal(of value: String, for name: String) -> DatabaseError {
        DatabaseError(.unsupported, "'\(value)' is not a value that SQLite's setting '\(name)' can have here.")
    }

    /// The journals that make a failed migration undoable; `off` and `memory` lose the database in a crash.
    static let journals = ["delete", "truncate", "persist", "wal"]

    /// What the project may also set, but which nothing needs to be put back.
    private static let tunable = ["cache_size", "journal_mode", "mmap_size", "temp_store"]

    private static let defaults = [
        "case_sensitive_like": "off",
        "defer_foreign_keys": "off",
        "foreign_keys": "off",
        "ignore_check_constraints": "off",
        "legacy_alter_table": "off",
        "locking_mode": "normal",
        "recursive_triggers": "off",
        "reverse_unordered_selects": "off",
        "synchronous": "full",
        // Off would forbid json_valid() and its kin in CHECK constraints, which real schemas have.
        "trusted_schema": "on",
        "writable_schema": "off",
    ]
}
