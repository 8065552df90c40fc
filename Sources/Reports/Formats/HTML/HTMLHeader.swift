import Findings

/// The top of the page: what was run, how it ended, and the numbers.
struct HTMLHeader {
    let report: Report
    let groups: [FindingGroup]

    func write(to page: inout HTMLText) {
        page.element("header", [("class", verdictClass)]) { page in
            page.newline()
            page.element("p", [("class", "subject")], words: report.subject)
            page.newline()
            page.element("h1") { page in
                page.element("span", [("class", "sign"), ("aria-hidden", "true")], words: sign)
                page.words(report.verdict)
            }
            page.newline()
            page.element("p", [("class", "summary")], words: report.summary)
            page.newline()
            if let next = report.next {
                page.element("p", [("class", "next")], words: next)
                page.newline()
            }
            page.element("dl", [("class", "facts")]) { page in
                for (name, value) in facts {
                    page.element("div") { page in
                        page.element("dt", words: name)
                        page.element("dd", words: value)
                    }
                }
            }
            page.newline()
        }
        page.newline()
    }

    private var verdictClass: String {
        switch Verdict(of: report) {
        case .good: "good"
        case .bad: "bad"
        case .unfinished: "waiting"
        }
    }

    private var sign: String {
        switch Verdict(of: report) {
        case .good: "✓"
        case .bad: "✕"
        case .unfinished: "!"
        }
    }

    /// The report's facts, and after them how much was found.
    private var facts: [(String, String)] {
        let findings = groups.flatMap(\.findings)
        let counts: [(String, Severity)] = [("Errors", .error), ("Warnings", .warning), ("Notes", .note)]
        return report.facts.map { (Self.title(of: $0.key), $0.value.text) }
            + counts.map { name, severity in (name, findings.count { $0.severity == severity }) }
            .filter { $0.1 > 0 }
            .map { ($0.0, String($0.1)) }
    }

    /// `shardCount` as `Shard count`.
    private static func title(of key: String) -> String {
        let words = key.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
