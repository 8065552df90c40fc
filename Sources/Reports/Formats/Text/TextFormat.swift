import Findings

/// The rendering for people: aligned tables, findings with what to do, and a last line that says what is next.
struct TextFormat {
    private let paint: TextPaint
    private let findingText: FindingText
    /// How many columns a line may have.
    private let width: Int?

    init(style: TextStyle, width: Int?) {
        self.width = width
        paint = TextPaint(style: style)
        findingText = FindingText(style: style)
    }

    func render(_ report: Report) -> String {
        if let script = report.script { return script }
        var blocks: [String] = []
        for table in report.tables where table.audience != .programs && !table.rows.isEmpty {
            blocks.append(render(table))
        }
        // A table with a row a shard says the same of checks that each shard has.
        if report.checks.contains(where: { $0.shard == nil }) {
            blocks.append(render(CheckTally.table(of: report.checks)))
        }
        blocks += findings(of: report)
        let summary = paint(report.summary.printable, report.exitCode == 0 ? .good : .bad)
        blocks.append([summary, report.next?.printable].compactMap(\.self).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// One block a finding, below the shards that have it when there are several sets of them.
    private func findings(of report: Report) -> [String] {
        let isComparison = !report.checks.isEmpty || report.findings.contains { $0.difference != nil }
        guard isComparison else {
            return report.findings.map { findingText.lines(of: $0, at: $0.shard).joined(separator: "\n") }
        }
        let groups = FindingGroup.groups(of: report)
        return groups.flatMap { group in
            guard groups.count > 1, !group.shards.isEmpty else {
                return group.findings.map { findingText.lines(of: $0, at: group.place).joined(separator: "\n") }
            }
            return group.findings.enumerated()
                .map { index, finding in
                    let heading = index == 0 ? [paint.bold(group.place.printableInLine)] : []
                    return (heading + findingText.lines(of: finding, at: nil).map { $0.isEmpty ? $0 : "  \($0)" })
                        .joined(separator: "\n")
                }
        }
    }

    private func render(_ table: Table) -> String {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        let headings = shown.map { (table.columns[$0].title ?? "").printableInLine }
        let rows = table.rows.map { row in shown.map { (row[$0].text.printableInLine, row[$0].tone, row[$0].isNumber) }
        }
        let fits = ShortenedCells(shown.map { table.columns[$0].fit }, headings: headings)
        let fitted = width.map { fits.fitted(rows, into: $0) } ?? rows
        var widths = headings.map(\.columns)
        for row in fitted {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.0.columns) }
        }
        var lines: [String] = table.title.map { [paint.bold($0.printableInLine)] } ?? []
        if headings.contains(where: { !$0.isEmpty }) {
            lines.append(line(headings.map { ($0, .quiet, false) }, widths))
        }
        lines += fitted.map { line($0, widths) }
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [(text: String, tone: Tone?, isNumber: Bool)], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - cell.text.columns)
            let painted = paint(cell.text, cell.tone)
            line += index == 0 ? "" : "  "
            line += cell.isNumber ? padding + painted : painted + padding
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
