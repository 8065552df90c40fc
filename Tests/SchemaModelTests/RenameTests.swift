import SchemaModel
import Testing

@Suite struct Renames {
    private static func table(_ columns: [SchemaObject], _ parts: [SchemaObject] = []) -> SchemaObject {
        Sample.table("t", columns + parts)
    }

    @Suite struct OfColumns {
        let old = Renames.table([Sample.column("id"), Sample.column("a", "text"), Sample.column("z", "date")])

        @Test func `a column at the same place with the same facts was renamed`() {
            let new = Renames.table([old.parts[0], Sample.column("b", "text"), old.parts[2]])
            #expect(changes([old], [new]).map(\.words) == ["= column:t.a → b"])
        }

        @Test func `another type makes it another column`() {
            let new = Renames.table([old.parts[0], Sample.column("b", "varchar"), old.parts[2]])
            #expect(changes([old], [new]).map(\.words) == ["- column:t.a", "+ column:t.b"])
        }

        @Test func `another place makes it another column`() {
            let new = Renames.table([old.parts[0], old.parts[2], Sample.column("b", "text")])
            #expect(changes([old], [new]).map(\.words) == ["- column:t.a", "+ column:t.b"])
        }

        @Test func `two of them are never told apart`() {
            let new = Renames.table([old.parts[0], Sample.column("b", "text"), Sample.column("c", "date")])
            #expect(
                changes([old], [new]).map(\.words) == ["- column:t.a", "- column:t.z", "+ column:t.b", "+ column:t.c"]
            )
        }

        @Test func `what names the column is not said again`() {
            func schema(_ name: String, quoted: String) -> [SchemaObject] {
                let columns = [
                    Sample.column("id"), Sample.column(name, "text"),
                    Sample.column("twice", "text", [.generated: "\(quoted) || \(quoted)"]),
                ]
                let parts = [
                    Sample.part(.index, "t_a", [.columns: "id, \(quoted)", .predicate: "(\(quoted) <> 'a'::text)"]),
                    Sample.part(.check, "\(quoted) > ''", [.expression: "\(quoted) > ''"]),
                ]
                return [
                    Sample.table("t", [.partitionKey: "LIST (\(quoted))"], columns + parts),
                    Sample.table("u", [Sample.part(.foreignKey, "u_t", [.columns: "x", .references: "t(\(quoted))"])]),
                    Sample.part(.view, "v", [.definition: "SELECT t.\(quoted)\nFROM t"]),
                ]
            }
            #expect(changes(schema("a", quoted: "a"), schema("b", quoted: "b")).map(\.words) == ["= column:t.a → b"])
            let reserved = changes(schema("a", quoted: "a"), schema("order", quoted: "\"order\""))
            #expect(reserved.map(\.words) == ["= column:t.a → order"])
            let backticked = changes(schema("a", quoted: "`a`"), schema("b", quoted: "`b`"))
            #expect(backticked.map(\.words) == ["= column:t.a → b"])
        }

        @Test func `a view that keeps the name of its own column is not said again`() {
            let new = Renames.table([old.parts[0], Sample.column("b", "text"), old.parts[2]])
            func view(_ word: String) -> SchemaObject {
                Sample.part(.view, "v", [.definition: "SELECT t.id,\n    \(word)\n   FROM t"])
            }
            let renamed = ["= column:t.a → b"]
            #expect(changes([old, view("t.a")], [new, view("t.b AS a")]).map(\.words) == renamed)
            #expect(changes([new, view("t.b AS a")], [old, view("t.a")]).map(\.words) == ["= column:t.b → a"])
            #expect(changes([old, view("t.a")], [new, view("t.b AS c")]).count == 2)
        }

