import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// What the accounts and roles of the project may do in this database: an object for each account and thing.
    ///
    /// Its name is `account on thing`, as in `app@% on table payment`. Attributes, enough to grant it again: `roles` (the
    /// account, `user@host`, or a role without host), `target` (what stands after ON, without the database: `*`,
    /// `` `payment` ``, `` FUNCTION `f` ``), and `privileges` (with columns where they are for some only; `GRANT OPTION` is
    /// one of them).
    func readGrants(_ reading: MariaDBReading) async throws(DatabaseError) {
        guard !reading.scope.roles.isEmpty else { return }
        guard (try? await rows("SELECT 1 FROM mysql.procs_priv LIMIT 0", [])) != nil else {
            // The server would show nothing but the account's own rights.
            reading.leaveOut(ObjectKind.grant.rawValue, UnverifiedObject.all)
            return
        }
        var grants: [MariaDBGrantPlace: Set<String>] = [:]
        try await readWholeGrants(reading, into: &grants)
        try await readColumnGrants(reading, into: &grants)
        try await readRoutineGrants(reading, into: &grants)
        for (place, privileges) in grants {
            reading.objects.append(
                SchemaObject(
                    .grant,
                    name: "\(place.account) on \(place.words)",
                    attributes: [
                        Attribute(.roles, place.account), Attribute(.target, place.target),
                        Attribute(.privileges, privileges.sorted().joined(separator: ", ")),
                    ]
                )
            )
        }
    }

    private func readWholeGrants(
        _ reading: MariaDBReading,
        into grants: inout [MariaDBGrantPlace: Set<String>]
    ) async throws(DatabaseError) {
        // Names of databases are patterns here; a backslash stands for itself in hexadecimal whatever the settings.
        let sources = [
            """
            SELECT GRANTEE, '', PRIVILEGE_TYPE, IS_GRANTABLE FROM information_schema.SCHEMA_PRIVILEGES \
            WHERE \(reading.place) LIKE TABLE_SCHEMA ESCAPE X'5C'
            """,
            """
            SELECT GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, IS_GRANTABLE FROM information_schema.TABLE_PRIVILEGES \
            WHERE TABLE_SCHEMA = \(reading.place)
            """,
        ]
        for source in sources {
            var found: [(MariaDBGrantPlace, String)] = []
            try await each(source) { row in
                let account = Self.account(row.text(0))
                guard reading.compares(account), !reading.isOwn(row.text(1)) else { return }
                let place = row.words(1).map { MariaDBGrantPlace(account, table: $0) } ?? MariaDBGrantPlace(account)
                found.append((place, row.text(2)))
                if row[3] == "YES" { found.append((place, "GRANT OPTION")) }
            }
            for (place, privilege) in found where privilege != "USAGE" {
                grants[place, default: []].insert(privilege)
            }
        }
    }

    private func readColumnGrants(
        _ reading: MariaDBReading,
        into grants: inout [MariaDBGrantPlace: Set<String>]
    ) async throws(DatabaseError) {
        var columns: [MariaDBGrantPlace: [String: Set<String>]] = [:]
        try await each(
            """
            SELECT GRANTEE, TABLE_NAME, PRIVILEGE_TYPE, COLUMN_NAME FROM information_schema.COLUMN_PRIVILEGES \
            WHERE TABLE_SCHEMA = \(reading.place)
            """
        ) { row in
            let account = Self.account(row.text(0))
            guard reading.compares(account), !reading.isOwn(row.text(1)) else { return }
            let place = MariaDBGrantPlace(account, table: row.text(1))
            columns[place, default: [:]][row.text(2), default: []].insert(MariaDBQuoting.name(row.text(3)))
        }
        for (place, privileges) in columns {
            for (privilege, names) in privileges {
                grants[place, default: []].insert("\(privilege) (\(names.sorted().joined(separator: ", ")))")
            }
        }
    }

    private func readRoutineGrants(
        _ reading: MariaDBReading,
        into grants: inout [MariaDBGrantPlace: Set<String>]
    ) async throws(DatabaseError) {
        var found: [(MariaDBGrantPlace, [String])] = []
        try await each(
            """
            SELECT User, Host, Routine_type, Routine_name, Proc_priv FROM mysql.procs_priv WHERE Db = \(reading.place)
            """
        ) { row in
            let account = row[1].flatMap { $0.isEmpty ? nil : "\(row.text(0))@\($0)" } ?? row.text(0)
            guard reading.compares(account) else { return }
            let privileges = row.text(4).split(separator: ",").map { $0 == "Grant" ? "GRANT OPTION" : $0.uppercased() }
            found.append((MariaDBGrantPlace(account, routine: row.text(2), row.text(3)), privileges))
        }
        for (place, privileges) in found { grants[place, default: []].formUnion(privileges) }
    }

    /// `'user'@'host'` as `user@host`; a role, whose host is empty, as its bare name.
    private static func account(_ grantee: String) -> String {
        guard let separator = grantee.ranges(of: "'@'").last, grantee.count >= 2 else { return grantee }
        let user = grantee[..<separator.lowerBound].dropFirst()
        let host = grantee[separator.upperBound...].dropLast()
        return host.isEmpty ? String(user) : "\(user)@\(host)"
    }
}

extension MariaDBReading {
    /// Whether the project names this account: by `user@host`, or by a bare name for all its hosts.
    fileprivate func compares(_ account: String) -> Bool {
        let user = account.lastIndex(of: "@").map { String(account[..<$0]) } ?? account
        return scope.roles.contains(account) || scope.roles.contains(user)
    }
}

/// An account, and what it has rights on.
private struct MariaDBGrantPlace: Hashable {
    let account: String
    let words: String
    let target: String

    init(_ account: String) {
        self.account = account
        words = ObjectKind.database.rawValue
        target = "*"
    }

    init(_ account: String, table: String) {
        self.account = account
        words = "\(ObjectKind.table.rawValue) \(table)"
        target = MariaDBQuoting.name(table)
    }

    init(_ account: String, routine type: String, _ name: String) {
        self.account = account
        words = "\(type.lowercased()) \(name)"
        target = "\(type.uppercased()) \(MariaDBQuoting.name(name))"
    }
}
