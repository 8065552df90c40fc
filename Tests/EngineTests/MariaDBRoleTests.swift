import Database
import SQLText
import Testing

@testable import MariaDBEngine

/// Servers that are not there when these tests run, known by what they say of themselves.
@Suite struct MariaDBRoles {
    private let endpoint = Endpoint(dialect: .mariadb, address: .tcp(host: "db", port: 3306), database: "app")

    @Test(arguments: [
        (["read_only": "ON"], DatabaseError.Kind.readOnly), (["read_only": "NO_LOCK"], .readOnly),
        (["super_read_only": "1", "read_only": "1"], .readOnly), (["innodb_read_only": "ON"], .readOnly),
        (["wsrep_on": "ON"], .unsupported),
    ])
    func `a server that must not be written may be looked at`(_ facts: [String: String], _ kind: DatabaseError.Kind) {
        let error = #expect(throws: DatabaseError.self) {
            try MariaDBRole.check(facts, endpoint: endpoint, access: .readWrite)
        }
        #expect(error?.kind == kind)
        #expect(throws: Never.self) { try MariaDBRole.check(facts, endpoint: endpoint, access: .readOnly) }
    }

    @Test func `an ordinary server may be written`() {
        let facts = ["read_only": "OFF", "wsrep_on": "OFF", "innodb_read_only": "OFF"]
        #expect(throws: Never.self) { try MariaDBRole.check(facts, endpoint: endpoint, access: .readWrite) }
        #expect(throws: Never.self) { try MariaDBRole.check([:], endpoint: endpoint, access: .readWrite) }
    }

    @Test(arguments: [
        ("10.11.19-MariaDB-0+deb12u1", Dialect.mariadb), ("11.8.2-MariaDB-log", .mariadb), ("8.0.40", .mysql),
        ("5.7.44-log", .mysql), ("9.1.0", .mysql),
    ])
    func `the version tells the dialect`(_ text: String, _ dialect: Dialect) {
        let version = MariaDBVersion(text)
        #expect(version.dialect == dialect)
        #expect(throws: Never.self) { try version.check() }
    }

    @Test(arguments: ["10.2.44-MariaDB", "5.5.68-MariaDB", "5.6.51", ""])
    func `servers that are too old are refused`(_ text: String) {
        #expect(throws: DatabaseError.self) { try MariaDBVersion(text).check() }
    }
}
