import SQLText
import TestSupport
import Testing

@testable import Operations

/// The excerpt of a statement as the dialect's own client would send it.
private func excerpt(_ text: String, _ dialect: Dialect = .mariadb) -> StatementExcerpt {
    StatementExcerpt(
        Statement(bytes: Array(text.utf8), position: .start, transactionUse: .either),
        rules: LexicalRules(dialect)
    )
}

@Suite struct StatementExcerpts {
    @Test(arguments: [
        (Dialect.mariadb, "CREATE USER u IDENTIFIED BY 'hunter2'"),
        (.mariadb, "CREATE USER u IDENTIFIED BY \"hunter2\""),
        (.mariadb, "ALTER USER u IDENTIFIED BY PASSWORD '*hunter2'"),
        (.mariadb, "CREATE USER u IDENTIFIED VIA mysql_native_password USING PASSWORD('hunter2')"),
        (.mariadb, "CREATE USER u IDENTIFIED VIA ed25519 USING PASSWORD('hunter2')"),
        (.mysql, "CREATE USER u IDENTIFIED WITH caching_sha2_password BY 'hunter2'"),
        (.mysql, "ALTER USER u IDENTIFIED BY 'hunter2' REPLACE 'hunter2'"),
        (.mariadb, "SET PASSWORD FOR 'u'@'%' = PASSWORD('hunter2')"),
        (.mariadb, "set password = 'hunter2'"),
        (.mariadb, "CHANGE MASTER TO MASTER_USER='r', MASTER_PASSWORD='hunter2'"),
        (.mariadb, "CREATE USER u IDENTIFIED BY 'ab\\'hunter2'"),
        (.mariadb, "CREATE USER u IDENTIFIED BY 'ab''hunter2'"),
        (.mariadb, "CREATE USER u IDENTIFIED /* for a while */ BY 'hunter2'"),
        (.postgres, "CREATE ROLE r LOGIN PASSWORD 'hunter2'"),
        (.postgres, "ALTER ROLE r ENCRYPTED PASSWORD $$hunter2$$"),
        (.postgres, "ALTER ROLE r PASSWORD $x$hunter2$x$"),
        (.postgres, "ALTER ROLE r PASSWORD E'ab\\'hunter2'"),
        (.postgres, "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password 'hunter2')"),
        (.postgres, "CREATE SUBSCRIPTION s CONNECTION 'host=h password=hunter2' PUBLICATION p"),
        (.sqlite, "PRAGMA passphrase = 'hunter2'"),
    ])
    func `passwords are masked, however they are written`(dialect: Dialect, text: String) {
        let shown = excerpt(text, dialect).text
        #expect(shown.contains("***"))
        #expect(!shown.contains("hunter2"), "\(shown)")
    }

    @Test func `the server's words are masked too`() {
        let excerpt = excerpt("CREATE USER u IDENTIFIED BY 'hunter2'")
        #expect(excerpt.masked("error near 'hunter2' at line 1") == "error near '***' at line 1")
    }

    @Test(arguments: [
        "INSERT INTO users (name, password) VALUES ('alice', 'x')", "SELECT 'a', password FROM t WHERE b = 'c'",
        "CREATE TABLE t (password VARCHAR(20) DEFAULT '')", "SELECT 1 -- the password is 'secret'",
    ])
    func `what is no password stays readable`(text: String) {
        #expect(excerpt(text).text == text)
    }

    @Test func `a short password does not tear the rest of the text to pieces`() {
        let text = excerpt("CREATE USER anna IDENTIFIED BY 'a' COMMENT 'banana'").text
        #expect(text.hasPrefix("CREATE USER anna IDENTIFIED BY '***'"))
    }

    @Test func `four lines are shown at most`() {
        #expect(excerpt("SELECT\n1,\n2,\n3,\n4").text == "SELECT\n1,\n2,\n3, …")
        #expect(excerpt("SELECT\n1,\n2,\n3").text == "SELECT\n1,\n2,\n3")
    }

    @Test func `a long line is cut`() {
        let text = excerpt("SELECT '\(String(repeating: "é", count: 300))'").text
        #expect(text.count == 242)
        #expect(text.hasSuffix("é …"))
    }

    @Test func `a password behind what is shown is masked in the server's words all the same`() {
        let padding = String(repeating: " ", count: 20_000)
        let excerpt = excerpt("CREATE USER u\(padding)IDENTIFIED BY 'hunter2'")
        #expect(excerpt.masked("near 'hunter2'") == "near '***'")
    }
}
