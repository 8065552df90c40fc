import Files
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct SameDatabase {
    private func problems(_ first: String, _ second: String) throws -> [String] {
        try TopologyTests.problems(
            choosing: ["a"],
            environment: "dev",
            in: [
                "environments/dev.yaml": "environment: dev",
                "shards/a.yaml": "shard: a\nenvironments: {dev: {url: \"\(first)\"}}",
                "shards/b.yaml": "# b\nshard: b\nenvironments: {dev: {url: \"\(second)\"}}",
            ]
        )
    }

    @Test(arguments: [
        ("mariadb://u@h/d", "mariadb://u@h/d"), ("mariadb://u@h/d", "mysql://other@H.:3306/d?tls=disable"),
        ("mariadb://u@localhost/d", "mariadb://u@127.0.0.1/d"), ("mariadb://u@127.9.9.9/d", "mariadb://u@[::1]/d"),
        ("mariadb://u@[::ffff:127.0.0.1]/d", "mariadb://u@localhost/d"),
        ("postgres://u@[2001:db8::1]/d", "postgres://u@[2001:DB8:0::1]:5432/d"),
        ("postgres://u@h/d", "postgres://u@h/d?schema=public"), ("sqlite:x/../a.db", "sqlite:./a.db"),
        ("mariadb://u@/d?socket=/s", "mariadb://u@localhost:3307/d?socket=/s"),
        ("mariadb://${env:A}:${env:B}@h/d", "mariadb://u@h/d"),
    ])
    func `two shards on one database are refused with both names and places`(first: String, second: String) throws {
        #expect(
            try problems(first, second) == [
                "shards/b.yaml:2:8: Shards a and b lead to the same database in environment dev. "
                    + "Shard a is declared at shards/a.yaml:1:8. Give one of them another url."
            ]
        )
    }

    @Test(arguments: [
        ("mariadb://u@h/d", "mariadb://u@h/D"), ("mariadb://u@h/d", "mariadb://u@h:3307/d"),
        ("postgres://u@h/d", "postgres://u@h/d?schema=other"), ("sqlite::memory:", "sqlite::memory:"),
        ("mariadb://u@${env:H}/d", "mariadb://u@${env:H}/d"), ("${env:URL}", "${env:URL}"),
        ("postgres://u@h/d", "mariadb://u@h/d"), ("sqlite:a.db", "sqlite:b.db"),
    ])
    func `different databases, and those that only a variable knows, are left alone`(
        first: String,
        second: String
    ) throws {
        #expect(try problems(first, second) == [])
    }

    @Test func `a link to a SQLite file is the file`() throws {
        let folder = ScratchFolder.current
        try File.write([], to: "\(folder)/real.db")
        #expect(makeLink("\(folder)/link.db", to: "real.db"))
        #expect(try problems("sqlite:real.db", "sqlite:link.db").count == 1)
        try Folder.create("\(folder)/data")
        #expect(makeLink("\(folder)/alias", to: "data"))
        #expect(try problems("sqlite:data/new.db", "sqlite:alias/new.db").count == 1)
    }
}
