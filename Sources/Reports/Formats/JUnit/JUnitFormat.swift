import Findings

/// The XML that Jenkins, GitLab and others show as tests; valid by the Jenkins xUnit plugin's `junit-10.xsd`.
struct JUnitFormat {
    private let findingText = FindingText(style: .plain)

    func render(_ report: Report) -> String {
        let suites = JUnitSuite.suites(of: report)
        let properties = [("summary", report.summary)] + report.facts.map { ($0.key, $0.value.text) }
        var xml = XMLText()
        xml.element(
            "testsuites",
            [
                ("name", "migrate \(report.command)"),
                ("tests", String(suites.map(\.cases.count).reduce(0, +))),
                ("failures", String(suites.map { $0.count(.failed) }.reduce(0, +))),
                ("errors", String(suites.map { $0.count(.error) }.reduce(0, +))),
            ]
        ) { xml in
            for suite in suites { write(suite, properties, to: &xml) }
        }
        return xml.text
    }

    private func write(_ suite: JUnitSuite, _ properties: [(String, String)], to xml: inout XMLText) {
        xml.element(
            "testsuite",
            [
                ("name", suite.name),
                ("tests", String(suite.cases.count)),
                ("failures", String(suite.count(.failed))),
                ("errors", String(suite.count(.error))),
                ("skipped", String(suite.count(.skipped) + suite.count(.partial))),
            ]
        ) { xml in
            xml.element("properties", []) { xml in
                for (name, value) in properties { xml.element("property", [("name", name), ("value", value)]) }
            }
            for one in suite.cases { write(one, to: &xml) }
        }
    }

    private func write(_ one: JUnitCase, to xml: inout XMLText) {
        let attributes: [(StaticString, String)] = [("classname", one.className), ("name", one.name)]
        switch one.outcome {
        case .passed where one.findings.isEmpty: xml.element("testcase", attributes)
        case .passed: xml.element("testcase", attributes) { $0.element("system-out", text: text(of: one)) }
        case .failed: xml.element("testcase", attributes) { write("failure", of: one, to: &$0) }
        case .error: xml.element("testcase", attributes) { write("error", of: one, to: &$0) }
        case .partial: xml.element("testcase", attributes) { write("skipped", of: one, to: &$0) }
        case .skipped: xml.element("testcase", attributes) { $0.element("skipped") }
        }
    }

    /// The element that keeps a test from being green: the worst finding in its attributes, all of them in its text.
    private func write(_ element: StaticString, of one: JUnitCase, to xml: inout XMLText) {
        let first = one.findings.first { $0.severity == .error } ?? one.findings.first
        let message = first?.message.split(separator: "\n").first.map(String.init) ?? one.sentence
        let more = one.findings.count > 1 ? " (and \(one.findings.count - 1) more)" : ""
        xml.element(
            element,
            [("type", first?.code ?? "NOT_DONE"), ("message", message + more)],
            text: one.findings.isEmpty ? one.sentence : text(of: one)
        )
    }

    private func text(of one: JUnitCase) -> String {
        one.findings.map { findingText.lines(of: $0, at: $0.shard).joined(separator: "\n") }.joined(separator: "\n\n")
    }
}
