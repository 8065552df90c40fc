import Findings

/// The rendering for people: aligned tables, findings with what to do, and a last line that says what is next.
struct TextFormat {
    let style: TextStyle

    func render(_ report: Report) -> String {
        var blocks: [String] = []
        if let script = report.script { return script }
        for table in report.tables where table.audience != .programs && !table.rows.isEmpty {
            blocks.append(render(table))
        }
        blocks += report.findings.map(render)
        let summary = paint(report.summary.printable, report.exitCode == 0 ? .good : .bad)
        blocks.append([summary, report.next?.printable].compactMap(\.self).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func render(_ table: Table) -> String {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        let headings = shown.map { table.columns[$0].title ?? "" }
        let rows = table.rows.map { row in shown.map { (text(of: row[$0]), tone(of: row[$0]), isNumber(row[$0])) } }
        var widths = headings.map(\.columns)
        for row in rows {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.0.columns) }
        }
        var lines: [String] = table.title.map { [paint($0, nil, bold: true)] } ?? []
        lines.append(line(headings.map { ($0, .quiet, false) }, widths))
        lines += rows.map { line($0, widths) }
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [(text: String, tone: Tone?, isNumber: Bool)], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - cell.text.columns)
            let painted = paint(cell.text, cell.tone)
            line += index == 0 ? "" : "  "
            line += cell.isNumber ? padding + painted : painted + (index == cells.count - 1 ? "" : padding)
        }
        return line
    }

    private func render(_ finding: Finding) -> String {
        let place = [finding.shard, finding.location?.description].compactMap(\.self).joined(separator: " ").printable
        let tone: Tone =
            switch finding.severity {
            case .error: .bad
            case .warning: .waiting
            case .note: .quiet
            }
        let heading = paint("\(finding.severity.rawValue) \(finding.code)", tone)
        var lines = [place.isEmpty ? heading : "\(heading)  \(place)"]
        lines += indented(finding.message)
        if let advice = finding.advice { lines += indented(advice) }
        return lines.joined(separator: "\n")
    }

    private func indented(_ text: String) -> [String] {
        text.printable.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }

    private func text(of cell: Cell) -> String {
        switch cell {
        case .none: ""
        case .text(let text): text.printableInLine
        case .integer(let number): String(number)
        case .truth(let truth): truth ? "yes" : "no"
        case .list(let items): items.joined(separator: ", ").printableInLine
        case .state(let word, _): word.printableInLine
        }
    }

    private func tone(of cell: Cell) -> Tone? {
        guard case .state(_, let tone) = cell else { return nil }
        return tone
    }

    private func isNumber(_ cell: Cell) -> Bool {
        guard case .integer = cell else { return false }
        return true
    }

    private func paint(_ text: String, _ tone: Tone?, bold: Bool = false) -> String {
        guard style == .coloured, !text.isEmpty else { return text }
        let code: String? =
            switch tone {
            case .good: "32"
            case .waiting: "33"
            case .bad: "31"
            case .quiet: "2"
            case nil: bold ? "1" : nil
            }
        return code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
    }
}
