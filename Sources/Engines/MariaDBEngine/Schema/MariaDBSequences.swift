import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Sequences, of which only `SHOW CREATE` tells more than the name; what they have given out is no part of the schema.
    ///
    /// Attributes, enough to make one anew, each absent where it is as in `CREATE SEQUENCE name`: `type` (bigint), `start`
    /// (1), `minimum` (1), `maximum` (9223372036854775806), `increment` (1), `cache` (1000; 0 is NOCACHE), `cycle`,
    /// `engine` (InnoDB), `comment`. To be written in full, since some follow from others where they are left out.
    func readSequences(_ reading: MariaDBReading) async throws(DatabaseError) {
        for sequence in reading.sequences {
            guard let text = try await shown("SEQUENCE \(MariaDBQuoting.name(sequence.name))", column: 1) else {
                reading.leaveOut("sequence", sequence.name)
                continue
            }
            reading.objects.append(Self.sequence(sequence, text))
        }
    }

    private static func sequence(_ sequence: MariaDBSequenceDraft, _ text: String) -> SchemaObject {
        let head = "CREATE SEQUENCE \(MariaDBQuoting.name(sequence.name)) "
        let words = text.dropFirst(head.count).split(separator: " ").map(String.init)
        let value = { (word: String, usual: String) -> String? in
            guard let place = words.firstIndex(of: word), place + 1 < words.count else { return nil }
            let value = words[words[place + 1] == "with" || words[place + 1] == "by" ? place + 2 : place + 1]
            return value == usual ? nil : value
        }
        return SchemaObject(
            .sequence,
            name: sequence.name,
            attributes: [
                Attribute(.type, value("as", "bigint")), Attribute(.start, value("start", "1")),
                Attribute(.increment, value("increment", "1")), Attribute(.minimum, value("minvalue", "1")),
                Attribute(.maximum, value("maxvalue", "9223372036854775806")),
                Attribute(.cache, words.contains("nocache") ? "0" : value("cache", "1000")),
                Attribute(.cycle, holds: words.contains("cycle")), Attribute(.engine, sequence.engine),
                Attribute(.comment, sequence.comment),
            ]
            .compactMap(\.self)
        )
    }
}

/// What the list of tables tells of a sequence.
struct MariaDBSequenceDraft {
    let name: String
    /// `nil` for InnoDB.
    let engine: String?
    let comment: String?
}
