import CSQLite
import Database

extension DatabaseError {
    /// Tells what a failed call meant, from SQLite's extended result code and its own words.
    init(sqlite code: Int32, words: String, offset: Int? = nil) {
        let (kind, detail) = Self.meaning(ofSQLite: code)
        self.init(kind, words, code: String(code), detail: detail, offset: offset)
    }

    /// The kind of a result code, and what to do about it where SQLite's own words do not say.
    private static func meaning(ofSQLite code: Int32) -> (Kind, String?) {
        // The low byte is the class; a few details beyond it deserve words of their own.
        switch code {
        case readOnlyRollback, readOnlyRecovery:
            return (
                .readOnly,
                "An earlier writer stopped half-way, and undoing its work needs write access: open it once for writing."
            )
        case readOnlyMoved:
            return (.connectionLost, "The database file was moved, deleted or replaced while it was open.")
        default: break
        }
        return switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: (.lockNotHad, "Another process is using the database.")
        case SQLITE_READONLY: (.readOnly, nil)
        case SQLITE_CANTOPEN: (.unreachable, nil)
        case SQLITE_NOTADB: (.unsupported, "The file is no SQLite database, or it is encrypted.")
        case SQLITE_CORRUPT: (.statement, "The database file is damaged; 'PRAGMA integrity_check' tells where.")
        case SQLITE_PERM: (.notPermitted, nil)
        case SQLITE_AUTH:
            (
                .notPermitted,
                "A migration may not attach another database file, since no lock protects that one. "
                    + "The setting 'attach: on' allows it."
            )
        case SQLITE_INTERRUPT: (.cancelled, nil)
        // The disk failed; only opening the file again tells what was kept.
        case SQLITE_IOERR: (.connectionLost, nil)
        default: (.statement, nil)
        }
    }

    // The header builds these by shifting, which Swift does not import.
    private static let readOnlyRecovery = SQLITE_READONLY | (1 << 8)
    private static let readOnlyRollback = SQLITE_READONLY | (3 << 8)
    private static let readOnlyMoved = SQLITE_READONLY | (4 << 8)
}
