import Findings

/// Workflow commands of GitHub Actions: an annotation a finding, and the rest as lines of the log.
///
/// GitHub shows ten annotations of each level a step. The verdict is the first of them, so that it is always shown.
struct GitHubFormat {
    private static let annotationsMax = 10
    private let findingText = FindingText(style: .plain)

    func render(_ report: Report) -> String {
        let findings = SharedFinding.all(of: report)
        let verdictLevel: Level = report.exitCode == 0 ? .notice : .error
        var room: [Level: Int] = [
            .error: Self.annotationsMax, .warning: Self.annotationsMax, .notice: Self.annotationsMax,
        ]
        room[verdictLevel] = Self.annotationsMax - 1
        var annotations: [String] = []
        var rest: [String] = []
        for shared in findings {
            let level = Level(shared.finding.severity)
            if let left = room[level], left > 0 {
                room[level] = left - 1
                annotations.append(annotation(of: shared, level))
            } else {
                rest.append(line(of: shared))
            }
        }
        let more =
            rest.isEmpty ? "" : "\n\(rest.count) of \(findings.count) findings stand in the log of this step only."
        let message = [report.summary, report.next].compactMap(\.self).joined(separator: "\n") + more
        var lines = [command(verdictLevel, [("title", report.subject)], message)]
        lines += annotations
        if !rest.isEmpty { lines += ["::group::\(rest.count) more findings"] + rest + ["::endgroup::"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func annotation(of shared: SharedFinding, _ level: Level) -> String {
        let finding = shared.finding
        let place = FindingGroup(shards: shared.shards, findings: []).place
        let properties: [(String, String?)] = [
            ("file", finding.location?.file),
            ("line", finding.location?.line.map(String.init)),
            ("col", finding.location?.column.map(String.init)),
            ("title", place.isEmpty ? finding.code : "\(finding.code) on \(place)"),
        ]
        return command(level, properties, findingText.body(of: finding).joined(separator: "\n"))
    }

    private func command(_ level: Level, _ properties: [(String, String?)], _ message: String) -> String {
        let list = properties.compactMap { name, value in value.map { "\(name)=\(Self.property($0))" } }
        return "::\(level.rawValue) \(list.joined(separator: ","))::\(Self.data(message))"
    }

    /// A finding as one line of the log that the runner cannot take for a command.
    private func line(of shared: SharedFinding) -> String {
        let place = FindingGroup(shards: shared.shards, findings: []).place
        let words = [shared.finding.severity.rawValue, shared.finding.code, place, shared.finding.sentence]
        // The runner looks for the older form of a command anywhere in a line.
        return "- " + words.filter { !$0.isEmpty }.joined(separator: " ").printableInLine.replacing("##[", with: "# #[")
    }

    /// The escaping of a command's message.
    private static func data(_ text: String) -> String {
        text.printable.replacing("%", with: "%25").replacing("\n", with: "%0A")
    }

    /// The escaping of a command's property.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }

    /// The commands that make an annotation.
    private enum Level: String {
        case error
        case warning
        case notice

        init(_ severity: Severity) {
            self =
                switch severity {
                case .error: .error
                case .warning: .warning
                case .note: .notice
                }
        }
    }
}
