import SchemaModel

/// Triggers on tables and views.
///
/// Enough to make one again: `timing`, `events`, `orientation`, `transition tables`, `condition`, `function` with its
/// arguments; `deferrable` is there for constraint triggers alone (`NOT DEFERRABLE` when they are not), and `references` the
/// table that one names after FROM. `enabled` says when it fires, where that is not usual. A trigger that a partition has
/// from its table is only listed where it is enabled in another way.
extension PostgresReading {
    /// The question for triggers.
    static func triggers(_ place: PostgresPlace) -> PostgresQuestion {
        let parent = place.since(13, "t.tgparentid", else: "0")
        return PostgresQuestion(
            sql: """
                SELECT t.tgrelid, t.oid, t.tgname, t.tgenabled, t.tgconstraint, t.tgisinternal AND \(parent) = 0, \
                \(parent), p.tgenabled, CASE WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid, true) END \
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid \
                LEFT JOIN pg_trigger p ON p.oid = \(parent) \
                WHERE c.relnamespace IN \(place.list) AND (NOT t.tgisinternal OR t.tgenabled <> 'O')
                """
        ) { row, reading in reading.readTrigger(row) }
    }

    private mutating func readTrigger(_ row: PostgresRow) {
        guard let index = relationPlaces[row.oid(0)], !relations[index].isLeftOut else { return }
        let enabled = Self.enabled(row.letter(3))
        if row.holds(5) {
            noteKeyTrigger(ofConstraint: row.oid(4), on: index, enabled)
            return
        }
        if row.oid(6) != 0 {
            // One of a foreign key, or as its parent is.
            guard row.letter(3) != row.letter(7), constraintPlaces[row.oid(4)] == nil else { return }
            let attributes = [Attribute(.enabled, enabled ?? "ORIGIN")]
            relations[index].parts
                .append(
                    PostgresPart(kind: .trigger, name: row.text(2) ?? "", attributes: attributes)
                )
            return
        }
        var attributes = PostgresTriggerText(row.text(8) ?? "").attributes
        attributes += [
            Attribute(.enabled, enabled), Attribute(.comment, lookups.comment(.trigger, row.oid(1))),
        ]
        .compactMap(\.self)
        relations[index].parts.append(PostgresPart(kind: .trigger, name: row.text(2) ?? "", attributes: attributes))
    }

    /// A foreign key whose triggers are switched off is none.
    private mutating func noteKeyTrigger(ofConstraint number: UInt32, on index: Int, _ enabled: String?) {
        guard let place = constraintPlaces[number], let enabled else { return }
        let words = place.relation == index ? enabled : enabled + " at the referenced table"
        let attributes = relations[place.relation].parts[place.part].attributes
        if let known = attributes.firstIndex(where: { $0.key == .enabled }) {
            let all = Set(attributes[known].value.split(separator: ", ").map(String.init) + [words])
            relations[place.relation].parts[place.part].attributes[known] = Attribute(
                .enabled,
                all.sorted().joined(separator: ", ")
            )
        } else {
            relations[place.relation].parts[place.part].attributes.append(Attribute(.enabled, words))
        }
    }

    private static func enabled(_ letter: Unicode.Scalar) -> String? {
        switch letter {
        case "D": "DISABLED"
        case "R": "REPLICA"
        case "A": "ALWAYS"
        case _: nil
        }
    }
}

/// A trigger as the server prints it, cut into its clauses.
struct PostgresTriggerText {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The facts of each clause.
    var attributes: [Attribute] {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> [Attribute] {
        _ = take(until: [" TRIGGER "])
        let isConstraint = bytes.starts(with: "CREATE CONSTRAINT".utf8)
        // The name.
        _ = take(until: [" "])
        let timing = takeAny(["BEFORE", "AFTER", "INSTEAD OF"])
        let events = take(until: [" ON "])
        // The table.
        _ = take(until: [" "])
        let referenced = takeAny(["FROM"]) == nil ? nil : take(until: [" "])
        let deferral = takeAny(["NOT DEFERRABLE", "DEFERRABLE"])
        let isDeferred = takeAny(["INITIALLY DEFERRED", "INITIALLY IMMEDIATE"]) == "INITIALLY DEFERRED"
        let transitions = takeAny(["REFERENCING"]) == nil ? nil : take(until: [" FOR EACH "], keepsEnd: true)
        _ = takeAny(["FOR EACH"])
        let orientation = takeAny(["ROW", "STATEMENT"])
        let condition = takeAny(["WHEN"]) == nil ? nil : take(until: [" EXECUTE "], keepsEnd: true)
        _ = takeAny(["EXECUTE FUNCTION", "EXECUTE PROCEDURE"])
        let function = String(decoding: bytes[min(index, bytes.count)...], as: UTF8.self)
        let words = isDeferred ? "DEFERRABLE INITIALLY DEFERRED" : deferral ?? "NOT DEFERRABLE"
        return [
            Attribute(.timing, timing), Attribute(.events, events), Attribute(.references, referenced),
            Attribute(.deferrable, isConstraint ? words : nil), Attribute(.transitionTables, transitions),
            Attribute(.orientation, orientation), Attribute(.condition, condition.map(PostgresText.settled)),
            Attribute(.function, function),
        ]
        .compactMap(\.self)
    }

    /// What stands before the first of some ends, outside of quotes and parentheses.
    private mutating func take(until ends: [String], keepsEnd: Bool = false) -> String {
        let start = index
        while index < bytes.count {
            if let end = ends.first(where: { bytes[index...].starts(with: $0.utf8) }) {
                let text = String(decoding: bytes[start..<index], as: UTF8.self)
                index += keepsEnd ? 1 : end.utf8.count
                return text
            }
            index = PostgresScanner.skipGroup(bytes, index)
        }
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    /// One of some keywords, with the space behind it.
    private mutating func takeAny(_ keywords: [String]) -> String? {
        guard let found = keywords.first(where: { bytes[index...].starts(with: ($0 + " ").utf8) }) else { return nil }
        index += found.utf8.count + 1
        return found
    }
}
