import Findings

/// The stable contract for programs (docs/json.md): one object, its tables as arrays of records.
struct JSONFormat {
    func render(_ report: Report) -> String {
        var members: [(String, JSONValue)] = [
            ("schemaVersion", .integer(Report.schemaVersion)),
            ("command", .text(report.command)),
            ("exitCode", .integer(Int64(report.exitCode))),
            ("summary", .text(report.summary)),
            ("next", report.next.map(JSONValue.text) ?? .null),
        ]
        members += report.facts.map { ($0.key, value(of: $0.value)) }
        if let script = report.script { members.append(("script", .text(script))) }
        for table in report.tables where table.audience != .people {
            members.append((table.key, .array(table.rows.map { record(of: $0, columns: table.columns) })))
        }
        members.append(("findings", .array(report.findings.map(record(of:)))))
        var text = ""
        JSONValue.object(members).write(to: &text, indent: 0)
        return text + "\n"
    }

    private func record(of row: [Cell], columns: [Column]) -> JSONValue {
        .object(zip(columns, row).map { ($0.key, value(of: $1)) })
    }

    private func record(of finding: Finding) -> JSONValue {
        .object([
            ("code", .text(finding.code)),
            ("severity", .text(finding.severity.rawValue)),
            ("shard", finding.shard.map(JSONValue.text) ?? .null),
            ("file", (finding.location?.file).map(JSONValue.text) ?? .null),
            ("line", (finding.location?.line).map { .integer(Int64($0)) } ?? .null),
            ("column", (finding.location?.column).map { .integer(Int64($0)) } ?? .null),
            ("message", .text(finding.message)),
            ("advice", finding.advice.map(JSONValue.text) ?? .null),
        ])
    }

    private func value(of cell: Cell) -> JSONValue {
        switch cell {
        case .none: .null
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .truth(let truth): .truth(truth)
        case .list(let items): .array(items.map(JSONValue.text))
        case .state(let word, _): .text(word)
        }
    }
}
