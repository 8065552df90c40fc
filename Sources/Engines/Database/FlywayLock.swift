/// The names under which Flyway locks, so that Flyway and `migrate` exclude each other.
package enum FlywayLock {
    /// PostgreSQL's advisory lock key: the letters `Flyway` as a number, plus the hash of the quoted table name.
    ///
    /// - Parameter quotedTable: Such as `"public"."flyway_schema_history"`.
    /// - Returns: The key for the one-argument functions, such as `pg_advisory_lock`.
    package static func advisoryKey(quotedTable: String) -> Int64 {
        77_431_708_279_161 + Int64(javaHash(of: quotedTable))
    }

    /// MariaDB's and MySQL's `GET_LOCK` name.
    ///
    /// - Parameter quotedTable: Such as `` `app`.`flyway_schema_history` ``.
    /// - Returns: The name without quotes.
    package static func userLockName(quotedTable: String) -> String { "Flyway-\(javaHash(of: quotedTable))" }

    /// Java's `String.hashCode`: 31 × hash + UTF-16 unit, wrapping at 32 bits.
    private static func javaHash(of text: String) -> Int32 {
        text.utf16.reduce(Int32(0)) { hash, unit in 31 &* hash &+ Int32(unit) }
    }
}
