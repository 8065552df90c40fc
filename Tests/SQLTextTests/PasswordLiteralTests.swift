import SQLText
import Testing

/// The statement as the splitter cuts it out of a script, and the literals in it that are taken for passwords.
private func passwords(_ text: String, _ dialect: Dialect = .mariadb) throws -> [[String]] {
    try statement(text, LexicalRules(dialect)).passwordLiterals(LexicalRules(dialect)).map(\.spellings)
}

private func statement(_ text: String, _ rules: LexicalRules) throws -> Statement {
    var reader = ScriptReader(TextSource(text), rules: rules)
    while let part = try reader.next() {
        if case .statement(let statement) = part.element { return statement }
    }
    throw SQLTextError.unreadable(reason: "There is no statement.", at: nil)
}

@Suite struct PasswordLiterals {
    @Test(arguments: [
        (Dialect.mariadb, "CREATE USER u IDENTIFIED BY 'hunter2'", ["hunter2"]),
        (.mariadb, "CREATE USER u IDENTIFIED BY \"hunter2\"", ["hunter2"]),
        (.mariadb, "/*!50001 CREATE USER u IDENTIFIED BY 'hunter2' */", ["hunter2"]),
        (.mariadb, "ALTER USER u IDENTIFIED BY PASSWORD '*AB'", ["*AB"]),
        (.mariadb, "GRANT ALL ON *.* TO u IDENTIFIED VIA ed25519 USING PASSWORD('hunter2')", ["hunter2"]),
        (.mariadb, "SET PASSWORD = PASSWORD('hunter2')", ["hunter2"]),
        (.mariadb, "set password = _utf8mb4'hunter2'", ["hunter2"]),
        (.mariadb, "CHANGE MASTER TO MASTER_USER='r', MASTER_PASSWORD='hunter2', MASTER_PORT=1", ["hunter2"]),
        (.mariadb, "CREATE USER u IDENTIFIED /* BY 'no' */ BY 'hunter2'", ["hunter2"]),
        (.mysql, "CREATE USER u IDENTIFIED WITH caching_sha2_password AS 'hunter2'", ["hunter2"]),
        (.mysql, "ALTER USER u IDENTIFIED BY 'new' REPLACE 'old'", ["new", "old"]),
        (.postgres, "CREATE ROLE r LOGIN PASSWORD 'hunter2' VALID UNTIL 'infinity'", ["hunter2"]),
        (.postgres, "ALTER ROLE r ENCRYPTED PASSWORD $$hunter2$$", ["hunter2"]),
        (.postgres, "ALTER ROLE r PASSWORD $x$a$$b$x$", ["a$$b"]),
        (.postgres, "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password 'hunter2')", ["hunter2"]),
        (.postgres, "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', \"password\" 'hunter2')", ["hunter2"]),
        (.postgres, "CREATE SUBSCRIPTION s CONNECTION 'host=h password=p' PUBLICATION p", ["host=h password=p"]),
        (.sqlite, "PRAGMA passphrase = 'hunter2'", ["hunter2"]),
    ])
    func `a literal that a word announces as a password is found`(
        dialect: Dialect,
        text: String,
        expected: [String]
    ) throws {
        #expect(try passwords(text, dialect) == expected.map { [$0] })
    }

    @Test(arguments: [
        (Dialect.mariadb, #"SET PASSWORD = 'a\'b'"#, #"a\'b"#, "a'b"),
        (.mariadb, "SET PASSWORD = 'a''b'", "a''b", "a'b"),
        (.mariadb, #"SET PASSWORD = "a\\""b""#, #"a\\""b"#, #"a\"b"#),
        (.postgres, #"ALTER ROLE r PASSWORD E'a\'\nb'"#, #"a\'\nb"#, "a'\nb"),
    ])
    func `an escaped password is known as it is written and as the server reads it`(
        dialect: Dialect,
        text: String,
        written: String,
        read: String
    ) throws {
        #expect(try passwords(text, dialect) == [[written, read]])
    }

    @Test(arguments: [
        "INSERT INTO users (name, password) VALUES ('alice', 'x')", "SELECT 'a', password FROM t WHERE b = 'c'",
        "CREATE TABLE t (password VARCHAR(20) DEFAULT 'x')", "SELECT 1 -- the password is 'secret'",
        "CREATE USER u IDENTIFIED BY ''",
    ])
    func `what nothing announces is no password`(text: String) throws {
        #expect(try passwords(text) == [])
    }

    @Test func `where the rules have changed since, everything behind the announcement counts`() throws {
        var rules = LexicalRules(.mariadb)
        rules.backslashEscapes = false
        let statement = try statement(#"SET PASSWORD = 'hunter2\'"#, rules)
        #expect(statement.passwordLiterals(LexicalRules(.mariadb)).count == 1)
    }
}

@Suite struct Statements {
    @Test(arguments: [
        (Dialect.mariadb, "create table t (a int)", "CREATE"),
        (.mariadb, "/*!50001 CREATE VIEW v AS SELECT 1 */", "CREATE"),
        (.mariadb, "-- a\n/* b */ Grant ALL ON *.* TO u", "GRANT"), (.postgres, "(SELECT 1)", ""),
        (.sqlite, "\"a\"", ""),
        (.mariadb, "DELIMITER $$\nDROP TABLE t$$", "DROP"),
    ])
    func `the first keyword says what a statement does`(dialect: Dialect, text: String, keyword: String) throws {
        #expect(try statement(text, LexicalRules(dialect)).firstKeyword == keyword)
    }

    @Test(arguments: [(0, 2, 3), (6, 2, 9), (7, 3, 1), (10, 4, 1), (11, 5, 1), (99, 5, 2), (-1, 2, 3)])
    func `an offset in a statement is a place in its file`(offset: Int, line: Int, column: Int) throws {
        let statement = try statement("\n  SELECT\n1\r\n\r1;", LexicalRules(.postgres))
        let position = statement.position(atOffset: offset)
        #expect(position.line == line && position.column == column, "\(position)")
    }

    @Test(arguments: [
        (Dialect.postgres, "START TRANSACTION", TransactionControl.begins), (.postgres, "END", .commits),
        (.mariadb, "COMMIT", .commits), (.sqlite, "ROLLBACK", .other), (.postgres, "ABORT", .other),
    ])
    func `a statement says what it does to the transaction around it`(
        dialect: Dialect,
        text: String,
        control: TransactionControl
    ) throws {
        let expected = TransactionUse.controlsTransaction(control, keywords: text)
        #expect(try statement(text, LexicalRules(dialect)).transactionUse == expected)
    }
}
