/// What was looked at: a row a shard and a column a check.
struct HTMLChecks {
    let checks: [Check]

    func write(to page: inout HTMLText) {
        guard !checks.isEmpty else { return }
        let names = unique(checks.map(\.name))
        var rows: [String?: [String: [Check]]] = [:]
        for check in checks { rows[check.shard, default: [:]][check.name, default: []].append(check) }
        let attributes: [(StaticString, String)] = [
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Checks by shard"),
        ]
        page.markup("<section>\n<h2>Checks</h2>\n")
        page.element("div", attributes) { page in
            page.markup("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Shard</th>")
            for name in names { page.element("th", [("scope", "col")], words: name) }
            page.markup("</tr></thead>\n<tbody>\n")
            for shard in unique(checks.map(\.shard)) {
                page.markup("<tr>")
                page.element("th", [("scope", "row")], words: shard ?? "Whole project")
                for name in names { write(rows[shard]?[name] ?? [], to: &page) }
                page.markup("</tr>\n")
            }
            page.markup("</tbody>\n</table>")
        }
        page.markup("\n</section>\n")
    }

    private func write(_ checks: [Check], to page: inout HTMLText) {
        page.element("td") { page in
            for check in checks {
                let tone: Tone =
                    switch check.state {
                    case .passed: .good
                    case .failed: .bad
                    case .unchecked: .waiting
                    case .skipped: .quiet
                    }
                let count = check.findings.count
                HTMLBadge(word: check.state.rawValue, tone: tone).write(to: &page)
                if count > 0 { page.element("span", [("class", "count")], words: " \(count)") }
            }
        }
    }

    private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
