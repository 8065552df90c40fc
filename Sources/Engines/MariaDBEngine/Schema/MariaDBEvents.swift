import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Events.
    ///
    /// Attributes, enough to make one anew: `schedule` (`EVERY …` or `AT '…'`), `starts` and `ends` (a date and time, or a
    /// time of day), `on completion` (`PRESERVE`, where it is that), `enabled` (the status, where it is not ENABLED),
    /// `settings` (`time_zone = …`, where it is not the server's), `comment`, `body`, and those of `MariaDBProgram`.
    ///
    /// The server writes the moment of creation down as the start when nobody has chosen one, and evaluates
    /// CURRENT_TIMESTAMP at once. So a start is only compared as far as it can have been chosen: not when it is the
    /// moment of a change or has odd seconds; and of one that was near or past at that moment, the time of day.
    func readEvents(_ reading: MariaDBReading) async throws(DatabaseError) {
        var drafts: [MariaDBProgramDraft] = []
        let changed = { (column: String) in "CONVERT_TZ(\(column), @@SESSION.time_zone, TIME_ZONE)" }
        try await each(
            """
            SELECT EVENT_NAME, EVENT_DEFINITION, INTERVAL_VALUE, INTERVAL_FIELD, EXECUTE_AT, STARTS, ENDS, STATUS, \
            ON_COMPLETION, TIME_ZONE, EVENT_COMMENT, SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, \
            STARTS IN (\(changed("CREATED")), \(changed("LAST_ALTERED"))), \
            STARTS <= \(changed("CREATED")) + INTERVAL 2 DAY, STARTS >= \(changed("CREATED")) \
            FROM information_schema.EVENTS WHERE EVENT_SCHEMA = \(reading.place)
            """
        ) { row in
            let common = MariaDBProgram.attributes(
                sqlMode: row[11],
                definer: row[12],
                characterSet: row[13],
                collation: row[14],
                reading
            )
            let own = [
                Attribute(.schedule, Self.schedule(row, reading)), Attribute(.starts, Self.start(row, reading)),
                Attribute(.ends, row[6]), Attribute(.enabled, row[7] == "ENABLED" ? nil : row[7]),
                Attribute(.onCompletion, row[8] == "PRESERVE" ? "PRESERVE" : nil),
                Attribute(.settings, row[9] == "SYSTEM" ? nil : "time_zone = \(row.text(9))"),
                Attribute(.comment, row.words(10)),
            ]
            drafts.append(
                MariaDBProgramDraft(
                    kind: .event,
                    name: row.text(0),
                    body: row[1],
                    attributes: own.compactMap(\.self) + common
                )
            )
        }
        for draft in drafts {
            guard let event = try await completed(draft, shownAs: "EVENT", column: 3, reading) else { continue }
            reading.objects.append(event)
        }
    }

    private static func schedule(_ row: MariaDBFields, _ reading: MariaDBReading) -> String {
        if let interval = row[2] { return "EVERY \(interval) \(row.text(3))" }
        guard row.text(4).hasSuffix(":00") else {
            reading.leaveOut("moment of an event", row.text(0))
            return "AT"
        }
        return "AT '\(row.text(4))'"
    }

    private static func start(_ row: MariaDBFields, _ reading: MariaDBReading) -> String? {
        guard let start = row[5], row[15] != "1" else { return nil }
        guard start.hasSuffix(":00") else {
            reading.leaveOut("start of an event", row.text(0))
            return nil
        }
        let isDaily = ["SECOND", "MINUTE", "HOUR", "DAY"].contains(row.text(3))
        let isNear = row[16] == "1" && (isDaily || row[17] == "1")
        return isNear ? String(start.suffix(8)) : start
    }
}
