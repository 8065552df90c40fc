import ConfigRules
import Database
import Operations
import SQLText
import Topology

extension AccountUses {
    /// Whether nothing is known that could be judged.
    var isEmpty: Bool { uses.isEmpty && gaps.isEmpty }

    /// Whether a target may have the database of a service.
    func mayMean(_ target: Target) -> Bool {
        guard let dialect = target.dialect else { return !uses.isEmpty }
        return uses.contains { $0.family == AccountUse.Family(dialect) }
    }

    /// The users whose rights are asked for on a server, each once.
    func users(on server: Server) -> [String] {
        var users: [String] = []
        for use in uses where use.isMeant(on: server) && !users.contains(use.user) { users.append(use.user) }
        return users
    }

    /// What one server said of the accounts that reach its database.
    func answers(in result: TargetResult<LiveServer>) -> [AccountAnswer] {
        guard let outcome = result.outcome else { return [] }
        return uses.filter { $0.isMeant(on: outcome.server) }
            .compactMap { use in
                outcome.accounts.first { $0.user == use.user }
                    .map {
                        AccountAnswer(
                            shard: result.target.shard,
                            use: use,
                            database: use.database(on: outcome.server) ?? "",
                            outcome: .init($0.rights)
                        )
                    }
            }
    }
}

extension AccountUse {
    /// Whether it reaches the database of a session: the address may be another one, the name of the database is not.
    fileprivate func isMeant(on server: Server) -> Bool {
        family == Family(server.dialect) && database(on: server) != nil
    }

    fileprivate func database(on server: Server) -> String? {
        databases.first { $0.lowercased() == server.database.lowercased() }
    }
}

extension AccountUse.Family {
    fileprivate init?(_ dialect: SQLText.Dialect) {
        switch dialect {
        case .mariadb, .mysql: self = .mariadb
        case .postgres: self = .postgresql
        case .sqlite: return nil
        }
    }
}

extension AccountAnswer.Outcome {
    fileprivate init(_ answer: Result<[SchemaRights], DatabaseError>) {
        switch answer {
        case .failure(let error): self = .unreadable(reason: error.message)
        case .success(let accounts):
            self = .accounts(
                accounts.map { account in
                    AccountAnswer.Account(
                        name: account.account,
                        rights: account.rights.map {
                            AccountAnswer.Right(name: $0.name, place: $0.place, role: $0.role)
                        }
                    )
                }
            )
        }
    }
}
