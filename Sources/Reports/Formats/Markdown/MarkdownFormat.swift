import Findings

/// A comment on a pull request: the verdict, the checks, what was found by shard, and the tables while there is room.
struct MarkdownFormat {
    /// What is shown of one message, before escaping makes it up to nine times as long.
    private static let wordsBytesMax = 2_000
    /// What is shown of one difference.
    private static let linesMax = 60
    private static let lineBytesMax = 300

    func render(_ report: Report) -> String {
        var page = MarkdownPage()
        let heading = "### \(Self.sign(of: report)) \(MarkdownText.inline(Self.short(report.subject)))"
        _ = page.add(heading)
        _ = page.add("**\(MarkdownText.inline(Self.short(report.summary)))**")
        if let next = report.next { _ = page.add(MarkdownText.inline(Self.short(next))) }
        var omissions: [String] = []
        if !report.checks.isEmpty { omissions += add(CheckTally.table(of: report.checks), to: &page) }
        omissions += addFindings(of: report, to: &page)
        for table in report.tables where table.audience != .programs && !table.rows.isEmpty {
            omissions += add(table, to: &page)
        }
        if let script = report.script { omissions += add(script: script, to: &page) }
        let words = omissions.isEmpty ? "" : "\(omissions.joined(separator: ", ")). "
        page.end(with: "<sub>\(words)Exit status \(report.exitCode): \(report.verdict.lowercased()).</sub>")
        return page.text
    }

    private static func sign(of report: Report) -> String {
        switch Verdict(of: report) {
        case .good: "✅"
        case .bad: "❌"
        case .unfinished: "⚠️"
        }
    }

    private static func short(_ words: String) -> String { MarkdownText.cut(words, to: wordsBytesMax) }

    /// Adds findings until the page is full; says how many had no room.
    private func addFindings(of report: Report, to page: inout MarkdownPage) -> [String] {
        let groups = FindingGroup.groups(of: report)
        let total = groups.map(\.findings.count).reduce(0, +)
        var shown = 0
        for group in groups {
            let place = MarkdownText.betweenTags(group.place.isEmpty ? "Whole project" : Self.short(group.place))
            let count = group.findings.count == 1 ? "1 finding" : "\(group.findings.count) findings"
            let opening = "<details\(groups.count <= 3 ? " open" : "")>\n<summary><b>\(place)</b> – \(count)</summary>"
            guard page.open(opening, closing: "</details>") == .added else { break }
            let before = shown
            for finding in group.worstFirst {
                guard page.add(block(of: finding)) == .added else { break }
                shown += 1
            }
            page.close()
            if shown - before < group.findings.count { break }
        }
        return shown == total ? [] : ["\(total - shown) more findings"]
    }

    private func block(of finding: Finding) -> String {
        let location = finding.location.map { " " + MarkdownText.code(Self.short($0.description)) } ?? ""
        var paragraphs = [
            "**\(finding.severity.rawValue)** \(MarkdownText.code(finding.code))\(location)<br>"
                + MarkdownText.inline(Self.short(finding.message))
        ]
        if !finding.related.isEmpty {
            paragraphs.append(finding.related.map { "- " + Self.line(of: $0) }.joined(separator: "\n"))
        }
        if let difference = finding.difference { paragraphs.append(block(of: difference)) }
        if let advice = finding.advice { paragraphs.append("→ " + MarkdownText.inline(Self.short(advice))) }
        return paragraphs.joined(separator: "\n\n")
    }

    private static func line(of place: RelatedPlace) -> String {
        let remark = place.remark.map { " " + MarkdownText.inline(short($0)) } ?? ""
        return "**\(MarkdownText.inline(short(place.word)))**\(remark) "
            + MarkdownText.code(short(place.location.description))
    }

    private func block(of difference: Difference) -> String {
        let attribute = difference.attribute.map { " · \(MarkdownText.inline(Self.short($0)))" } ?? ""
        let lines = LineDifference(expected: difference.expected, found: difference.found).lines
        let shown = lines.prefix(Self.linesMax)
            .map { line in
                switch line {
                case .kept(let text): "  " + MarkdownText.cut(text, to: Self.lineBytesMax)
                case .removed(let text): "- " + MarkdownText.cut(text, to: Self.lineBytesMax)
                case .added(let text): "+ " + MarkdownText.cut(text, to: Self.lineBytesMax)
                case .folded(let count): "# \(count) equal lines"
                }
            }
        let rest = lines.count - shown.count
        let block = MarkdownText.block(shown + (rest > 0 ? ["# \(rest) more lines"] : []), language: "diff")
        return MarkdownText.code(Self.short(difference.object)) + attribute + "\n\n" + block
    }

    /// Adds a table, or as many of its rows as have room.
    private func add(_ table: Table, to page: inout MarkdownPage) -> [String] {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        var text = table.title.map { "**\(MarkdownText.inline(Self.short($0)))**\n\n" } ?? ""
        text += line(shown.map { MarkdownText.inline(table.columns[$0].title ?? "") }) + "\n"
        text += line(shown.map { table.rows.first?[$0].isNumber == true ? "---:" : "---" })
        var count = 0
        var bytes = text.utf8.count
        for row in table.rows {
            let next = "\n" + line(shown.map { MarkdownText.inline(Self.short(row[$0].text)) })
            bytes += next.utf8.count
            guard page.hasRoom(for: bytes + 2) else { break }
            text += next
            count += 1
        }
        let rest = table.rows.count - count
        if count > 0 { _ = page.add(text) }
        return rest > 0 ? ["\(rest) more rows of \(table.key)"] : []
    }

    private func add(script: String, to page: inout MarkdownPage) -> [String] {
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard page.hasRoom(for: script.utf8.count),
            page.open("<details>\n<summary>The SQL</summary>", closing: "</details>") == .added
        else { return ["\(lines.count) lines of SQL"] }
        let fit = page.add(MarkdownText.block(lines, language: "sql"))
        page.close()
        return fit == .added ? [] : ["\(lines.count) lines of SQL"]
    }
}
