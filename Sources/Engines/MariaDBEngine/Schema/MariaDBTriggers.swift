import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Triggers, as parts of their tables.
    ///
    /// Attributes, enough to make one anew: `timing`, `events`, `body`, `follows` (the one that runs before it at the same
    /// moment: `FOLLOWS`, where there are several), and those of `MariaDBProgram`.
    func readTriggers(_ reading: MariaDBReading) async throws(DatabaseError) {
        var drafts: [(order: Int, draft: MariaDBProgramDraft)] = []
        try await each(
            """
            SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER, ACTION_STATEMENT, \
            SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION FROM information_schema.TRIGGERS \
            WHERE TRIGGER_SCHEMA = \(reading.place)
            """
        ) { row in
            guard reading.table(row.text(1)) != nil else { return }
            let common = MariaDBProgram.attributes(
                sqlMode: row[6],
                definer: row[7],
                characterSet: row[8],
                collation: row[9],
                reading
            )
            let draft = MariaDBProgramDraft(
                kind: .trigger,
                name: row.text(0),
                body: row[5],
                attributes: common + [Attribute(.timing, row.text(2)), Attribute(.events, row.text(3))],
                table: row.text(1)
            )
            drafts.append((order: row[4].flatMap { Int($0) } ?? 0, draft: draft))
        }
        drafts.sort { $0.order < $1.order }
        var before: [String: String] = [:]
        for var draft in drafts.map(\.draft) {
            let moment = ([draft.table ?? ""] + draft.attributes.suffix(2).map(\.value)).joined(separator: "\u{0}")
            if let name = before[moment] { draft.attributes.append(Attribute(.follows, name)) }
            before[moment] = draft.name
            guard let trigger = try await completed(draft, shownAs: "TRIGGER", column: 2, reading) else { continue }
            draft.table.flatMap(reading.table)?.others.append(trigger)
        }
    }
}
