import Findings
import Foundation
import FoundationXML
import Reports
import Testing

/// Text of a database that tries to be more than text, in every format.
@Suite struct Escaping {
    /// Reports whose every text is made of fragments of markup, from seeds that repeat.
    private static func report(seed: UInt64) -> Report {
        var random = SplitMix(state: seed)
        func text() -> String {
            (0..<Int.random(in: 1...6, using: &random))
                .map { _ in SampleReport.hostileNames.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? "" : "\n")
        }
        func finding(_ shard: String?) -> Finding {
            Finding(
                code: "DRIFT_CHANGED",
                severity: [.error, .warning, .note].randomElement(using: &random) ?? .error,
                message: text(),
                advice: text(),
                location: Bool.random(using: &random) ? SourceLocation(file: text(), line: 1) : nil,
                shard: shard,
                difference: Difference(object: text(), attribute: text(), expected: text(), found: text())
            )
        }
        let shards = (0..<4).map { _ in text() }
        return Report(
            command: "validate",
            facts: [Fact("environment", .text(text()))],
            tables: [
                Table(
                    key: "shards",
                    title: text(),
                    columns: [Column("shard", "Shard"), Column("x", text())],
                    rows: shards.map { [.text($0), .state(text(), .bad)] }
                )
            ],
            checks: shards.map { Check(name: text(), shard: $0, state: .failed, findings: [finding($0)]) },
            findings: [finding(nil)],
            summary: text(),
            next: text(),
            exitCode: 1
        )
    }

    @Test(arguments: 0..<40)
    func `a page holds our own elements alone`(seed: UInt64) throws {
        let page = ReportFormat.html.render(Self.report(seed: seed), style: .plain)
        let ours: Set = [
            "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article",
            "script",
            "h1", "h2", "h3", "h4", "p", "span", "code", "div", "dl", "dt", "dd", "table", "caption", "thead", "tbody",
            "tr", "th", "td", "a", "del", "ins", "details", "summary", "form", "label", "input", "select", "option",
            "fieldset", "legend", "output",
        ]
        let attributes: Set = [
            "lang", "charset", "http-equiv", "content", "name", "class", "id", "hidden", "type", "value", "checked",
            "autocomplete", "aria-hidden", "aria-live", "aria-label", "tabindex", "role", "scope", "colspan", "href",
            "data-shards", "data-shard", "data-severity",
        ]
        var elements = 0
        let body = try #require(page.split(separator: "</style>").last)
        let tags = String(try #require(body.components(separatedBy: "<script>").first))
        for match in tags.matches(of: try Regex("<(/?)([^\\s>]*)((?:\\s+[^\\s=>\"]+(?:=\"[^\"<>]*\")?)*)>")) {
            elements += 1
            let name = String(match[2].substring ?? "")
            #expect(ours.contains(name), "<\(name)>")
            for attribute in (match[3].substring ?? "").matches(of: try Regex("([^\\s=\"]+)=\"([^\"]*)\"")) {
                #expect(attributes.contains(String(attribute[1].substring ?? "")))
            }
        }
        // Every bracket is one of a tag of ours: none was left over from a text.
        #expect(tags.count { $0 == "<" } == elements && tags.count { $0 == ">" } == elements)
        #expect(
            page.components(separatedBy: "<script").count == 2 && page.components(separatedBy: "</script").count == 2
        )
    }

    @Test(arguments: 0..<40)
    func `XML and JSON are read back by strict parsers`(seed: UInt64) throws {
        let report = Self.report(seed: seed)
        let root = try XMLTree.parse(ReportFormat.junit.render(report, style: .plain))
        #expect(try JUnitRules.violations(of: root) == [])
        #expect(root.children.count == Set(report.checks.map(\.shard)).count + 1)
        for format in [ReportFormat.json, .sarif] {
            let text = format.render(report, style: .plain)
            #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
        }
    }

    @Test(arguments: 0..<40)
    func `a runner of GitHub sees no command but ours`(seed: UInt64) throws {
        let lines = ReportFormat.github.render(Self.report(seed: seed), style: .plain).split(separator: "\n")
        #expect(lines.count == 6)
        for line in lines {
            let command = try #require(line.firstMatch(of: try Regex("^::(error|warning|notice) ([^\\n]*?)::")))
            let properties = (command[2].substring ?? "").split(separator: ",").map { $0.prefix { $0 != "=" } }
            #expect(Set(properties).isSubset(of: ["file", "line", "col", "title"]), "\(line)")
        }
    }

    @Test(arguments: 0..<40)
    func `a comment holds no HTML, mention, reference or link of a name's own`(seed: UInt64) throws {
        let comment = ReportFormat.markdown.render(Self.report(seed: seed), style: .plain)
        // The space without width is what a mention or a reference cannot cross.
        let prose = Self.prose(of: comment).replacing("&#8203;", with: "|")
        let tags = prose.matches(of: try Regex("<[^>]*>?")).map { String($0[0].substring ?? "") }
        #expect(
            Set(tags)
                .isSubset(of: [
                    "<br>", "<details>", "<details open>", "</details>", "<summary>", "</summary>", "<b>", "</b>",
                    "<sub>",
                    "</sub>",
                ]),
            "\(Set(tags))"
        )
        #expect(!prose.contains(try Regex("@[A-Za-z]")))
        #expect(!prose.contains(try Regex("#[0-9]")))
        #expect(!prose.contains(try Regex("GH-[0-9]")))
        #expect(!prose.contains("://") && !prose.contains("www."))
        // Between the tags of a summary nothing is read as Markdown.
        let markdown = prose.split(separator: "\n").filter { !$0.hasPrefix("<summary>") }
        #expect(markdown.allSatisfy { !$0.contains("[") && !$0.contains("`") && !$0.contains("_") })
    }

    /// A comment without its code and without what a backslash makes plain, as CommonMark reads the two.
    private static func prose(of comment: String) -> String {
        var prose = ""
        var fence: Substring?
        for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = fence {
                if line == open { fence = nil }
            } else if line.hasPrefix("```"), line.hasSuffix("diff") {
                fence = line.prefix { $0 == "`" }
            } else {
                prose += withoutCode(Array(line)) + "\n"
            }
        }
        return prose
    }

    private static func withoutCode(_ line: [Character]) -> String {
        func run(at place: Int) -> Int { line[place...].prefix { $0 == "`" }.count }
        var kept = ""
        var place = 0
        while place < line.count {
            if line[place] == "\\" {
                kept += "|"
                place += 2
            } else if line[place] == "`" {
                let length = run(at: place)
                var end = place + length
                while end < line.count, line[end] != "`" || run(at: end) != length {
                    end += line[end] == "`" ? run(at: end) : 1
                }
                // A run that nothing closes is text.
                if end == line.count { kept += String(repeating: "`", count: length) }
                place = end == line.count ? place + length : end + length
            } else {
                kept.append(line[place])
                place += 1
            }
        }
        return kept
    }

    @Test(arguments: 0..<40)
    func `no format holds a character that could steer or hide`(seed: UInt64) {
        let report = Self.report(seed: seed)
        for format in ReportFormat.allCases {
            let bad = format.render(report, style: .plain).unicodeScalars
                .filter { scalar in
                    let category = scalar.properties.generalCategory
                    return category == .control && scalar != "\n" && scalar != "\t" || category == .format
                }
            #expect(bad.isEmpty, "\(format): \(bad)")
        }
    }
}

/// A small generator whose numbers repeat.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
