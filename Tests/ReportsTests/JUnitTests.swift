import Findings
import Foundation
import FoundationXML
import Reports
import Testing

/// JUnit reports against the rules of the schema that Jenkins checks them with.
@Suite struct JUnit {
    @Test(arguments: SampleReport.all)
    func `a report is valid by the rules of junit-10`(sample: SampleReport) throws {
        let root = try XMLTree.parse(ReportFormat.junit.render(sample.report, style: .plain))
        #expect(root.name == "testsuites")
        #expect(try JUnitRules.violations(of: root) == [])
    }

    @Test(arguments: SampleReport.all)
    func `a report is red exactly when its run did not succeed`(sample: SampleReport) throws {
        let root = try XMLTree.parse(ReportFormat.junit.render(sample.report, style: .plain))
        let red =
            try #require(Int(root.attributes["failures"] ?? "")) + (try #require(Int(root.attributes["errors"] ?? "")))
        #expect((red > 0) == (sample.report.exitCode != 0))
    }

    @Test func `names of every kind arrive as they are shown`() throws {
        let root = try XMLTree.parse(ReportFormat.junit.render(SampleReport.hostile, style: .plain))
        let names = root.children.flatMap { $0.children }.filter { $0.name == "testcase" }
            .compactMap { $0.attributes["name"] }
        #expect(names == SampleReport.hostileNames.map(\.printable) + ["validate"])
    }

    @Test func `a run that ended badly without a finding is red all the same`() throws {
        for exitCode in [Int32(1), 2, 3, 64, 130, 143] {
            let report = Report(command: "clean", summary: "Nothing was dropped.", exitCode: exitCode)
            let root = try XMLTree.parse(ReportFormat.junit.render(report, style: .plain))
            let element = root.children[0].children.last?.children.first
            #expect(element?.name == (exitCode == 1 ? "failure" : "error"))
            #expect(element?.attributes["message"] == "Nothing was dropped.")
        }
    }
}

/// An element of XML with everything in it.
final class XMLTree {
    let name: String
    let attributes: [String: String]
    var children: [XMLTree] = []
    var text = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// Parses a document strictly.
    static func parse(_ document: String) throws -> XMLTree {
        let reader = Reader()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        return try #require(reader.root)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: XMLTree?
        var open: [XMLTree] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = XMLTree(name: name, attributes: attributes)
            open.last?.children.append(element)
            if root == nil { root = element }
            open.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    }
}

/// What `junit-10.xsd` of the Jenkins xUnit plugin asks of the elements that we write.
enum JUnitRules {
    private struct Rule {
        let children: Set<String>
        let required: Set<String>
        let optional: Set<String>
        let hasText: Bool
    }

    private static let result = Rule(children: [], required: [], optional: ["type", "message"], hasText: true)
    private static let rules: [String: Rule] = [
        "testsuites": Rule(
            children: ["testsuite"],
            required: [],
            optional: ["name", "time", "tests", "failures", "errors"],
            hasText: false
        ),
        "testsuite": Rule(
            children: ["testsuite", "properties", "testcase", "system-out", "system-err"],
            required: ["name", "tests", "failures", "errors"],
            optional: ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
            hasText: false
        ),
        "properties": Rule(children: ["property"], required: [], optional: [], hasText: false),
        "property": Rule(children: [], required: ["name", "value"], optional: [], hasText: false),
        "testcase": Rule(
            children: ["skipped", "error", "failure", "system-out", "system-err"],
            required: ["name"],
            optional: ["time", "classname", "group"],
            hasText: false
        ),
        "failure": result, "error": result, "skipped": result,
        "system-out": Rule(children: [], required: [], optional: [], hasText: true),
    ]

    /// What is against the rules, in words.
    static func violations(of element: XMLTree) throws -> [String] {
        guard let rule = rules[element.name] else { return ["\(element.name) is not in the schema"] }
        let attributes = Set(element.attributes.keys)
        var violations = rule.required.subtracting(attributes).map { "\(element.name) lacks \($0)" }
        violations += attributes.subtracting(rule.required).subtracting(rule.optional)
            .map { "\(element.name) has \($0)" }
        violations += element.children.filter { !rule.children.contains($0.name) }
            .map { "\(element.name) holds \($0.name)" }
        if !rule.hasText, !element.text.allSatisfy(\.isWhitespace) { violations.append("\(element.name) has text") }
        violations += countViolations(of: element)
        return try violations + element.children.flatMap(violations(of:))
    }

    /// The numbers of a suite must be those of its tests.
    private static func countViolations(of suite: XMLTree) -> [String] {
        guard suite.name == "testsuite" else { return [] }
        let tests = suite.children.filter { $0.name == "testcase" }
        let counts = [
            ("tests", tests.count),
            ("failures", tests.count { $0.children.contains { $0.name == "failure" } }),
            ("errors", tests.count { $0.children.contains { $0.name == "error" } }),
            ("skipped", tests.count { $0.children.contains { $0.name == "skipped" } }),
        ]
        return counts.filter { suite.attributes[$0.0] != String($0.1) }.map { "\($0.0) is not \($0.1)" }
    }
}
