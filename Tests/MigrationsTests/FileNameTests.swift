import Migrations
import Testing

@Suite struct FileNames {
    /// A name and what it says: the kind with its version, and the description.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let meaning: String

        init(_ name: String, _ meaning: String) {
            self.name = name
            self.meaning = meaning
        }

        var testDescription: String { name }
    }

    static func meaning(_ verdict: FileNameVerdict) -> String {
        switch verdict {
        case .migration(let name):
            switch name.kind {
            case .versioned(let version): "V \(version) [\(name.description)]"
            case .repeatable: "R [\(name.description)]"
            case .baseline(let version): "B \(version) [\(name.description)]"
            case .undo(let version): "U \(version) [\(name.description)]"
            }
        case .callback(let event, let description): "\(event) [\(description)]"
        case .misnamed(_, let nearest): "misnamed, \(nearest ?? "no idea")"
        case .unrelated: "unrelated"
        }
    }

    @Test(arguments: [
        Case("V1__create.sql", "V 1 [create]"), Case("V1.sql", "V 1 []"), Case("V1__.sql", "V 1 []"),
        Case("V1_2__add_refund.sql", "V 1.2 [add refund]"), Case("V1.2__x.sql", "V 1.2 [x]"),
        Case("V001_0__x.sql", "V 001.0 [x]"), Case("V002_0__leading__zeros.sql", "V 002.0 [leading  zeros]"),
        Case("V20240101120000__sub folder.sql", "V 20240101120000 [sub folder]"),
        Case("V99999999999999999999__x.sql", "V 99999999999999999999 [x]"),
        Case("V1__a__b.sql", "V 1 [a  b]"), Case("V1___a.sql", "V 1 [ a]"),
        Case("V1__add-index.sql", "V 1 [add-index]"),
        Case("V1__déjà_vu.sql", "V 1 [déjà vu]"), Case("V1__홍.sql", "V 1 [홍]"), Case("V1__x.SQL", "V 1 [x]"),
        Case("V1__x.Sql", "V 1 [x]"), Case("V1__x.sql.sql", "V 1 [x.sql]"), Case("V1__v2.0.sql", "V 1 [v2.0]"),
        Case("V1__2nd_step.sql", "V 1 [2nd step]"), Case("V1__ x.sql", "V 1 [ x]"),
        Case("R__view.sql", "R [view]"), Case("R__account_view.sql", "R [account view]"), Case("R__.sql", "R []"),
        Case("R__1.sql", "R [1]"), Case("R__a__b.sql", "R [a  b]"), Case("R.sql", "R []"),
        Case("B5__baseline.sql", "B 5 [baseline]"), Case("B5.sql", "B 5 []"), Case("U1_2__x.sql", "U 1.2 [x]"),
        Case("beforeMigrate.sql", "beforeMigrate []"),
        Case("afterMigrate__grant_rights.sql", "afterMigrate [grant rights]"),
        Case("afterEachMigrateStatementError.sql", "afterEachMigrateStatementError []"),
        Case("createSchema.sql", "createSchema []"), Case("beforeRepeatables__x.sql", "beforeRepeatables [x]"),
        Case("V1__x.sql.conf", "unrelated"), Case("readme.md", "unrelated"), Case("V1__x.txt", "unrelated"),
        Case("sql", "unrelated"), Case("V1__xsql", "unrelated"), Case("migrations.sum", "unrelated"),
    ])
    func `a name says what it says in Flyway`(_ example: Case) {
        #expect(Self.meaning(NamingRules().judge(example.name)) == example.meaning)
    }

    @Test(arguments: [
        Case("V1_create.sql", "V1__create.sql"), Case("V1_2_create.sql", "V1.2__create.sql"),
        Case("V1-create.sql", "V1__create.sql"), Case("V1 create.sql", "V1__create.sql"),
        Case("V1.create.sql", "V1__create.sql"), Case("V1create.sql", "V1__create.sql"),
        Case("V1_2nd_step.sql", "V1__2nd_step.sql"), Case("V1._x.sql", "V1__x.sql"),
        Case("V1..2__x.sql", "V1.2__x.sql"),
        Case("V1.__x.sql", "V1__x.sql"), Case("V-1__x.sql", "V1__x.sql"), Case("V+3__x.sql", "V3__x.sql"),
        Case("V1a__x.sql", "V1__a__x.sql"), Case("v1__x.sql", "V1__x.sql"), Case("v1_x.sql", "V1__x.sql"),
        Case("V_1__x.sql", "V1__x.sql"), Case("1__x.sql", "V1__x.sql"),
        Case("001_create_table.sql", "V001__create_table.sql"),
        Case("20240101120000_add.sql", "V20240101120000__add.sql"), Case("r__view.sql", "R__view.sql"),
        Case("R_view.sql", "R__view.sql"), Case("R-view.sql", "R__view.sql"), Case("R1__view.sql", "R__view.sql"),
        Case("u1__x.sql", "U1__x.sql"), Case("b5_base.sql", "B5__base.sql"), Case("V1_x.SQL", "V1__x.SQL"),
        Case("beforemigrate.sql", "beforeMigrate.sql"), Case("afterMigrat.sql", "afterMigrate.sql"),
        Case("V__x.sql", "no idea"), Case("create.sql", "no idea"), Case("Readme.sql", "no idea"),
        Case("Vacuum.sql", "no idea"), Case(".sql", "no idea"),
    ])
    func `a misnamed file is refused with the name that was probably meant`(_ example: Case) {
        #expect(Self.meaning(NamingRules().judge(example.name)) == "misnamed, \(example.meaning)")
    }

    @Test func `other prefixes, separators and suffixes can be set`() {
        var rules = NamingRules()
        rules.versionedPrefix = ""
        rules.separator = "-"
        rules.suffixes = [".ddl", ".up.sql", ".sql"]
        #expect(Self.meaning(rules.judge("7-x.ddl")) == "V 7 [x]")
        #expect(Self.meaning(rules.judge("7-x.up.sql")) == "V 7 [x]")
        #expect(Self.meaning(rules.judge("7-x.UP.sql")) == "V 7 [x]")
        #expect(Self.meaning(rules.judge("7_1-add_it.sql")) == "V 7.1 [add it]")
        #expect(Self.meaning(rules.judge("R-view.sql")) == "R [view]")
    }

    @Test func `the longest prefix that fits counts`() {
        var rules = NamingRules()
        rules.versionedPrefix = "R1"
        #expect(Self.meaning(rules.judge("R12__x.sql")) == "V 2 [x]")
        #expect(Self.meaning(rules.judge("R__x.sql")) == "R [x]")
    }

    @Test func `a reason says what is wrong with the name`() throws {
        guard case .misnamed(let reason, _) = NamingRules().judge("V1_create.sql") else {
            Issue.record("it is misnamed")
            return
        }
        #expect(reason.contains("\"1_create\" is no version"))
    }
}
