import Database
import SQLText
import Secrets
import TestSupport
import Testing

@testable import MariaDBEngine

/// Accounts of a scratch server, which must not reach anything else.
@Suite struct MariaDBScratchAccounts {
    private static let usage = "GRANT USAGE ON *.* TO `s`@`%` IDENTIFIED BY PASSWORD '*ABC'"
    private static let all = "GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO `s`@`%`"

    @Test(arguments: [
        [usage, all], [usage, "GRANT ALL PRIVILEGES ON `migrate_scratch`.* TO `s`@`%`"],
        [usage, all, "GRANT SELECT ON `migrate\\_scratch`.* TO `s`@`%` WITH GRANT OPTION"],
    ])
    func `rights on scratch databases alone are enough`(_ grants: [String]) throws {
        let visible = ["information_schema", "migrate_scratch", "migrate_scratch_1"]
        let rights = try MariaDBScratchRights(grants: grants, visible: visible, account: "'s'@'%'")
        #expect(rights.cover("migrate_scratch") || rights.cover("migrate_scratch_1_a"))
        #expect(!rights.cover("payment"))
    }

    @Test(arguments: [
        "GRANT ALL PRIVILEGES ON *.* TO `s`@`%`", "GRANT SELECT ON *.* TO `s`@`%`", "GRANT `admin` TO `s`@`%`",
        "GRANT USAGE ON *.* TO `s`@`%` WITH GRANT OPTION", "GRANT ALL PRIVILEGES ON `payment`.* TO `s`@`%`",
        "GRANT ALL PRIVILEGES ON `%`.* TO `s`@`%`", "GRANT ALL PRIVILEGES ON `migrate%`.* TO `s`@`%`",
        "GRANT SELECT ON `payment`.`t` TO `s`@`%`", "GRANT INSERT ON `test`.* TO PUBLIC",
        "GRANT PROXY ON ''@'%' TO 's'@'%' WITH GRANT OPTION", "GRANT EXECUTE ON PROCEDURE `payment`.`p` TO `s`@`%`",
        "GRANT FILE, PROCESS ON *.* TO `s`@`%`", "GRANT `x ON ``migrate_scratch``.* TO ` TO `s`@`%`",
    ])
    func `a right beyond them is refused by name`(_ grant: String) {
        let error = #expect(throws: DatabaseError.self) {
            try MariaDBScratchRights(grants: [Self.usage, Self.all, grant], visible: [], account: "'s'@'%'")
        }
        #expect(error?.kind == .unsupported)
        #expect(error?.message.contains(grant) == true)
        #expect(error?.message.contains("GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO 's'@'%'") == true)
    }

    @Test func `a database that everybody may use is refused`() {
        let error = #expect(throws: DatabaseError.self) {
            try MariaDBScratchRights(grants: [Self.all], visible: ["information_schema", "test"], account: "'s'@'%'")
        }
        #expect(error?.message.contains("the database test") == true)
    }

    @Test func `a password is not told`() {
        let error = #expect(throws: DatabaseError.self) {
            try MariaDBScratchRights(
                grants: ["GRANT ALL PRIVILEGES ON *.* TO `s`@`%` IDENTIFIED BY PASSWORD '*ABC'"],
                visible: [],
                account: "'s'@'%'"
            )
        }
        #expect(error?.message.contains("ABC") == false)
    }

    @Test(
        arguments: [
            ("migrate_scratch_1", "migrate\\_scratch\\_%", true), ("migrateXscratch_1", "migrate\\_scratch\\_%", false),
            ("migrateXscratch", "migrate_scratch", true), ("migrate_scratch", "migrate\\_scratch\\_%", false),
            ("abc", "%c", true), ("abc", "%b", false), ("abc", "a%%c", true), ("", "%", true),
        ]
    )
    func `patterns of grants are read as the server reads them`(_ name: String, _ pattern: String, _ isCovered: Bool) {
        #expect(MariaDBPattern.matches(Array(pattern), Array(name)) == isCovered)
    }
}

