import SchemaModel
import Testing

/// Recording a schema after a run: drift from before it stays visible.
@Suite struct Recording {
    let recorded = Schema(objects: [Sample.payment(), Sample.part(.view, "v", [.definition: "SELECT 1"])])

    /// What is found when `after` is compared with what was recorded.
    private func found(_ before: [SchemaObject], _ after: [SchemaObject]) -> [String] {
        let after = Schema(objects: after)
        return recorded.recorded(before: Schema(objects: before), after: after).changes(in: after).map(\.words)
    }

    private func payment(_ change: (inout [SchemaObject]) -> Void) -> SchemaObject {
        var parts = Sample.payment().parts
        change(&parts)
        return Sample.table("payment", parts)
    }

    private let memo = Sample.column("memo", "text")
    private let state = Sample.column("state", "text", [.default: "'new'"])
    private var view: SchemaObject { recorded.objects[1] }

    @Test func `without drift, what the run left is recorded`() {
        #expect(found(recorded.objects, recorded.objects).isEmpty)
        #expect(found(recorded.objects, [payment { $0.append(memo) }, Sample.table("new", [])]).isEmpty)
        #expect(found(recorded.objects, []).isEmpty)
    }

    @Test func `an object that was made by hand stays unexpected`() {
        let byHand = Sample.table("by_hand", [])
        #expect(found(recorded.objects + [byHand], recorded.objects + [byHand]) == ["+ table:by_hand"])
        #expect(found(recorded.objects + [byHand], recorded.objects).isEmpty)
    }

    @Test func `an object that was dropped by hand stays missing, until the run makes it again`() {
        #expect(found([view], [view]) == ["- table:payment"])
        #expect(found([view], recorded.objects).isEmpty)
    }

    @Test func `a part that was made by hand stays unexpected when the run changes its table`() {
        let before = payment { $0.append(memo) }
        let after = payment { $0 += [memo, state] }
        #expect(found([before, view], [after, view]) == ["+ column:payment.memo"])
    }

    @Test func `a part that was dropped by hand stays missing when the run changes its table`() {
        let before = payment { $0.removeAll { $0.name == "amount" } }
        let after = payment { parts in
            parts.removeAll { $0.name == "amount" }
            parts.append(state)
        }
        #expect(found([before, view], [after, view]) == ["- column:payment.amount"])
        // Its place is kept, so that it fits when it is there again.
        let mended = payment { $0.insert(state, at: 2) }
        let again = recorded.recorded(
            before: Schema(objects: [before, view]),
            after: Schema(objects: [after, view])
        )
        #expect(again.changes(in: Schema(objects: [mended, view])).isEmpty)
    }

    @Test func `a fact that was changed by hand stays changed when the run changes another`() {
        let byHand = Sample.part(.view, "v", [.definition: "SELECT 1", .comment: "by hand"])
        let after = Sample.part(.view, "v", [.definition: "SELECT 2", .comment: "by hand"])
        #expect(
            found([Sample.payment(), byHand], [Sample.payment(), after]) == ["~ view:v comment: nothing → by hand"]
        )
    }

    @Test func `a fact that the run itself set is what it set`() {
        let byHand = Sample.part(.view, "v", [.definition: "SELECT by hand"])
        let after = Sample.part(.view, "v", [.definition: "SELECT 2"])
        #expect(found([Sample.payment(), byHand], [Sample.payment(), after]).isEmpty)
    }

    @Test func `a fact of a column that was changed by hand stays changed when the run changes its table`() {
        let wide = Sample.column("amount", "numeric(20,2)")
        let before = payment { $0[1] = wide }
        let after = payment { parts in
            parts[1] = wide
            parts.append(state)
        }
        #expect(
            found([before, view], [after, view]) == ["~ column:payment.amount type: numeric(12,2) → numeric(20,2)"]
        )
    }

    @Test func `an order of columns that was made by hand stays another when the run adds a column`() {
        let before = payment { $0.swapAt(0, 1) }
        let after = payment { parts in
            parts.swapAt(0, 1)
            parts.append(state)
        }
        #expect(found([before, view], [after, view]) == ["% table:payment id amount state → amount id state"])
    }

    @Test func `an order of columns that the run itself made is recorded`() {
        let after = payment { $0.swapAt(0, 1) }
        #expect(found([Sample.payment(), view], [after, view]).isEmpty)
    }

    @Test func `an object that was renamed by hand stays renamed`() {
        let renamed = [Sample.payment("paid"), view]
        #expect(found(renamed, renamed) == ["= table:payment → paid"])
    }

    @Test func `what is not verified, and who runs the migrations, are as the run left them`() {
        let unverified = [UnverifiedObject(kind: "subscription", name: "s")]
        let after = Schema(objects: recorded.objects, unverified: unverified, migrator: "app")
        let result = recorded.recorded(before: recorded, after: after)
        #expect(result.unverified == unverified)
        #expect(result.migrator == "app")
    }

    @Test func `a change of who runs the migrations makes no drift, and hides none`() {
        func schema(_ migrator: String, _ view: String) -> Schema {
            let table = Sample.table(
                "t",
                [.owner: migrator, .grants: "\(migrator)=r, reader=r"],
                [Sample.column("id")]
            )
            return Schema(objects: [table, Sample.part(.view, "v", [.owner: view])], migrator: migrator)
        }
        let live = schema("new", "new")
        #expect(schema("old", "old").recorded(before: live, after: live) == live)
        let drifted = schema("new", "by_hand")
        let again = schema("old", "old").recorded(before: drifted, after: drifted)
        #expect(again.changes(in: drifted).map(\.words) == ["~ view:v owner: new → by_hand"])
    }

    @Test func `drift in a table that the run renames stays visible`() {
        func renamed(_ table: SchemaObject) -> SchemaObject { Sample.table("paid", table.parts) }
        let drifted = payment { $0.append(memo) }
        #expect(found([Sample.payment(), view], [renamed(Sample.payment()), view]).isEmpty)
        #expect(found([drifted, view], [renamed(drifted), view]) == ["+ column:paid.memo"])
    }

    @Test func `drift in a column or an index that the run renames stays visible`() {
        let before = payment { $0[1] = Sample.column("amount", "money") }
        let after = payment { parts in
            parts[1] = Sample.column("price", "money")
            parts[2] = Sample.part(.index, "payment_amount", [.columns: "price"])
        }
        #expect(found([before, view], [after, view]) == ["~ column:payment.price type: numeric(12,2) → money"])
        let wide = Sample.part(.index, "payment_amount", [.columns: "amount, id"])
        let other = Sample.part(.index, "by_amount", [.columns: "amount, id"])
        let drifted = payment { $0[2] = wide }
        let moved = payment { $0[2] = other }
        #expect(
            found([drifted, view], [moved, view]) == ["~ index:payment.by_amount columns: amount → amount, id"]
        )
    }

    @Test func `a run that gives a table a name that a lost one had keeps both stories apart`() {
        let both = Schema(objects: [Sample.payment(), Sample.table("paid", [Sample.column("id")])])
        let before = Schema(objects: [Sample.payment()])
        let after = Schema(objects: [Sample.payment("paid")])
        #expect(both.recorded(before: before, after: after).changes(in: after).isEmpty)
    }
}
