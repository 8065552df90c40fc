import Database
import Files
import SQLText
import Secrets

/// A server of our own without network, which holds one scratch database at a time.
///
/// Takes about half a second to start, so it is kept for the next replay; it ends with this process at the latest.
final class MariaDBPrivateServer: Sendable {
    /// What it was started with: another live server's settings need another private one.
    let options: [String]
    /// Where its files are.
    var folder: String { process.folder }
    /// The version that it shares with the live server.
    let series: String
    private let process: MariaDBServerProcess
    /// Where the account that may do everything logs in.
    private let administration: Endpoint

    /// Longer than any start that comes to a good end.
    private static let startBound = Duration.seconds(60)

    /// Starts it and waits until it answers.
    init(like likeness: MariaDBLikeness) async throws(DatabaseError) {
        let program = try MariaDBServerProgram.find(like: likeness.server)
        let folder = try MariaDBPrivateFolder()
        let (administrator, password) = (Self.token(), Self.token())
        options = likeness.serverOptions
        series = likeness.series
        administration = Endpoint(
            dialect: .mariadb,
            address: .socket(path: "\(folder.path)/socket", port: 0),
            user: administrator,
            password: Secret(password),
            database: "mysql"
        )
        do throws(FileError) {
            let tables = Array("CREATE DATABASE mysql;\nUSE mysql;\n".utf8) + program.tables
            try File.write(tables, to: "\(folder.path)/tables.sql")
            // One statement a line, as the server reads this file.
            let account = """
                CREATE USER '\(administrator)'@'localhost' IDENTIFIED BY '\(password)';
                GRANT ALL PRIVILEGES ON *.* TO '\(administrator)'@'localhost' WITH GRANT OPTION;

                """
            try File.write(Array(account.utf8), to: "\(folder.path)/account.sql")
        } catch {
            throw DatabaseError(.unsupported, "A private server cannot be started: \(error)")
        }
        process = try MariaDBServerProcess(
            folder: folder.path,
            command: [program.path] + Self.fixedOptions(folder.path, account: folder.account) + likeness.serverOptions,
            lock: folder.lock
        )
        try await waitUntilReady()
    }

    /// Makes the live database's namesake, empty, and gives the place and the account for a session in it.
    func prepare(_ likeness: MariaDBLikeness, target: Endpoint) async throws(DatabaseError) -> Endpoint {
        let session = try await MariaDB().open(administration, access: .readWrite)
        let password = Self.token()
        let user = likeness.server.user
        let account = "\(MariaDBQuoting.text(user))@'%'"
        let database = likeness.server.schema
        let pattern = database.replacing(anyOf: "_%")
        let statements = [
            likeness.creation(of: database),
            "CREATE USER \(account) IDENTIFIED BY '\(password)'",
            "GRANT ALL PRIVILEGES ON \(MariaDBQuoting.name(pattern)).* TO \(account)",
            "GRANT \(Self.rights(on: likeness.server)) ON *.* TO \(account)",
        ]
        for statement in statements { _ = try await session.rows(statement) }
        var endpoint = administration
        endpoint.user = user
        endpoint.password = Secret(password)
        endpoint.database = database
        endpoint.limits = target.limits
        endpoint.settings = likeness.sessionSettings(over: target.settings)
        return endpoint
    }

    /// Removes what `prepare` made and everything that was made in it.
    func clear(_ server: Server) async throws(DatabaseError) {
        let session = try await MariaDB().open(administration, access: .readWrite)
        for statement in [
            "DROP DATABASE IF EXISTS \(MariaDBQuoting.name(server.schema))",
            "DROP USER IF EXISTS \(MariaDBQuoting.text(server.user))@'%'",
        ] {
            _ = try await session.rows(statement)
        }
    }

    private func waitUntilReady() async throws(DatabaseError) {
        var knock = administration
        // Less than the first pause of `open`, since the pauses here are shorter.
        knock.limits.connect = .milliseconds(20)
        var patience = Patience(within: Self.startBound, pauses: .milliseconds(10)...(.milliseconds(20)))
        while true {
            do throws(DatabaseError) {
                _ = try await MariaDB().open(knock, access: .readWrite)
                return
            } catch {
                guard !process.hasEnded, try await patience.pause() else {
                    throw DatabaseError(
                        .unsupported,
                        "The private server for the replay did not start: \(error.message)",
                        detail: process.lastWords
                    )
                }
            }
        }
    }

    /// Global rights that a replay needs and that reach nothing beyond: no files, no accounts, no other database.
    private static func rights(on server: Server) -> String {
        MariaDBVersion(server.version).hasFineRights
            ? "SELECT, PROCESS, SET USER, BINLOG ADMIN" : "SELECT, PROCESS, SUPER"
    }

    private static func fixedOptions(_ folder: String, account: String?) -> [String] {
        (account.map { ["--no-defaults", "--user=\($0)"] } ?? ["--no-defaults"]) + [
            "--datadir=\(folder)/data", "--socket=\(folder)/socket", "--pid-file=\(folder)/data/pid",
            "--tmpdir=\(folder)/temporary",
            // Nobody else comes in, and nothing goes out.
            "--skip-networking", "--secure-file-priv=\(folder)/files", "--plugin-dir=\(folder)/plugins",
            "--local-infile=0", "--symbolic-links=0", "--event-scheduler=OFF", "--skip-log-bin",
            "--skip-slave-start", "--skip-name-resolve",
            // Quick and small: the data need not outlive the process.
            "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-flush-method=nosync",
            "--innodb-log-file-size=8M", "--innodb-buffer-pool-size=32M",
            "--innodb-data-file-path=ibdata1:2M:autoextend", "--innodb-autoextend-increment=1",
            "--innodb-buffer-pool-load-at-startup=0", "--innodb-buffer-pool-dump-at-shutdown=0",
            "--key-buffer-size=64K", "--aria-pagecache-buffer-size=4M", "--performance-schema=0",
            "--max-connections=20", "--log-warnings=1",
        ]
    }

    private static func token() -> String { "m" + String(UInt64.random(in: .min ... .max), radix: 36) }
}

extension String {
    /// With a backslash before each of the given characters.
    fileprivate func replacing(anyOf characters: String) -> String {
        reduce(into: "") { text, character in
            if characters.contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
