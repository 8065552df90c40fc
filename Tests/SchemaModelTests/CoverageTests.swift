import SchemaModel
import Testing

@Suite struct Coverage {
    @Test func `what was compared is counted, tables and their parts first`() {
        let view = Sample.part(.view, "v", [.definition: "SELECT 1"])
        let objects = [
            Sample.part(.sequence, "s"), view, Sample.payment(), Sample.payment("paid"), Sample.part(.domain, "d"),
        ]
        #expect(
            Schema(objects: objects).coverage.sentence
                == "2 tables, 4 columns, 2 primary keys, 2 indexes, 1 view, 1 domain, 1 sequence"
        )
        #expect(Schema().coverage.sentence == "nothing")
    }

    @Test func `several schemas are counted together`() {
        let schemas = [Schema(objects: [Sample.payment()]), Schema(objects: [Sample.payment()])]
        #expect(SchemaCoverage(schemas).sentence == "2 tables, 4 columns, 2 primary keys, 2 indexes")
    }

    @Test func `coverage is equal when all counts are`() {
        let (one, two) = (Schema(objects: [Sample.payment()]), Schema(objects: [Sample.payment("x")]))
        #expect(one.coverage == two.coverage)
        #expect(one.coverage.hashValue == two.coverage.hashValue)
        #expect(one.coverage != Schema().coverage)
        #expect(one.coverage != SchemaCoverage([one, two]))
    }

    @Test(arguments: [
        (ObjectKind.table, "table", "tables"), (.index, "index", "indexes"), (.policy, "policy", "policies"),
        (.foreignKey, "foreign key", "foreign keys"), (.unique, "unique constraint", "unique constraints"),
        (.exclusion, "exclusion constraint", "exclusion constraints"), (.statistics, "statistics", "statistics"),
        (.defaultPrivileges, "default privileges", "default privileges"),
        (.operatorClass, "operator class", "operator classes"),
        (.textSearchDictionary, "text search dictionary", "text search dictionaries"),
        (.packageBody, "package body", "package bodies"), (.check, "check", "checks"),
    ])
    func `the words for one and for many`(kind: ObjectKind, one: String, many: String) {
        #expect(kind.words(for: 1) == one)
        #expect(kind.words(for: 2) == many)
        #expect(kind.words(for: 0) == many)
    }
}

@Suite struct Paths {
    let table = Sample.table("payment", in: "reporting", [])

    @Test func `a pattern and a phrase for an object and for a part`() {
        let column = ObjectPath(Sample.column("memo"), of: table)
        #expect(column.pattern == "column:reporting.payment.memo")
        #expect("\(column)" == "column memo of table reporting.payment")
        #expect(ObjectPath(table).pattern == "table:reporting.payment")
        #expect("\(ObjectPath(table))" == "table reporting.payment")
        #expect(ObjectPath(Sample.part(.view, "daily")).pattern == "view:daily")
    }

    @Test func `another name for the object or for the part`() {
        #expect(ObjectPath(table).renamed("paid").pattern == "table:reporting.paid")
        #expect(ObjectPath(Sample.column("memo"), of: table).renamed("note").pattern == "column:reporting.payment.note")
    }

    @Test func `a change is at the path that it names`() {
        let path = ObjectPath(table)
        let all: [SchemaChange] = [
            .missing(path, table), .unexpected(path, table), .changed(path, .comment, expected: nil, found: "x"),
            .renamed(path, to: "x"), .reordered(path, expected: ["a"], found: ["b"]),
        ]
        #expect(all.allSatisfy { $0.path == path })
        #expect(all.allSatisfy { $0.inverted.inverted == $0 && $0.inverted != $0 })
    }
}
