import SchemaModel
import Testing

/// What a renaming takes along, and what it must not.
@Suite struct Consequences {
    private static func table(
        _ column: String,
        _ parts: [SchemaObject],
        _ facts: [AttributeKey: String] = [:]
    )
        -> SchemaObject
    {
        Sample.table("t", facts, [Sample.column("id"), Sample.column(column)] + parts)
    }

    @Test(arguments: [AttributeKey.comment, .owner, .definer, .grants, .labels, .collation, .roles])
    func `a word that happens to be the renamed one is another value`(key: AttributeKey) {
        let old = Self.table("a", [Sample.part(.index, "i", [.columns: "a", key: "a"])])
        let new = Self.table("b", [Sample.part(.index, "i", [.columns: "b", key: "b"])])
        #expect(
            changes([old], [new]).map(\.words) == ["= column:t.a → b", "~ index:t.i \(key.rawValue): a → b"]
        )
    }

    @Test(arguments: ["'%'", "E'it\\'s %'", "'c:\\', '%'"])
    func `a literal with backslashes is another value, whatever a backslash means`(literal: String) {
        func side(_ column: String, _ word: String) -> SchemaObject {
            let expression = "\(column) = \(literal)".replacing("%", with: word)
            return Self.table(column, [Sample.part(.check, "c", [.expression: expression])])
        }
        #expect(changes([side("a", "a")], [side("b", "a")]).first?.words == "= column:t.a → b")
        #expect(changes([side("a", "a")], [side("b", "b")]).count == 2)
    }

    @Test func `a column is not told to be renamed where others have moved`() {
        let names = [["x", "a", "y", "z"], ["z", "b", "y", "x"]]
        let sides = names.map { Sample.table("t", $0.map { Sample.column($0) }) }
        #expect(
            changes([sides[0]], [sides[1]]).map(\.words) == ["- column:t.a", "+ column:t.b", "% table:t x y z → z y x"]
        )
    }

    @Test(arguments: [(AttributeKey.clusteredOn, ""), (.replicaIdentity, "USING INDEX ")])
    func `a table keeps to its index under the index's new name`(key: AttributeKey, opening: String) {
        func side(_ index: String, _ name: String) -> SchemaObject {
            Self.table("a", [Sample.part(.index, index, [.columns: "a"])], [key: opening + name])
        }
        #expect(changes([side("i", "i")], [side("j", "j")]).map(\.words) == ["= index:t.i → j"])
        #expect(changes([side("i", "i")], [side("New", "\"New\"")]).map(\.words) == ["= index:t.i → New"])
        #expect(changes([side("i", "i")], [side("j", "other")]).count == 2)
    }

    @Test func `what follows a renamed trigger is not said again`() {
        func side(_ name: String) -> SchemaObject {
            Self.table(
                "a",
                [
                    Sample.part(.trigger, name, [.body: "SELECT 1"]),
                    Sample.part(.trigger, "second", [.body: "SELECT 2", .follows: name]),
                ]
            )
        }
        #expect(changes([side("first")], [side("begin")]).map(\.words) == ["= trigger:t.first → begin"])
    }

    @Test func `a trigger that another table lost excuses nothing here`() {
        func trigger(_ name: String, _ followed: String? = nil) -> SchemaObject {
            Sample.part(.trigger, name, [.body: name].merging(followed.map { [.follows: $0] } ?? [:]) { $1 })
        }
        func schema(_ followed: String, _ others: [SchemaObject]) -> [SchemaObject] {
            [
                Sample.table("t", in: "one", [trigger("a"), trigger("b"), trigger("c", followed)]),
                Sample.table("t", in: "two", others),
            ]
        }
        #expect(
            changes(schema("a", [trigger("a")]), schema("b", [])).map(\.words)
                == ["~ trigger:one.t.c follows: a → b", "- trigger:two.t.a"]
        )
    }

    @Test func `constraints that are called by what they say are each joined with their own`() {
        func side(_ name: String) -> SchemaObject {
            Self.table(name, (1...300).map { Sample.part(.check, "\(name) > \($0)", [.expression: "\(name) > \($0)"]) })
        }
        #expect(changes([side("a")], [side("b")]).map(\.words) == ["= column:t.a → b"])
    }
}
