import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Reads the text of the tables that have something which information_schema leaves out: partitions, periods, merged
    /// tables, parsers of indexes, and characters that it shows as question marks.
    func readTableTexts(_ reading: MariaDBReading) async throws(DatabaseError) {
        for table in reading.tables where table.needsText {
            let name = MariaDBQuoting.name(table.name)
            guard let text = try await shown("TABLE \(name)", column: 1) else {
                reading.leaveOut("text of a table", table.name)
                continue
            }
            MariaDBTableText(text).complete(table, reading)
        }
    }

    /// One column of `SHOW CREATE`, or `nil` where the server does not show it to this account.
    func shown(_ what: String, column: Int) async throws(DatabaseError) -> String? {
        do throws(DatabaseError) {
            var text: String?
            try await each("SHOW CREATE \(what)") { text = $0.words(column) }
            return text
        } catch {
            switch error.kind {
            // Gone meanwhile, broken, or not to be seen.
            case .statement, .notPermitted: return nil
            case .unreachable, .refused, .insecure, .readOnly, .notDirect, .lockNotHad, .cancelled, .connectionLost,
                .unsupported:
                throw error
            }
        }
    }
}

/// What `SHOW CREATE TABLE` printed.
struct MariaDBTableText {
    private let text: String
    private let lines: [Substring]

    init(_ text: String) {
        self.text = text
        lines = text.split(separator: "\n")
    }

    /// Whether a check could be that of a period: `` `from` < `until` ``.
    static func couldBePeriod(_ clause: String) -> Bool {
        clause.hasPrefix("`") && clause.hasSuffix("`") && clause.contains("` < `")
    }

    /// Adds to a table what its text says.
    func complete(_ table: MariaDBTableDraft, _ reading: MariaDBReading) {
        completePeriods(table)
        completeIndexes(table)
        completePartitions(table, reading)
        completeUnion(table)
        completeExpressions(table)
    }

    /// Periods, and the indexes that let none of them overlap: the catalogue shows only their two columns.
    private func completePeriods(_ table: MariaDBTableDraft) {
        for line in lines where line.hasPrefix("  PERIOD FOR ") {
            let period = String(line.dropFirst("  PERIOD FOR ".count)).trimmed(of: ",")
            if period.hasPrefix("SYSTEM_TIME (") {
                table.attributes.removeAll { $0.key == .systemVersioning }
                let columns = period.dropFirst("SYSTEM_TIME (".count).dropLast()
                table.attributes.append(Attribute(.systemVersioning, String(columns)))
                continue
            }
            table.attributes.append(Attribute(.period, period))
            table.others.removeAll { $0.kind == .check && period.hasPrefix(MariaDBQuoting.name($0.name) + " (") }
            let overlap = period.prefix(while: { $0 != "(" }) + "WITHOUT OVERLAPS"
            for place in table.indexes.indices where text(of: table.indexes[place])?.contains(overlap) == true {
                table.indexes[place].columns.removeLast(2)
                table.indexes[place].columns.append(String(overlap))
            }
        }
    }

    private func completeIndexes(_ table: MariaDBTableDraft) {
        for place in table.indexes.indices where table.indexes[place].isFullText {
            guard let line = text(of: table.indexes[place]), let words = line.firstRange(of: " WITH PARSER `") else {
                continue
            }
            let parser = line[words.upperBound...].prefix { $0 != "`" }
            table.indexes[place].attributes.append(Attribute(.parser, String(parser)))
        }
    }

    private func text(of index: MariaDBIndexDraft) -> Substring? {
        let words = index.name == "PRIMARY" ? "PRIMARY KEY (" : "KEY \(MariaDBQuoting.name(index.name)) ("
        return lines.first { $0.hasPrefix("  ") && $0.contains(words) }
    }

    /// `partitions` is all that follows PARTITION BY.
    private func completePartitions(_ table: MariaDBTableDraft, _ reading: MariaDBReading) {
        // MySQL prints them in an executable comment.
        let heads = [" PARTITION BY ", "/*!50100 PARTITION BY "]
        guard let first = lines.lastIndex(where: { line in heads.contains { line.hasPrefix($0) } }),
            let key = lines[first].firstRange(of: "PARTITION BY ")?.upperBound
        else { return }
        let rest = [lines[first][key...]] + lines[(first + 1)...]
        var value = rest.map { String($0).trimmed(of: " ") }.joined(separator: " ")
        if lines[first].hasPrefix("/*") { value = value.replacing(" */", with: "") }
        value = value.replacing(" ENGINE = \(table.engine)", with: "")
        table.attributes.append(Attribute(.partitions, withoutTimes(value, of: table, reading)))
    }

    /// Partitions by time without what the server itself has chosen: the hour or day of creation as their start, and
    /// with AUTO the partitions themselves.
    private func withoutTimes(_ value: String, of table: MariaDBTableDraft, _ reading: MariaDBReading) -> String {
        guard value.hasPrefix("SYSTEM_TIME INTERVAL "), let start = value.firstRange(of: " STARTS TIMESTAMP'"),
            let end = value[start.upperBound...].firstIndex(of: "'")
        else { return value }
        reading.leaveOut("start of partitions by time", table.name)
        let rest = value[value.index(after: end)...]
        return String(value[..<start.lowerBound] + (rest.hasPrefix(" AUTO") ? " AUTO" : rest))
    }

    private func completeUnion(_ table: MariaDBTableDraft) {
        guard table.engine == "MRG_MyISAM", let last = lines.last(where: { $0.hasPrefix(") ENGINE=") }) else { return }
        if let words = last.firstRange(of: " UNION=") {
            table.attributes.append(Attribute(.union, String(last[words.upperBound...].prefix { $0 != ")" }) + ")"))
        }
        if let words = last.firstRange(of: " INSERT_METHOD=") {
            let option = last[words.lowerBound...].dropFirst().prefix { $0 != " " }
            let others = table.attributes.first { $0.key == .options }.map { $0.value + " " } ?? ""
            table.attributes.removeAll { $0.key == .options }
            table.attributes.append(Attribute(.options, others + option))
        }
    }

    /// Expressions in which the catalogue shows question marks, which may stand for what it cannot show.
    private func completeExpressions(_ table: MariaDBTableDraft) {
        for column in table.columns {
            let words = "\n  \(MariaDBQuoting.name(column.name)) "
            let found = [AttributeKey.generated, .check]
                .compactMap { key in
                    column[key].flatMap { restored($0, behind: words) }.map { Attribute(key, $0) }
                }
            if !found.isEmpty { table.adjustColumn(column.name, found) }
        }
        for (place, part) in table.others.enumerated() where part.kind == .check {
            let words = "\n  CONSTRAINT \(MariaDBQuoting.name(part.name)) CHECK ("
            guard let clause = part[.expression].flatMap({ restored($0, behind: words) }) else { continue }
            table.others[place] = SchemaObject(.check, name: part.name, attributes: [Attribute(.expression, clause)])
        }
    }

    private func restored(_ expression: String, behind words: String) -> String? {
        guard expression.contains("?"), let place = text.firstRange(of: words) else { return nil }
        return MariaDBHiddenText.restored(expression, from: text[place.upperBound...])
    }
}
