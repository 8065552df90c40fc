import SchemaModel
import Testing

@Suite struct Comparing {
    @Test func `equal schemas have no difference, in whatever order they were given`() {
        let (table, view) = (Sample.payment(), Sample.part(.view, "daily", [.definition: "SELECT 1", .owner: "a"]))
        #expect(changes([table, view], [view, table]).isEmpty)
        let turned = SchemaObject(
            .view,
            name: "daily",
            attributes: [Attribute(.owner, "a"), Attribute(.definition, "SELECT 1")]
        )
        #expect(changes([view], [turned]).isEmpty)
    }

    @Test func `an object on one side only is one difference, whatever it holds`() {
        #expect(changes([Sample.payment()], []) == [.missing(ObjectPath(Sample.payment()), Sample.payment())])
        #expect(changes([], [Sample.payment()]) == [.unexpected(ObjectPath(Sample.payment()), Sample.payment())])
    }

    @Test func `a part on one side only is said at the part`() {
        let parts = Sample.payment().parts
        let more = Sample.table("payment", parts + [Sample.column("memo", "text")])
        #expect(changes([Sample.payment()], [more]).map(\.words) == ["+ column:payment.memo"])
        let less = Sample.table("payment", parts.filter { $0.kind != .index })
        #expect(changes([Sample.payment()], [less]).map(\.words) == ["- index:payment.payment_amount"])
    }

    @Test func `a fact is changed, added or gone`() {
        let old = Sample.table("t", [.comment: "one", .engine: "InnoDB"], [])
        let new = Sample.table("t", [.comment: "two", .strict: "yes"], [])
        #expect(
            changes([old], [new]).map(\.words) == [
                "~ table:t comment: one → two", "~ table:t engine: InnoDB → nothing", "~ table:t strict: nothing → yes",
            ]
        )
    }

    @Test func `one name in two schemas is two objects`() {
        let (home, away) = (Sample.table("t", []), Sample.table("t", in: "reporting", []))
        #expect(changes([home, away], [home]).map(\.words) == ["- table:reporting.t"])
        #expect(changes([home], [home, away]).map(\.words) == ["+ table:reporting.t"])
    }

    @Test func `one name of two kinds is two objects`() {
        let found = Sample.part(.view, "t", [.definition: "SELECT 1"])
        #expect(changes([Sample.table("t", [])], [found]).map(\.words) == ["- table:t", "+ view:t"])
    }

    @Test func `names and values that look alike and have other bytes are different`() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let old = Sample.column("name", "text", [.default: "'\(composed)'"])
        let new = Sample.column("name", "text", [.default: "'\(decomposed)'"])
        #expect(changes([Sample.table("t", [old])], [Sample.table("t", [new])]).count == 1)
        let both = [Sample.column(composed), Sample.column(decomposed)]
        let one = changes([Sample.table("t", both)], [Sample.table("t", [both[1]])])
        #expect(one == [.missing(ObjectPath(both[0], of: Sample.table("t", [])), both[0])])
        let tables = both.map { Sample.table($0.name, []) }
        #expect(changes(tables, tables).isEmpty)
        #expect(changes(tables.reversed(), tables).isEmpty)
    }

    @Suite struct ColumnOrder {
        let columns = ["a", "b", "c", "d"].map { Sample.column($0, "type of \($0)") }

        @Test func `other places of the same columns are one difference`() {
            let found = [columns[0], columns[2], columns[1], columns[3]]
            #expect(
                changes([Sample.table("t", columns)], [Sample.table("t", found)]).map(\.words)
                    == ["% table:t a b c d → a c b d"]
            )
        }

        @Test func `a column that is gone from the middle leaves the order as it was`() {
            let found = columns.filter { $0.name != "b" }
            #expect(changes([Sample.table("t", columns)], [Sample.table("t", found)]).map(\.words) == ["- column:t.b"])
        }

        @Test func `a column that is new in the middle leaves the order as it was`() {
            var found = columns
            found.insert(Sample.column("x", "text"), at: 2)
            #expect(changes([Sample.table("t", columns)], [Sample.table("t", found)]).map(\.words) == ["+ column:t.x"])
        }

        @Test func `columns stand before everything else, in their own order`() {
            let (index, key) = (Sample.part(.index, "a"), Sample.part(.check, "z"))
            let table = Sample.table("t", [index, columns[3], key, columns[0]])
            #expect(table.parts.map(\.name) == ["d", "a", "z", "a"])
        }
    }
}
