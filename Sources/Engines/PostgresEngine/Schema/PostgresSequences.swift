import SchemaModel

/// Sequences. What is missing is as `CREATE SEQUENCE` makes it: `type` (bigint), `start`, `increment`, `minimum`, `maximum`,
/// `cache`, `cycle`; `owned by` names a column. The one behind an identity is no object: its options stand at the column.
extension PostgresReading {
    /// The question for sequences and the columns that own them.
    static func sequences(_ place: PostgresPlace) -> PostgresQuestion {
        let bound = { (sign: String) in
            "CASE s.seqtypid WHEN 21 THEN \(sign == "-" ? "-32768" : "32767") "
                + "WHEN 23 THEN \(sign == "-" ? "-2147483648" : "2147483647") "
                + "ELSE \(sign == "-" ? "-9223372036854775808" : "9223372036854775807") END"
        }
        let minimum = "CASE WHEN s.seqincrement < 0 THEN \(bound("-")) ELSE 1 END"
        let maximum = "CASE WHEN s.seqincrement < 0 THEN -1 ELSE \(bound("+")) END"
        return PostgresQuestion(
            sql: """
                SELECT s.seqrelid, CASE WHEN s.seqtypid <> 20 THEN format_type(s.seqtypid, NULL) END, \
                CASE WHEN s.seqstart <> CASE WHEN s.seqincrement < 0 THEN s.seqmax ELSE s.seqmin END \
                THEN s.seqstart END, NULLIF(s.seqincrement, 1), NULLIF(s.seqmin, \(minimum)), \
                NULLIF(s.seqmax, \(maximum)), NULLIF(s.seqcache, 1), CASE WHEN s.seqcycle THEN 'yes' END, \
                d.deptype, d.refobjid, d.refobjsubid \
                FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid \
                LEFT JOIN pg_depend d ON d.classid = 1259 AND d.objid = s.seqrelid AND d.objsubid = 0 \
                AND d.refclassid = 1259 AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') \
                WHERE c.relnamespace IN \(place.list)
                """
        ) { row, reading in reading.readSequence(row) }
    }

    private static let keys: [AttributeKey] = [.type, .start, .increment, .minimum, .maximum, .cache, .cycle]

    private mutating func readSequence(_ row: PostgresRow) {
        guard let index = relationPlaces[row.oid(0)] else { return }
        let facts = Self.keys.enumerated().compactMap { Attribute($1, row.text($0 + 1)) }
        guard row.oid(9) != 0 else {
            relations[index].attributes += facts
            return
        }
        // The owner's table may be in a schema that is not read.
        let owner = relationPlaces[row.oid(9)]
        let column = row.number(10)
        if row.letter(8) == "i" {
            if let owner { addIdentity(facts, sequence: relations[index], toColumn: column, of: owner) }
            leaveOut(index)
        } else if let owner, relations[owner].isLeftOut {
            leaveOut(index)
        } else if let owner {
            let name = relations[owner].reference + "." + relations[owner].column(column, lookups)
            relations[index].attributes += facts + [Attribute(.ownedBy, name)]
        } else {
            relations[index].attributes += facts
        }
    }

    private mutating func leaveOut(_ index: Int) {
        let relation = relations[index]
        relations[index] = PostgresRelation(
            kind: relation.kind,
            number: relation.number,
            namespace: relation.namespace,
            name: relation.name,
            reference: relation.reference,
            isLeftOut: true,
            isPartition: false,
            isTyped: false,
            attributes: []
        )
    }

    private mutating func addIdentity(
        _ facts: [Attribute],
        sequence: PostgresRelation,
        toColumn number: Int,
        of owner: Int
    ) {
        guard let index = relations[owner].columns.firstIndex(where: { $0.number == number }),
            let kind = relations[owner].columns[index].attributes.firstIndex(where: { $0.key == .identity })
        else { return }
        let column = relations[owner].columns[index]
        var options: [String] = []
        if sequence.name != "\(relations[owner].name)_\(column.name)_seq" {
            options.append("SEQUENCE NAME \(sequence.reference)")
        }
        // The type is the column's.
        options += facts.filter { $0.key != .type }.compactMap(Self.option)
        if sequence.attributes.contains(where: { $0.key == .persistence }),
            !relations[owner].attributes.contains(where: { $0.key == .persistence })
        {
            options.append("UNLOGGED")
        }
        if !options.isEmpty {
            let words = column.attributes[kind].value + " (" + options.joined(separator: " ") + ")"
            relations[owner].columns[index].attributes[kind] = Attribute(.identity, words)
        }
        if let grants = sequence.attributes.first(where: { $0.key == .grants }) {
            relations[owner].columns[index].attributes.append(Attribute(.privileges, grants.value))
        }
    }

    /// A fact in the words of `CREATE SEQUENCE`.
    private static func option(_ fact: Attribute) -> String? {
        switch fact.key {
        case .start: "START WITH " + fact.value
        case .increment: "INCREMENT BY " + fact.value
        case .minimum: "MINVALUE " + fact.value
        case .maximum: "MAXVALUE " + fact.value
        case .cache: "CACHE " + fact.value
        case .cycle: "CYCLE"
        case _: nil
        }
    }
}
