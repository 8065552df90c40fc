/// What was looked at: a row a shard and a column a check; the shards where all is well share a row when they are many.
struct HTMLChecks {
    let checks: [Check]

    /// How many shards without trouble have a row each.
    private static let quietRowsMax = 8

    func write(to page: inout HTMLText) {
        guard !checks.isEmpty else { return }
        guard checks.contains(where: { $0.shard != nil }) || checks.count <= Self.columnsMax else {
            return writeList(to: &page)
        }
        let names = unique(checks.map(\.name))
        let attributes: [(StaticString, String)] = [
            ("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Checks by shard"),
        ]
        page.markup("<section>\n<h2>Checks</h2>\n")
        page.element("div", attributes) { page in
            page.markup("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Shard</th>")
            for name in names { page.element("th", [("scope", "col")], words: name) }
            page.markup("</tr></thead>\n<tbody>\n")
            for row in rows { write(row, names, to: &page) }
            page.markup("</tbody>\n</table>")
        }
        page.markup("\n</section>\n")
    }

    /// So many checks of the whole project stand beside each other.
    private static let columnsMax = 4

    /// A row a check, where there are no shards; those that passed share a row when they are many.
    private func writeList(to page: inout HTMLText) {
        let quiet = checks.filter { $0.state == .passed && $0.findings.isEmpty }
        let isFolded = quiet.count > Self.quietRowsMax
        page.markup("<section>\n<h2>Checks</h2>\n<div class=\"scroll\"><table>\n<tbody>\n")
        for check in checks where !isFolded || check.state != .passed || !check.findings.isEmpty {
            page.markup("<tr>")
            page.element("th", [("scope", "row"), ("class", "long")], words: check.name)
            page.element("td") { write(check, to: &$0) }
            page.markup("</tr>\n")
        }
        if isFolded {
            page.markup("<tr>")
            page.element("th", [("scope", "row"), ("class", "long")]) { page in
                page.element("details") { page in
                    page.element("summary", words: "\(quiet.count) checks")
                    page.element("p", [("class", "names")], words: quiet.map(\.name).joined(separator: ", "))
                }
            }
            page.element("td") { HTMLBadge(word: Check.State.passed.rawValue, tone: .good).write(to: &$0) }
            page.markup("</tr>\n")
        }
        page.markup("</tbody>\n</table></div>\n</section>\n")
    }

    /// One row of the matrix.
    private struct Row {
        /// The shards; empty for the whole project.
        var shards: [String]
        /// The checks of the first of them, by name.
        var checks: [String: [Check]]

        /// Whether there is nothing to look at.
        var isQuiet: Bool { checks.values.allSatisfy { $0.allSatisfy { $0.state == .passed && $0.findings.isEmpty } } }
    }

    private var rows: [Row] {
        var rows: [Row] = []
        var places: [String?: Int] = [:]
        for check in checks {
            let place = places[check.shard] ?? rows.count
            if place == rows.count {
                places[check.shard] = place
                rows.append(Row(shards: check.shard.map { [$0] } ?? [], checks: [:]))
            }
            rows[place].checks[check.name, default: []].append(check)
        }
        let quiet = rows.filter { $0.isQuiet && !$0.shards.isEmpty }
        guard quiet.count > Self.quietRowsMax else { return rows }
        var shared: [Row] = []
        var sharedPlaces: [[String: Int]: Int] = [:]
        for row in quiet {
            let shape = row.checks.mapValues(\.count)
            if let place = sharedPlaces[shape] {
                shared[place].shards += row.shards
            } else {
                sharedPlaces[shape] = shared.count
                shared.append(row)
            }
        }
        return rows.filter { !$0.isQuiet || $0.shards.isEmpty } + shared
    }

    private func write(_ row: Row, _ names: [String], to page: inout HTMLText) {
        page.markup("<tr>")
        page.element("th", [("scope", "row")]) { page in
            if row.shards.count > FindingGroup.namesMax {
                page.element("details") { page in
                    page.element("summary", words: "\(row.shards.count) shards")
                    page.element("p", [("class", "names")], words: row.shards.joined(separator: ", "))
                }
            } else {
                page.words(row.shards.isEmpty ? "Whole project" : row.shards.joined(separator: ", "))
            }
        }
        for name in names {
            page.element("td") { page in
                for check in row.checks[name] ?? [] { write(check, to: &page) }
            }
        }
        page.markup("</tr>\n")
    }

    private func write(_ check: Check, to page: inout HTMLText) {
        let tone: Tone =
            switch check.state {
            case .passed: .good
            case .failed: .bad
            case .partial, .unchecked: .waiting
            case .skipped: .quiet
            }
        HTMLBadge(word: check.state.rawValue, tone: tone).write(to: &page)
        guard !check.findings.isEmpty else { return }
        // Without the script the link leads to the findings, with it to those of the shard.
        let attributes: [(StaticString, String)] = [
            ("class", "count"), ("href", "#findings"), ("data-shard", check.shard ?? ""),
        ]
        page.words(" ")
        page.element(
            "a",
            attributes,
            words: check.findings.count == 1 ? "1 finding" : "\(check.findings.count) findings"
        )
    }

    private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