        @Test func `a literal that happens to be the name is another value`() {
            func table(_ name: String, _ literal: String) -> SchemaObject {
                Renames.table(
                    [Sample.column(name)],
                    [Sample.part(.check, "c", [.expression: "\(name) = '\(literal)'"])]
                )
            }
            #expect(changes([table("a", "a")], [table("b", "a")]).map(\.words) == ["= column:t.a → b"])
            #expect(
                changes([table("a", "a")], [table("b", "b")]).map(\.words)
                    == ["= column:t.a → b", "~ check:t.c expression: a = 'a' → b = 'b'"]
            )
        }

        @Test func `the same word in another table is another column`() {
            let new = Renames.table([old.parts[0], Sample.column("b", "text"), old.parts[2]])
            func other(_ column: String) -> SchemaObject {
                let columns = [Sample.column("a"), Sample.column("b")]
                return Sample.table("u", columns + [Sample.part(.index, "u_index", [.columns: column])])
            }
            #expect(
                changes([old, other("a")], [new, other("b")]).map(\.words)
                    == ["= column:t.a → b", "~ index:u.u_index columns: a → b"]
            )
        }

        @Test func `one name that became two in two tables is followed in both`() {
            func table(_ name: String, _ column: String) -> SchemaObject {
                Sample.table(name, [Sample.column(column), Sample.part(.index, "i", [.columns: column])])
            }
            #expect(
                changes([table("t", "a"), table("u", "a")], [table("t", "b"), table("u", "c")]).map(\.words)
                    == ["= column:t.a → b", "= column:u.a → c"]
            )
        }
    }

    @Suite struct OfParts {
        @Test func `an index that alone is gone and alone is new, with the same facts, was renamed`() {
            let old = Renames.table([], [Sample.part(.index, "i", [.columns: "a"])])
            let new = Renames.table([], [Sample.part(.index, "j", [.columns: "a"])])
            #expect(changes([old], [new]).map(\.words) == ["= index:t.i → j"])
        }

        @Test func `two that could be meant were not renamed`() {
            let old = Renames.table([], [Sample.part(.index, "i", [.columns: "a"])])
            let new = Renames.table(
                [],
                [Sample.part(.index, "j", [.columns: "a"]), Sample.part(.index, "k", [.columns: "a"])]
            )
            #expect(changes([old], [new]).map(\.words) == ["- index:t.i", "+ index:t.j", "+ index:t.k"])
        }

        @Test func `a part without facts is never renamed`() {
            let (old, new) = (Sample.part(.policy, "i"), Sample.part(.policy, "j"))
            #expect(
                changes([Renames.table([], [old])], [Renames.table([], [new])]).map(\.words)
                    == ["- policy:t.i", "+ policy:t.j"]
            )
        }
    }

    @Suite struct OfObjects {
        @Test func `a table that alone is gone and alone is new, with the same parts, was renamed`() {
            #expect(changes([Sample.payment()], [Sample.payment("paid")]).map(\.words) == ["= table:payment → paid"])
        }

        @Test func `a table of one column is too little to be known again`() {
            let (old, new) = (Sample.table("t", [Sample.column("a")]), Sample.table("u", [Sample.column("a")]))
            #expect(changes([old], [new]).map(\.words) == ["- table:t", "+ table:u"])
        }

        @Test func `two that could be meant were not renamed`() {
            #expect(changes([Sample.payment()], [Sample.payment("x"), Sample.payment("y")]).count == 3)
        }

        @Test func `in another schema it is another table`() {
            let moved = Sample.table("paid", in: "reporting", Sample.payment().parts)
            #expect(changes([Sample.payment()], [moved]).count == 2)
        }

        @Test func `a table that differs in anything else was not renamed`() {
            let parts = Sample.payment().parts.dropLast()
            #expect(changes([Sample.payment()], [Sample.table("paid", Array(parts))]).count == 2)
        }

        @Test func `what names the table is not said again`() {
            func schema(_ name: String) -> [SchemaObject] {
                let trigger = Sample.part(
                    .trigger,
                    "log",
                    [.definition: "AFTER INSERT ON \(name) EXECUTE FUNCTION f()"]
                )
                return [
                    Sample.table(name, Sample.payment().parts + [trigger]),
                    Sample.table("u", [Sample.part(.foreignKey, "u_t", [.references: "\(name)(id)"])]),
                    Sample.part(.sequence, "s", [.ownedBy: "\(name).id"]),
                ]
            }
            #expect(changes(schema("payment"), schema("paid")).map(\.words) == ["= table:payment → paid"])
        }

        @Test func `a routine whose argument's type was renamed is the same routine`() {
            func schema(_ name: String) -> [SchemaObject] {
                [
                    Sample.part(.enumType, name, [.labels: "'a', 'b'"]),
                    Sample.part(.function, "f(\(name))", [.arguments: "x \(name)", .body: "SELECT 1"]),
                ]
            }
            #expect(changes(schema("mood"), schema("feeling")).map(\.words) == ["= enum:mood → feeling"])
        }

        @Test func `a renaming excuses nothing else in a value that has the new name`() {
            func schema(_ name: String, _ condition: String) -> [SchemaObject] {
                [
                    Sample.payment(name),
                    Sample.part(.view, "v", [.definition: "SELECT id FROM \(name) WHERE \(condition)"]),
                ]
            }
            #expect(changes(schema("payment", "id > 1"), schema("paid", "id > 1")).count == 1)
            #expect(changes(schema("payment", "id > 1"), schema("paid", "id > 2")).count == 2)
            #expect(changes(schema("payment", "id > 1"), schema("paid", "id > 1 AND id < 9")).count == 2)
            #expect(changes(schema("payment", "id > 1"), schema("paid", "\"id\" > 1")).count == 2)
        }
    }
}
