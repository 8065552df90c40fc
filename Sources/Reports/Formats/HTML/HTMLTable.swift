/// A table of the report, with its states as words and signs.
struct HTMLTable {
    let table: Table

    func write(to page: inout HTMLText) {
        let title = table.title ?? table.key.prefix(1).uppercased() + table.key.dropFirst()
        page.markup("<section>\n")
        page.element("h2", words: title)
        page.newline()
        page.element("div", [("class", "scroll tall"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)]) {
            page in
            page.element("table") { page in write(rowsTo: &page) }
        }
        page.markup("\n</section>\n")
    }

    private func write(rowsTo page: inout HTMLText) {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        page.markup("\n<thead><tr>")
        for index in shown {
            let attributes: [(StaticString, String)] =
                table.rows.first?[index].isNumber == true
                ? [("scope", "col"), ("class", "number")] : [("scope", "col")]
            page.element("th", attributes, words: table.columns[index].title ?? "")
        }
        page.markup("</tr></thead>\n<tbody>\n")
        for row in table.rows {
            page.markup("<tr>")
            for (position, index) in shown.enumerated() { write(row[index], isFirst: position == 0, to: &page) }
            page.markup("</tr>\n")
        }
        page.markup("</tbody>\n")
    }

    private func write(_ cell: Cell, isFirst: Bool, to page: inout HTMLText) {
        if isFirst {
            page.element("th", [("scope", "row")], words: cell.text)
        } else if let tone = cell.tone {
            page.element("td") { HTMLBadge(word: cell.text, tone: tone).write(to: &$0) }
        } else {
            page.element("td", cell.isNumber ? [("class", "number")] : [], words: cell.text)
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
            page.words(" " + word)
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
