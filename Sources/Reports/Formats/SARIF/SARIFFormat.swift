import Findings

/// SARIF 2.1.0 for code scanning: a rule a code, a result a finding, said once for all shards that have it.
struct SARIFFormat {
    /// The tool's version.
    let version: String?
    private let findingText = FindingText(style: .plain)

    func render(_ report: Report) -> String {
        let findings = SharedFinding.all(of: report)
        var rules: [String: Int] = [:]
        var first: [Finding] = []
        for shared in findings where rules[shared.finding.code] == nil {
            rules[shared.finding.code] = first.count
            first.append(shared.finding)
        }
        var fingerprints = SARIFFingerprints()
        let results = findings.map { shared in
            result(
                of: shared,
                rule: rules[shared.finding.code] ?? 0,
                fingerprints.next(for: shared.finding),
                in: report
            )
        }
        return
            JSONValue.object([
                (
                    "$schema",
                    .text("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
                ),
                ("version", .text("2.1.0")),
                (
                    "runs",
                    .array([
                        .object([
                            ("tool", .object([("driver", driver(rules: first))])),
                            ("automationDetails", .object([("id", .text(automation(of: report)))])),
                            ("invocations", .array([invocation(of: report)])),
                            ("originalUriBaseIds", Self.base),
                            ("results", .array(results)),
                        ])
                    ])
                ),
            ])
            .document
    }

    /// What GitHub calls the category: one set of alerts for each command and environment.
    private func automation(of report: Report) -> String {
        (["migrate", report.command] + [report.environment].compactMap(\.self)).joined(separator: "/") + "/"
    }

    private func driver(rules: [Finding]) -> JSONValue {
        .object(
            [("name", .text("migrate"))]
                + (version.map { [("version", .text($0)), ("semanticVersion", .text($0))] } ?? [])
                + [("rules", .array(rules.map(SARIFRule.value)))]
        )
    }

    private func invocation(of report: Report) -> JSONValue {
        .object([
            ("executionSuccessful", .truth(report.exitCode == 0 || report.exitCode == 1)),
            ("exitCode", .integer(Int64(report.exitCode))),
            ("exitCodeDescription", .text(report.verdict)),
            (
                "properties",
                .object([
                    ("summary", .text(report.summary)), ("next", .init(report.next)),
                    ("facts", .object(report.facts.map { ($0.key, .text($0.value.text)) })),
                ])
            ),
        ])
    }

    private static let base = JSONValue.object([
        ("%SRCROOT%", .object([("description", .object([("text", .text("The project's folder."))]))]))
    ])

    private func result(of shared: SharedFinding, rule: Int, _ fingerprint: String, in report: Report) -> JSONValue {
        let finding = shared.finding
        let place = FindingGroup(shards: shared.shards, findings: []).place
        let text = (place.isEmpty ? [] : ["On \(place):"]) + findingText.body(of: finding)
        var members: [(String, JSONValue)] = [
            ("ruleId", .text(finding.code)),
            ("ruleIndex", .init(rule)),
            ("level", .text(finding.severity.rawValue)),
            ("message", .object([("text", .text(text.joined(separator: "\n")))])),
            ("locations", .array([SARIFLocation.value(of: shared, in: report)])),
            (
                "partialFingerprints",
                .object([("primaryLocationLineHash", .text(fingerprint)), ("migrateFinding/v1", .text(fingerprint))])
            ),
        ]
        let related = finding.related.enumerated().map { SARIFLocation.value(of: $0.element, number: $0.offset + 1) }
        if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
        var properties: [(String, JSONValue)] = []
        if !shared.shards.isEmpty { properties.append(("shards", .array(shared.shards.map(JSONValue.text)))) }
        if let difference = finding.difference { properties.append(("difference", .init(difference))) }
        if !properties.isEmpty { members.append(("properties", .object(properties))) }
        return .object(members)
    }
}
