import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Views, whose columns follow from `definition` and the tables, and are no facts of their own.
    ///
    /// Attributes, enough to make one anew: `definition` (the SELECT), `algorithm` (absent: UNDEFINED),
    /// `security` (absent: DEFINER), `definer` (`user@host`), `check option`. MySQL's catalogue leaves `algorithm` out.
    func readViews(_ reading: MariaDBReading) async throws(DatabaseError) {
        let algorithm = reading.column("ALGORITHM", of: "VIEWS")
        var views: [MariaDBViewDraft] = []
        try await each(
            """
            SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, DEFINER, SECURITY_TYPE, \(algorithm) \
            FROM information_schema.VIEWS WHERE TABLE_SCHEMA = \(reading.place)
            """
        ) { row in
            let attributes = [
                Attribute(.algorithm, row[5] == "UNDEFINED" ? nil : row[5]),
                Attribute(.security, row[4] == "DEFINER" ? nil : row[4]), Attribute(.definer, row[3]),
                Attribute(.checkOption, row[2] == "NONE" ? nil : row[2]),
            ]
            views.append(
                MariaDBViewDraft(name: row.text(0), definition: row.words(1), attributes: attributes.compactMap(\.self))
            )
        }
        for var view in views {
            if view.needsText {
                view.complete(from: try await shown("VIEW \(MariaDBQuoting.name(view.name))", column: 1))
            }
            guard let definition = view.definition else {
                reading.leaveOut("view", view.name)
                continue
            }
            let attributes = view.attributes + [Attribute(.definition, reading.ownName.removed(from: definition))]
            reading.objects.append(SchemaObject(.view, name: view.name, attributes: attributes))
        }
    }
}

/// What the catalogue tells of a view.
private struct MariaDBViewDraft {
    let name: String
    /// `nil` where the account lacks SHOW VIEW.
    var definition: String?
    let attributes: [Attribute]

    /// Whether the catalogue may show it otherwise than it is.
    var needsText: Bool {
        definition?.contains("?") ?? false
    }

    /// Takes the definition from `SHOW CREATE VIEW`, which knows all characters.
    mutating func complete(from text: String?) {
        let head = " VIEW \(MariaDBQuoting.name(name)) "
        guard let text, let start = text.firstRange(of: head)?.upperBound,
            let separator = text[start...].firstRange(of: "AS ")
        else {
            definition = nil
            return
        }
        var rest = text[separator.upperBound...]
        if let option = attributes.first(where: { $0.key == .checkOption })?.value {
            rest = rest.dropLast(" WITH \(option) CHECK OPTION".count)
        }
        definition = String(rest)
    }
}
