import Findings

/// One page that needs nothing else: no network, no script to be read, and nothing that a name could turn into markup.
struct HTMLFormat {
    /// The tool's version.
    let version: String?

    func render(_ report: Report) -> String {
        let groups = FindingGroup.groups(of: report)
        var page = HTMLText()
        page.markup(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '
            """
        )
        page.words(PageStyle.hash)
        page.markup("'; script-src '")
        page.words(PageScript.hash)
        page.markup(
            """
            '; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">

            """
        )
        page.element("title", words: "\(report.subject) – \(report.verdict)")
        page.newline()
        page.element("style") { $0.markup(PageStyle.text) }
        page.markup("\n</head>\n<body>\n")
        HTMLHeader(report: report, groups: groups).write(to: &page)
        page.markup("<main>\n")
        HTMLChecks(checks: report.checks).write(to: &page)
        HTMLFindings(groups: groups).write(to: &page)
        let tables = report.tables.filter { $0.audience != .programs && !$0.rows.isEmpty }
        HTMLTable.write(filtersOf: tables, to: &page)
        for table in tables { HTMLTable(table: table).write(to: &page) }
        if let script = report.script { write(script: script, to: &page) }
        page.markup("</main>\n")
        write(footerOf: report, to: &page)
        page.element("script") { $0.markup(PageScript.text) }
        page.markup("\n</body>\n</html>\n")
        return page.text
    }

    private func write(script: String, to page: inout HTMLText) {
        page.markup("<section>\n<h2>The text</h2>\n")
        page.element("pre", [("tabindex", "0")]) { $0.element("code", words: script) }
        page.markup("\n</section>\n")
    }

    private func write(footerOf report: Report, to page: inout HTMLText) {
        let tool = ["migrate", version].compactMap(\.self).joined(separator: " ")
        page.element("footer", words: "\(tool) · exit status \(report.exitCode)")
        page.newline()
    }
}
