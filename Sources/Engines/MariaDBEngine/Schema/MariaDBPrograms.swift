import Database
import SchemaModel

/// What all stored programs remember of the session that made them.
enum MariaDBProgram {
    /// `sql mode` (always, `none` when empty), `definer` (`user@host`), and `character set` where the connection was no
    /// UTF-8 connection such as ours: the client's, a space, and the connection's collation.
    static func attributes(
        sqlMode: String?,
        definer: String?,
        characterSet: String?,
        collation: String?,
        _ reading: MariaDBReading
    ) -> [Attribute] {
        let isUsual =
            switch characterSet {
            case nil, "utf8mb4": collation == nil || collation == reading.collation
            // What older clients call UTF-8.
            case "utf8mb3", "utf8": collation == "utf8mb3_general_ci" || collation == "utf8_general_ci"
            case _: false
            }
        return [
            Attribute(.sqlMode, sqlMode.map { $0.isEmpty ? "none" : reading.share($0) }),
            Attribute(.definer, definer.map(reading.share)),
            Attribute(.characterSet, isUsual ? nil : "\(characterSet ?? "") \(collation ?? "")"),
        ]
        .compactMap(\.self)
    }
}

/// A program on its way, until it is known whether the catalogue shows its body as it is.
struct MariaDBProgramDraft {
    let kind: ObjectKind
    let name: String
    /// `nil` where the account may not see it.
    var body: String?
    var attributes: [Attribute]
    /// The table of a trigger.
    var table: String?
}

extension MariaDBSession {
    /// The program with its body, from `SHOW CREATE` where the catalogue shows question marks, and without comments;
    /// `nil` where it is not to be seen.
    func completed(
        _ draft: MariaDBProgramDraft,
        shownAs words: String,
        column: Int,
        _ reading: MariaDBReading
    ) async throws(DatabaseError) -> SchemaObject? {
        guard var body = draft.body else {
            reading.leaveOut(draft.kind.rawValue, draft.name)
            return nil
        }
        if body.contains("?") {
            let text = try await shown("\(words) \(MariaDBQuoting.name(draft.name))", column: column)
            guard let whole = text.flatMap({ MariaDBHiddenText.restoredEnd(body, of: $0) }) else {
                reading.leaveOut(draft.kind.rawValue, draft.name)
                return nil
            }
            body = whole
        }
        let mode = draft.attributes.first { $0.key == .sqlMode }?.value ?? ""
        body = MariaDBComments.removed(from: body, backslashEscapes: !mode.contains("NO_BACKSLASH_ESCAPES"))
        return SchemaObject(draft.kind, name: draft.name, attributes: draft.attributes + [Attribute(.body, body)])
    }
}
