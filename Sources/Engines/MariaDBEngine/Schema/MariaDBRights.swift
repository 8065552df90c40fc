import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Lists the kinds of things that this account cannot see: the server shows them as if they were not there.
    func readRights(_ reading: MariaDBReading) async throws(DatabaseError) {
        // The question fails where the server knows no rights at all, as a private one may.
        guard let grants = try? await rows("SHOW GRANTS", []) else { return }
        let rights = grants.compactMap { $0.text(0) }
            .reduce(into: Set<String>()) { $0.formUnion(Self.rights($1, on: reading.database)) }
        for (kind, sufficient) in Self.needs where rights.isDisjoint(with: sufficient + ["ALL PRIVILEGES"]) {
            reading.leaveOut(kind.rawValue, UnverifiedObject.all)
        }
    }

    /// One of the rights is enough to see all objects of the kind.
    private static let needs: [(kind: ObjectKind, rights: [String])] = [
        (.table, tables), (.view, tables), (.sequence, tables), (.trigger, ["TRIGGER"]),
        (.event, ["EVENT"]),
        (.procedure, routines), (.function, routines), (.package, routines),
        (.packageBody, routines),
    ]
    private static let tables = ["SELECT", "INSERT", "UPDATE", "REFERENCES"]
    private static let routines = [
        "EXECUTE", "CREATE ROUTINE", "ALTER ROUTINE", "SHOW CREATE ROUTINE", "SHOW_ROUTINE", serverWide + "SELECT",
    ]
    private static let serverWide = "*.* "

    /// The rights of one line of `SHOW GRANTS`, if they are for the whole database; those for the whole server also with
    /// that in front.
    private static func rights(_ line: String, on database: String) -> [String] {
        guard line.hasPrefix("GRANT "), let on = line.firstRange(of: " ON "),
            let to = line[on.upperBound...].firstRange(of: " TO ")
        else { return [] }
        let rights = line[..<on.lowerBound].dropFirst("GRANT ".count).split(separator: ", ").map(String.init)
        let place = line[on.upperBound..<to.lowerBound]
        if place == "*.*" { return rights + rights.map { serverWide + $0 } }
        guard place.hasPrefix("`"), place.hasSuffix("`.*") else { return [] }
        let pattern = place.dropFirst().dropLast(3).replacing("``", with: "`")
        return MariaDBPattern.matches(Array(pattern), Array(database)) ? rights : []
    }
}

/// The patterns in which rights name databases: `_`, `%`, and `\` in front of what is no pattern.
enum MariaDBPattern {
    static func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
        // The places in the pattern that the text read so far can have reached.
        var reached = closure([0], pattern)
        for character in text {
            var next: Set<Int> = []
            for place in reached where place < pattern.count {
                switch pattern[place] {
                case "%": next.insert(place)
                case "_": next.insert(place + 1)
                case "\\" where place + 1 < pattern.count && pattern[place + 1] == character: next.insert(place + 2)
                case character: next.insert(place + 1)
                case _: continue
                }
            }
            reached = closure(next, pattern)
        }
        return reached.contains(pattern.count)
    }

    /// A `%` may stand for nothing.
    private static func closure(_ places: Set<Int>, _ pattern: [Character]) -> Set<Int> {
        var result = places
        for var place in places {
            while place < pattern.count, pattern[place] == "%" {
                place += 1
                result.insert(place)
            }
        }
        return result
    }
}
