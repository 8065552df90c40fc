import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Procedures, functions, packages and package bodies.
    ///
    /// Attributes, enough to make one anew: `type` (`AGGREGATE`, of a function that is one), `arguments` and `returns` (with character set and collation in full),
    /// `deterministic`, `data access` (absent: CONTAINS SQL), `security` (absent: DEFINER), `comment`, `body`, and those
    /// of `MariaDBProgram`.
    func readRoutines(_ reading: MariaDBReading) async throws(DatabaseError) {
        let arguments = try await readArguments(reading)
        var drafts: [MariaDBProgramDraft] = []
        try await each(
            """
            SELECT ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION, IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, \
            ROUTINE_COMMENT, SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, SPECIFIC_NAME \
            FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = \(reading.place)
            """
        ) { row in
            let signature = arguments["\(row.text(1)) \(row.text(11))"]
            guard let kind = ObjectKind(rawValue: row.text(1).lowercased()) else {
                reading.leaveOut(row.text(1).lowercased(), row.text(0))
                return
            }
            drafts.append(Self.routine(row, kind, signature, reading))
        }
        for draft in drafts {
            let words = draft.kind.rawValue.uppercased()
            guard let routine = try await completed(draft, shownAs: words, column: 2, reading) else { continue }
            reading.objects.append(try await isAggregate(routine) ? routine.asAggregate : routine)
        }
    }

    private static func routine(
        _ row: MariaDBFields,
        _ kind: ObjectKind,
        _ signature: MariaDBSignature?,
        _ reading: MariaDBReading
    ) -> MariaDBProgramDraft {
        let own = [
            Attribute(.arguments, signature.flatMap(\.text)), Attribute(.returns, signature?.returns),
            Attribute(.deterministic, holds: row[3] == "YES"),
            Attribute(.dataAccess, row[4] == "CONTAINS SQL" ? nil : row[4]),
            Attribute(.security, row[5] == "DEFINER" ? nil : row[5]), Attribute(.comment, row.words(6)),
        ]
        let common = MariaDBProgram.attributes(
            sqlMode: row[7],
            definer: row[8],
            characterSet: row[9],
            collation: row[10],
            reading
        )
        return MariaDBProgramDraft(
            kind: kind,
            name: row.text(0),
            body: row[2],
            attributes: own.compactMap(\.self) + common
        )
    }

    /// Only `SHOW CREATE` tells an aggregate, which alone can have this statement in its body.
    private func isAggregate(_ routine: SchemaObject) async throws(DatabaseError) -> Bool {
        guard routine.kind == .function, let body = routine[.body]?.lowercased(), body.contains("fetch"),
            body.contains("group"),
            let text = try await shown("FUNCTION \(MariaDBQuoting.name(routine.name))", column: 2)
        else { return false }
        return text.prefix { $0 != "(" }.contains(" AGGREGATE FUNCTION ")
    }

    private func readArguments(_ reading: MariaDBReading) async throws(DatabaseError) -> [String: MariaDBSignature] {
        var signatures: [String: MariaDBSignature] = [:]
        let fallback = reading.column("PARAMETER_DEFAULT", of: "PARAMETERS")
        try await each(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER, \
            CHARACTER_SET_NAME, COLLATION_NAME, DATA_TYPE, \(fallback) FROM information_schema.PARAMETERS \
            WHERE SPECIFIC_SCHEMA = \(reading.place)
            """
        ) { row in
            let characters = row[6].map { " CHARACTER SET \($0) COLLATE \(row.text(7))" } ?? ""
            let type = reading.ownName.removed(from: row.text(5)) + characters
            // The catalogue does not tell what such a row holds.
            if row[8] == "ROW" { reading.leaveOut("argument of a routine", "\(row.text(1)).\(row.text(4))") }
            var signature = signatures["\(row.text(0)) \(row.text(1))"] ?? MariaDBSignature()
            if row[2] == "0" {
                signature.returns = type
            } else {
                let mode = row[0] == "FUNCTION" && row[3] == "IN" ? "" : row.text(3) + " "
                let fallback = row[9].map { " DEFAULT \($0)" } ?? ""
                signature.arguments.append(mode + MariaDBQuoting.name(row.text(4)) + " " + type + fallback)
            }
            signatures["\(row.text(0)) \(row.text(1))"] = signature
        }
        return signatures
    }
}

/// What a routine takes and gives.
private struct MariaDBSignature {
    var arguments: [String] = []
    var returns: String?

    var text: String? { arguments.isEmpty ? nil : arguments.joined(separator: ", ") }
}

extension SchemaObject {
    fileprivate var asAggregate: SchemaObject {
        SchemaObject(kind, name: name, attributes: attributes + [Attribute(.type, "AGGREGATE")])
    }
}
