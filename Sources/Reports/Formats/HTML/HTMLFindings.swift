import Findings

/// What was found, below the shards that have it.
struct HTMLFindings {
    let groups: [FindingGroup]

    func write(to page: inout HTMLText) {
        guard !groups.isEmpty else { return }
        page.markup("<section id=\"findings\">\n<h2>Findings</h2>\n")
        write(filtersTo: &page)
        for group in groups { write(group, to: &page) }
        page.markup("<p id=\"none\" hidden>Nothing matches the filter.</p>\n</section>\n")
    }

    /// The filters, which the script shows when it runs.
    private func write(filtersTo page: inout HTMLText) {
        page.markup(
            """
            <form class="filters" id="filters" hidden>
            <label>Search <input type="search" id="filter-text" autocomplete="off"></label>

            """
        )
        // What concerns no shard has nothing to choose from.
        page.markup(groups.allSatisfy(\.shards.isEmpty) ? "<label hidden>" : "<label>")
        page.markup("Shard <select id=\"filter-shard\"><option value=\"\">All shards</option>\n")
        var seen: Set<String> = []
        for shard in groups.flatMap(\.shards) where seen.insert(shard).inserted {
            page.element("option", [("value", shard)], words: shard)
        }
        page.markup(
            """
            </select></label>
            <fieldset><legend>Severity</legend>
            <label><input type="checkbox" name="severity" value="error" checked> Errors</label>
            <label><input type="checkbox" name="severity" value="warning" checked> Warnings</label>
            <label><input type="checkbox" name="severity" value="note" checked> Notes</label>
            </fieldset>
            <output id="filter-count" aria-live="polite"></output>
            </form>

            """
        )
    }

    private func write(_ group: FindingGroup, to page: inout HTMLText) {
        // The names as an array of JSON: no sign can stand between names that could not stand in one.
        let shards = JSONValue.array(group.shards.map(JSONValue.text)).line
        page.element("section", [("class", "group"), ("data-shards", shards)]) { page in
            page.newline()
            page.element("h3", words: group.shards.isEmpty ? "Whole project" : group.place)
            page.newline()
            if group.shards.count > FindingGroup.namesMax { write(allOf: group.shards, to: &page) }
            for finding in group.worstFirst { write(finding, to: &page) }
        }
        page.newline()
    }

    private func write(allOf shards: [String], to page: inout HTMLText) {
        page.element("details") { page in
            page.element("summary", words: "All \(shards.count) shards")
            page.element("p", [("class", "names")], words: shards.joined(separator: ", "))
        }
        page.newline()
    }

    private func write(_ finding: Finding, to page: inout HTMLText) {
        page.element("article", [("class", finding.severity.rawValue), ("data-severity", finding.severity.rawValue)]) {
            page in
            page.newline()
            page.element("h4") { page in
                HTMLBadge(word: finding.severity.rawValue, tone: tone(of: finding.severity)).write(to: &page)
                page.words(" ")
                page.element("code", words: finding.code)
                if let location = finding.location {
                    page.words(" ")
                    page.element("span", [("class", "place")], words: location.description)
                }
            }
            page.newline()
            page.element("p", [("class", "message")], words: finding.message)
            page.newline()
            write(finding.related, to: &page)
            if let difference = finding.difference { HTMLDifference(difference: difference).write(to: &page) }
            if let advice = finding.advice {
                page.element("p", [("class", "advice")], words: advice)
                page.newline()
            }
        }
        page.newline()
    }

    private func write(_ places: [RelatedPlace], to page: inout HTMLText) {
        guard !places.isEmpty else { return }
        page.element("ul", [("class", "places")]) { page in
            for place in places {
                page.element("li") { page in
                    page.element("b", words: place.word)
                    page.words(" ")
                    if let remark = place.remark { page.element("span", words: remark) }
                    page.words(" ")
                    page.element("span", [("class", "place")], words: place.location.description)
                }
            }
        }
        page.newline()
    }

    private func tone(of severity: Severity) -> Tone {
        switch severity {
        case .error: .bad
        case .warning: .waiting
        case .note: .quiet
        }
    }
}
