import SchemaModel
import Testing

/// What holds for every schema; the seed in a failure makes it again.
@Suite struct RandomTrees {
    static let seeds = 0..<UInt64(400)

    private static func texts(_ schema: Schema) -> [String] {
        schema.objects.map { $0.canonicalText(migrator: schema.migrator) }
    }

    private static func isSameText(_ left: Schema, _ right: Schema) -> Bool {
        texts(left).elementsEqual(texts(right)) { Array($0.utf8) == Array($1.utf8) }
    }

    @Test func `a schema is the same in whatever order it is given, and its texts are`() {
        for seed in Self.seeds {
            let tree = RandomTree(seed: seed)
            let other = tree.shuffled(seed: seed)
            #expect(tree.schema == other, "seed \(seed)")
            #expect(tree.schema.changes(in: other).isEmpty, "seed \(seed)")
            #expect(Self.isSameText(tree.schema, other), "seed \(seed)")
        }
    }

    @Test func `one change is said once, at its place, and backwards as its reverse`() {
        for seed in Self.seeds {
            var tree = RandomTree(seed: seed)
            let old = tree.schema
            let change = tree.mutate()
            let new = tree.schema
            let found = old.changes(in: new)
            #expect(found == [change], "seed \(seed)")
            #expect(new.changes(in: old) == found.map(\.inverted), "seed \(seed)")
            #expect(!Self.isSameText(old, new), "seed \(seed)")
        }
    }

    @Test func `any number of changes are the same ones from both sides`() {
        for seed in Self.seeds {
            var tree = RandomTree(seed: seed)
            let old = tree.schema
            for _ in 0..<5 where !tree.objects.isEmpty { _ = tree.mutate() }
            let new = tree.schema
            let (there, back) = (old.changes(in: new), new.changes(in: old))
            #expect(Set(there.map(\.inverted)) == Set(back), "seed \(seed)")
            #expect(Set(there).count == there.count, "seed \(seed)")
            #expect(there.isEmpty == Self.isSameText(old, new), "seed \(seed)")
        }
    }

    @Test func `a schema is read again from its text`() throws {
        for seed in Self.seeds {
            let schema = RandomTree(seed: seed).schema
            let read = try Schema(snapshot: schema.snapshot)
            #expect(read == schema, "seed \(seed)")
        }
    }

    @Test func `drift in one object stays what it was when a run changes another`() {
        for seed in Self.seeds {
            var tree = RandomTree(seed: seed)
            guard tree.objects.count > 1 else { continue }
            let recorded = tree.schema
            _ = tree.mutate(only: 1)
            let before = tree.schema
            _ = tree.mutate(only: 0)
            let after = tree.schema
            let drift = Set(recorded.changes(in: before))
            let found = Set(recorded.recorded(before: before, after: after).changes(in: after))
            #expect(found == drift, "seed \(seed)")
        }
    }
}
