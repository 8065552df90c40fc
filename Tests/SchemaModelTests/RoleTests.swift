import SchemaModel
import Testing

@Suite struct Roles {
    private static func said(
        _ key: AttributeKey,
        _ left: String?,
        _ right: String?,
        _ expected: String = "app",
        _ found: String = "tester"
    ) -> Int {
        let sides = [left, right]
            .map { value in
                SchemaObject(.view, name: "v", attributes: [Attribute(key, value)].compactMap(\.self))
            }
        return changes([sides[0]], [sides[1]], migrators: (expected, found)).count
    }

    @Test(arguments: [AttributeKey.owner, .definer])
    func `the role that runs the migrations is the same one under two names`(key: AttributeKey) {
        #expect(Self.said(key, "app", "tester") == 0)
        #expect(Self.said(key, "app", "app") == 0)
        #expect(Self.said(key, "tester", "app") == 1)
        #expect(Self.said(key, "app", "somebody") == 1)
        #expect(Self.said(key, "somebody", "tester") == 1)
        #expect(Self.said(key, "app", nil) == 1)
    }

    @Test func `with one migrator, every other owner is a difference`() {
        #expect(Self.said(.owner, "app", "tester", "app", "app") == 1)
    }

    @Test func `no other fact is excused by the migrators' names`() {
        #expect(Self.said(.comment, "app", "tester") == 1)
        #expect(Self.said(.definition, "SELECT app", "SELECT tester") == 1)
    }

    @Test func `grants of others count, in whatever order; those of the two migrators do not`() {
        #expect(Self.said(.grants, "app=arw, reader=r", "reader=r, tester=arw") == 0)
        #expect(Self.said(.grants, "reader=r", "reader=r, tester=arw") == 0)
        #expect(Self.said(.grants, "app=arw", nil) == 0)
        #expect(Self.said(.grants, "app=arw, reader=r", "tester=arw, reader=rw") == 1)
        #expect(Self.said(.grants, "app=arw, reader=r", "tester=arw") == 1)
        #expect(Self.said(.grants, nil, "PUBLIC=r") == 1)
    }

    @Test func `with one migrator, its own grants count`() {
        #expect(Self.said(.grants, "app=arw", "app=r", "app", "app") == 1)
        #expect(Self.said(.grants, "app=r", nil, "app", "app") == 1)
        #expect(Self.said(.grants, "app=r, reader=r", "reader=r, app=r", "app", "app") == 0)
    }

    @Test func `the canonical text has no migrator's name`() {
        func text(_ migrator: String) -> String {
            SchemaObject(
                .view,
                name: "v",
                attributes: [Attribute(.owner, migrator), Attribute(.grants, "\(migrator)=arw, reader=r")]
            )
            .canonicalText(migrator: migrator)
        }
        #expect(text("app") == text("zebra"))
        let other = SchemaObject(.view, name: "v", attributes: [Attribute(.owner, "app")])
        #expect(other.canonicalText(migrator: "app") != other.canonicalText(migrator: "zebra"))
    }

    @Test func `a role whose name needs quotes is read as one`() {
        #expect(Self.said(.grants, "\"a, b=c\"=r, reader=r", "reader=r", "a, b=c", "tester") == 0)
        #expect(Self.said(.grants, "\"say \"\"x\"\"\"=r", nil, "say \"x\"", "tester") == 0)
        #expect(Self.said(.grants, "\"x, app=y\"=r", "\"x, tester=y\"=r") == 1)
        #expect(Self.said(.grants, "Big Boss=r", "tester=r", "Big Boss", "tester") == 0)
    }

    @Test func `the canonical text has grants in one order, with and without a migrator`() {
        func text(_ grants: String, _ migrator: String) -> String {
            SchemaObject(.view, name: "v", attributes: [Attribute(.grants, grants)]).canonicalText(migrator: migrator)
        }
        for migrator in ["", "a", "z"] { #expect(text("a=r, b=r", migrator) == text("b=r, a=r", migrator)) }
        #expect(text("\"x, y\"=r, b=r", "x, y") == text("b=r, z=r", "z"))
        #expect(text("a=r", "a") != text("a=rw", "a"))
    }
}
