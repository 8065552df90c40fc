/// A table of the report, with its states as words and signs.
struct HTMLTable {
    let table: Table

    /// So many rows are seen at a glance.
    private static let rowsMax = 12

    /// A search over the rows of long tables, which the script shows when it runs.
    static func write(filtersOf tables: [Table], to page: inout HTMLText) {
        guard tables.map(\.rows.count).reduce(0, +) > rowsMax else { return }
        page.markup(
            """
            <form class="filters" id="row-filters" hidden>
            <label>Search the tables <input type="search" id="row-text" autocomplete="off"></label>
            <label class="box"><input type="checkbox" id="row-bad"> Only what is not as it should be</label>
            <output id="row-count" aria-live="polite"></output>
            </form>

            """
        )
    }

    func write(to page: inout HTMLText) {
        let title = table.title ?? table.key.prefix(1).uppercased() + table.key.dropFirst()
        page.markup("<section>\n")
        page.element("h2", [("class", "long")], words: title)
        page.newline()
        page.element("div", [("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)]) {
            page in
            page.element("table", [("class", "rows")]) { page in write(rowsTo: &page) }
        }
        page.markup("\n</section>\n")
    }

    private func write(rowsTo page: inout HTMLText) {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        page.markup("\n<thead><tr>")
        // Rows that say themselves what they are have no headings.
        let isHeaded = shown.contains { table.columns[$0].title != "" }
        for index in shown where isHeaded {
            let attributes: [(StaticString, String)] =
                table.rows.first?[index].isNumber == true
                ? [("scope", "col"), ("class", "number")] : [("scope", "col")]
            page.element("th", attributes, words: table.columns[index].title ?? "")
        }
        page.markup("</tr></thead>\n<tbody>\n")
        for row in table.rows {
            page.markup("<tr>")
            for (position, index) in shown.enumerated() {
                write(row[index], table.columns[index].fit, isFirst: position == 0, to: &page)
            }
            page.markup("</tr>\n")
        }
        page.markup("</tbody>\n")
    }

    private func write(_ cell: Cell, _ fit: Column.Fit, isFirst: Bool, to page: inout HTMLText) {
        let long: [(StaticString, String)] =
            switch fit {
            case .whole: []
            case .wrapped, .shortened: [("class", "long")]
            }
        if isFirst {
            page.element("th", [("scope", "row")] + long, words: cell.text)
        } else if let tone = cell.tone {
            page.element("td") { HTMLBadge(word: cell.text, tone: tone).write(to: &$0) }
        } else {
            page.element("td", cell.isNumber ? [("class", "number")] : long, words: cell.text)
        }
    }
}

/// A state as a word with a sign before it, so that colour is never all there is.
struct HTMLBadge {
    let word: String
    let tone: Tone

    func write(to page: inout HTMLText) {
        page.element("span", [("class", "badge \(name)")]) { page in
            page.element("span", [("aria-hidden", "true")], words: sign)
            // In text the word of what is broken brings its own sign.
            page.words(" " + (word.hasPrefix("✗ ") ? String(word.dropFirst(2)) : word))
        }
    }

    private var name: String {
        switch tone {
        case .good: "good"
        case .waiting: "waiting"
        case .bad: "bad"
        case .quiet: "quiet"
        }
    }

    private var sign: String {
        switch tone {
        case .good: "✓"
        case .waiting: "•"
        case .bad: "✕"
        case .quiet: "–"
        }
    }
}
