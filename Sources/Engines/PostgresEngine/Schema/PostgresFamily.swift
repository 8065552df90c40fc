import SchemaModel

/// A family of objects that one question tells everything about.
///
/// Its answer gives number, schema (NULL where there is none), name, owner, grants and usual grants, and then a value
/// for each of `keys`.
struct PostgresFamily {
    let kind: ObjectKind
    let catalogue: PostgresCatalogue
    let keys: [AttributeKey]
    let sql: String

    /// The question, whose rows become objects but for those that an extension brought along.
    var question: PostgresQuestion {
        PostgresQuestion(sql: sql) { row, reading in
            let number = row.oid(0)
            guard !reading.lookups.isMember(catalogue, number) else { return }
            var attributes = reading.common(
                catalogue,
                number,
                owner: row.oid(3),
                grants: row.text(4),
                usual: row.text(5)
            )
            attributes += reading.facts(keys, row, from: 6)
            reading.objects.append(
                SchemaObject(
                    kind,
                    namespace: row.oid(1) == 0 ? nil : reading.namespace(row.oid(1)),
                    name: row.text(2) ?? "",
                    attributes: attributes,
                    parts: catalogue == .type ? reading.domainChecks[number] ?? [] : []
                )
            )
        }
    }
}

/// A family of what belongs to relations.
///
/// Its answer gives the relation's number, its own number and name, and then a value for each of `keys`.
struct PostgresPartFamily {
    let kind: ObjectKind
    let catalogue: PostgresCatalogue
    let keys: [AttributeKey]
    let sql: String
    var path = PostgresQuestion.Path.homeFirst

    /// The question, whose rows become parts of relations.
    var question: PostgresQuestion {
        PostgresQuestion(sql: sql, path: path) { row, reading in
            guard let index = reading.relationPlaces[row.oid(0)], !reading.relations[index].isLeftOut else { return }
            var attributes = reading.facts(keys, row, from: 3)
            if let comment = Attribute(.comment, reading.lookups.comment(catalogue, row.oid(1))) {
                attributes.append(comment)
            }
            reading.relations[index].parts
                .append(
                    PostgresPart(kind: kind, name: row.text(2) ?? "", attributes: attributes)
                )
        }
    }
}

extension PostgresReading {
    /// The values of a row, from a column on, that are not NULL.
    fileprivate func facts(_ keys: [AttributeKey], _ row: PostgresRow, from first: Int) -> [Attribute] {
        keys.enumerated()
            .compactMap { place, key in
                guard let text = row.text(first + place) else { return nil }
                switch key {
                case .definition: return Attribute(key, PostgresText.statement(text))
                case .settings: return Attribute(key, self.place.settings(text))
                case .arguments, .default, .using, .withCheck, .columns, .target:
                    return Attribute(key, PostgresText.settled(text))
                case _: return Attribute(key, text)
                }
            }
    }
}

extension PostgresPlace {
    /// How the home schema is called where a name cannot be left out.
    static let homeName = "(home)"

    /// A routine's settings, one a line, with the home schema under a name that all databases share.
    fileprivate func settings(_ text: String) -> String {
        text.split(separator: "\n")
            .map { line in
                guard line.hasPrefix("search_path=") else { return String(line) }
                let path = line.dropFirst("search_path=".count).split(separator: ",")
                    .map { schema in
                        let name = schema.drop { $0 == " " }
                        return PostgresQuoting.plain(String(name)) == home ? Self.homeName : String(name)
                    }
                return "search_path=" + path.joined(separator: ", ")
            }
            .joined(separator: "\n")
    }
}
