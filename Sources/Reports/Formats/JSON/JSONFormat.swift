import Findings

/// The stable contract for programs (docs/json.md): one object, its tables as arrays of records.
struct JSONFormat {
    func render(_ report: Report) -> String {
        var members: [(String, JSONValue)] = [
            ("schemaVersion", .integer(Report.schemaVersion)),
            ("command", .text(report.command)),
            ("exitCode", .integer(Int64(report.exitCode))),
            ("summary", .text(report.summary)),
            ("next", .init(report.next)),
        ]
        members += report.facts.map { ($0.key, value(of: $0.value)) }
        if let script = report.script { members.append(("script", .text(script))) }
        let tables = report.tables.filter { $0.audience != .people }
        var seen: Set<String> = []
        for table in tables where seen.insert(table.key).inserted {
            let rows = tables.filter { $0.key == table.key }
                .flatMap { part in part.rows.map { record(of: $0, columns: part.columns) } }
            members.append((table.key, .array(rows)))
        }
        if !report.checks.isEmpty { members.append(("checks", .array(report.checks.map(record(of:))))) }
        let findings =
            report.findings.map { record(of: $0, in: nil) }
            + report.checks.flatMap { check in check.findings.map { record(of: $0, in: check) } }
        members.append(("findings", .array(findings)))
        return JSONValue.object(members).document
    }

    private func record(of row: [Cell], columns: [Column]) -> JSONValue {
        .object(zip(columns, row).map { ($0.key, value(of: $1)) })
    }

    private func record(of check: Check) -> JSONValue {
        .object([
            ("name", .text(check.name)),
            ("shard", .init(check.shard)),
            ("state", .text(check.state.rawValue)),
            ("findings", .integer(Int64(check.findings.count))),
        ])
    }

    private func record(of finding: Finding, in check: Check?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("code", .text(finding.code)),
            ("severity", .text(finding.severity.rawValue)),
            ("shard", .init(finding.shard)),
            ("file", .init(finding.location?.file)),
            ("line", .init(finding.location?.line)),
            ("column", .init(finding.location?.column)),
            ("message", .text(finding.message)),
            ("advice", .init(finding.advice)),
        ]
        if let check { members.append(("check", .text(check.name))) }
        if let difference = finding.difference { members.append(("difference", .init(difference))) }
        if !finding.related.isEmpty { members.append(("related", .array(finding.related.map(record(of:))))) }
        return .object(members)
    }

    private func record(of place: RelatedPlace) -> JSONValue {
        .object([
            ("word", .text(place.word)),
            ("remark", .init(place.remark)),
            ("file", .text(place.location.file)),
            ("line", .init(place.location.line)),
            ("column", .init(place.location.column)),
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

extension JSONValue {
    /// The two sides of a difference, with a `null` for what is not there.
    init(_ difference: Difference) {
        self = .object([
            ("object", .text(difference.object)), ("attribute", .init(difference.attribute)),
            ("expected", .init(difference.expected)), ("found", .init(difference.found)),
        ])
    }
}
