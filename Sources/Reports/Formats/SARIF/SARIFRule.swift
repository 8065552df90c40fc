import Findings

/// A finding's code as a rule of code scanning.
enum SARIFRule {
    static func value(for finding: Finding) -> JSONValue {
        let words = finding.code.split { $0 == "_" || $0 == "-" }.map { $0.lowercased() }
        let title = sentence(words.joined(separator: " "))
        let meaning = findingMeaning(finding.code) ?? title + "."
        let help = [meaning, finding.advice].compactMap(\.self).joined(separator: "\n\n")
        return .object([
            ("id", .text(finding.code)),
            ("name", .text(words.map(sentence).joined())),
            ("shortDescription", .object([("text", .text(title))])),
            ("fullDescription", .object([("text", .text(meaning))])),
            ("help", .object([("text", .text(help))])),
            ("defaultConfiguration", .object([("level", .text(finding.severity.rawValue))])),
            ("properties", .object([("tags", .array([.text("database"), .text("migration")]))])),
        ])
    }

    private static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
}
