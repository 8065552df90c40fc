import Findings

/// The two sides of a difference beside each other, with the words marked that differ.
struct HTMLDifference {
    let difference: Difference

    func write(to page: inout HTMLText) {
        page.markup("<div class=\"scroll\"><table class=\"difference\">\n")
        page.element("caption") { page in
            page.element("code", words: difference.object)
            if let attribute = difference.attribute {
                page.words(" ")
                page.element("span", words: attribute)
            }
        }
        page.markup("\n<thead><tr><th scope=\"col\">Expected</th><th scope=\"col\">Found</th></tr></thead>\n<tbody>\n")
        if let expected = difference.expected, let found = difference.found {
            for row in SideBySide(expected: expected, found: found).rows { write(row, to: &page) }
        } else {
            page.markup("<tr>")
            write(side: difference.expected, "removed", to: &page)
            write(side: difference.found, "added", to: &page)
            page.markup("</tr>\n")
        }
        page.markup("</tbody>\n</table></div>\n")
    }

    /// A side as a whole, where the other does not exist.
    private func write(side: String?, _ name: String, to page: inout HTMLText) {
        if let side {
            page.element("td", [("class", name)], words: side)
        } else {
            page.element("td", [("class", "absent")], words: difference.absentSide)
        }
    }

    private func write(_ row: SideBySide.Row, to page: inout HTMLText) {
        page.markup("<tr>")
        switch row {
        case .kept(let line):
            page.element("td", words: line)
            page.element("td", words: line)
        case .changed(let expected, let found):
            write(expected, "removed", "del", to: &page)
            write(found, "added", "ins", to: &page)
        case .folded(let count):
            page.element("td", [("class", "folded"), ("colspan", "2")], words: "\(count) equal lines")
        }
        page.markup("</tr>\n")
    }

    private func write(_ pieces: [SideBySide.Piece]?, _ name: String, _ mark: StaticString, to page: inout HTMLText) {
        guard let pieces else { return page.element("td", words: "") }
        page.element("td", [("class", name)]) { page in
            for piece in pieces {
                if piece.isChanged { page.element(mark, words: piece.text) } else { page.words(piece.text) }
            }
        }
    }
}
