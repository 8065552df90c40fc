import Database
import SQLText

extension MariaDBSession {
    /// Reads the grants of every account of that name, of the roles that it may take on, and of everybody.
    ///
    /// By `SHOW GRANTS`, since the tables of `information_schema` leave out what roles hold on the whole server.
    func schemaRights(of user: String) async throws(DatabaseError) -> [SchemaRights] {
        let known = try await rows("SELECT User, Host FROM mysql.user WHERE User = ? OR User = 'PUBLIC'", [.text(user)])
            .map { MariaDBAccount(user: $0.text(0) ?? "", host: $0.text(1) ?? "") }
        let everybody = server.dialect == .mariadb ? known.filter(\.isEverybody) : []
        var answers: [SchemaRights] = []
        for account in known where account.user == user && !isRole(account) {
            answers.append(try await schemaRights(of: account, and: everybody))
        }
        return answers.sorted { $0.account < $1.account }
    }

    /// A role of MariaDB has no host, and nobody logs in as one.
    private func isRole(_ account: MariaDBAccount) -> Bool { server.dialect == .mariadb && account.host.isEmpty }

    private func schemaRights(
        of account: MariaDBAccount,
        and everybody: [MariaDBAccount]
    ) async throws(DatabaseError) -> SchemaRights {
        var rights: [SchemaRight] = []
        var open = [account] + everybody
        var seen = Set(open)
        while !open.isEmpty {
            let holder = open.removeFirst()
            for row in try await rows("SHOW GRANTS FOR \(holder.quoted)") {
                guard let grant = row.text(0).flatMap(MariaDBGrantLine.init) else { continue }
                switch grant {
                case .roles(let roles): open += roles.filter { seen.insert($0).inserted }
                case .privileges(let names, let place):
                    guard place.reaches(server.database) else { continue }
                    let role = holder == account ? nil : holder.description
                    let found = names.filter(Self.changesSchemas.contains)
                        .map { SchemaRight(name: $0, place: place.description, role: role) }
                    // A role shows what it has from other roles as its own; those come after it.
                    rights.removeAll { right in
                        right.role != nil && found.contains { $0.name == right.name && $0.place == right.place }
                    }
                    rights += found
                }
            }
        }
        return SchemaRights(account: account.description, rights: rights)
    }

    /// What makes, changes or removes something that a migration could have made.
    private static let changesSchemas: Set = [
        "ALL PRIVILEGES", "CREATE", "ALTER", "DROP", "INDEX", "REFERENCES", "TRIGGER", "CREATE VIEW", "CREATE ROUTINE",
        "ALTER ROUTINE", "EVENT", "CREATE TABLESPACE",
    ]
}

/// An account, or a role, which has no host.
struct MariaDBAccount: Hashable, CustomStringConvertible {
    let user: String
    let host: String

    /// The role that every account has.
    var isEverybody: Bool { user == "PUBLIC" && host.isEmpty }

    var description: String { host.isEmpty ? user : "\(user)@\(host)" }

    /// As it stands in a statement.
    var quoted: String {
        if isEverybody { return user }
        return MariaDBQuoting.name(user) + (host.isEmpty ? "" : "@\(MariaDBQuoting.name(host))")
    }
}