/// The same on a server.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .serialized) struct MariaDBScratchServers {
    @Test func `a scratch server gives each run a database of its own and keeps nothing`() async throws {
        try await withAccount("GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO %account%") { place, database in
            let live = try await database.open().server
            let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            let name = scratch.session.server.schema
            #expect(name.hasPrefix("migrate_scratch_"))
            #expect(scratch.place.contains(name))
            try await scratch.session.execute(Statement("CREATE TABLE t (a INT)"))
            try await scratch.session.begin()
            _ = try await scratch.session.rows("SELECT * FROM t")
            await scratch.remove()
            #expect(try await database.client("SHOW DATABASES LIKE '\(name)'") == "")
        }
    }

    @Test func `a migration that names the live database is refused by the server`() async throws {
        try await withAccount("GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO %account%") { place, database in
            let live = try await database.open().server
            let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            let error = await failure { () throws(DatabaseError) in
                try await scratch.session.execute(Statement("CREATE TABLE \(live.schema).t (a INT)"))
            }
            #expect(error?.kind == .notPermitted)
            #expect(error?.message.contains(live.schema) == true)
            await scratch.remove()
        }
    }

    @Test func `what a killed run left is dropped by the next, what another uses is not`() async throws {
        try await withAccount("GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO %account%") { place, database in
            try await database.client("CREATE DATABASE migrate_scratch_1000000000_left")
            let live = try await database.open().server
            let first = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            let second = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            let left = try await database.client("SHOW DATABASES LIKE 'migrate_scratch%'")
            #expect(!left.contains("1000000000_left"))
            #expect(left.contains(first.session.server.schema) && left.contains(second.session.server.schema))
            await first.remove()
            await second.remove()
        }
    }

    @Test func `an account that has a right elsewhere is refused`() async throws {
        let grants =
            "GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO %account%; GRANT SELECT ON mysql.* TO %account%"
        try await withAccount(grants) { place, database in
            let live = try await database.open().server
            let error = await failure { () throws(DatabaseError) in
                _ = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            }
            #expect(error?.kind == .unsupported)
            #expect(error?.message.contains("GRANT SELECT ON `mysql`.*") == true)
        }
    }

    @Test func `a database that is not empty is left alone`() async throws {
        try await withAccount("GRANT ALL PRIVILEGES ON migrate_scratch.* TO %account%") { place, database in
            let live = try await database.open().server
            var place = place
            place.database = "migrate_scratch"
            try await database.client("CREATE DATABASE migrate_scratch; CREATE TABLE migrate_scratch.t (a INT)")
            let error = await failure { () throws(DatabaseError) in
                _ = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            }
            #expect(error?.message.contains("is not empty") == true)
            try await database.client("DROP TABLE migrate_scratch.t")
            let scratch = try await MariaDB().openScratch(like: live, target: database.endpoint, at: place)
            try await scratch.session.execute(Statement("CREATE TABLE t (a INT)"))
            await scratch.remove()
            #expect(try await database.client("SHOW TABLES IN migrate_scratch") == "")
            try await database.client("DROP DATABASE migrate_scratch")
        }
    }

    @Test func `a database that was made and cannot be opened is dropped`() async throws {
        try await withAccount("GRANT ALL PRIVILEGES ON `migrate\\_scratch\\_%`.* TO %account%") { place, database in
            let live = try await database.open()
            let likeness = try await MariaDBLikeness(of: live.server, session: live)
            var target = database.endpoint
            target.settings["sql_mode"] = "NO_SUCH_MODE"
            let error = await failure { () throws(DatabaseError) in
                _ = try await MariaDBAccountScratch.open(like: likeness, target: target, at: place)
            }
            #expect(error?.message.contains("NO_SUCH_MODE") == true)
            #expect(try await database.client("SHOW DATABASES LIKE 'migrate_scratch%'") == "")
        }
    }

    private func withAccount(_ grants: String, _ body: (Endpoint, TestDatabase) async throws -> Void) async throws {
        try await withTestDatabase(.mariadb) { database in
            let name = "s\(String(UInt32.random(in: .min ... .max), radix: 36))"
            let account = "'\(name)'@'%'"
            try await database.client(
                "CREATE USER \(account) IDENTIFIED BY 'secret'; \(grants.replacing("%account%", with: account))"
            )
            var place = database.endpoint
            (place.user, place.password, place.database) = (name, Secret("secret"), "migrate_scratch_ci")
            do {
                try await body(place, database)
            } catch {
                try await database.client("DROP USER \(account)")
                throw error
            }
            try await database.client("DROP USER \(account)")
        }
    }

    private func failure(_ body: () async throws(DatabaseError) -> Void) async -> DatabaseError? {
        do throws(DatabaseError) {
            try await body()
            return nil
        } catch {
            return error
        }
    }
}
