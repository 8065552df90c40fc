import ConfigRules
import Findings
import Reports

/// What a person reads about one verb, one rule of a pack, one pack, or one code.
struct Explanation {
    let summary: String
    private let lines: [String]

    /// The explanation as text, the summary on top.
    var text: String { ([summary] + lines).joined(separator: "\n") + "\n" }

    /// Every word that has an explanation, for a suggestion.
    static var words: [String] {
        VerbCatalogue.all.flatMap { [$0.kind.rawValue, $0.kind.code] }
            + RulePacks.all.flatMap { [$0.name] + $0.rules.map(\.code) }
    }

    /// The explanation of a word; `nil` when nothing is known about it.
    init?(of word: String) {
        if let verb = VerbCatalogue.all.first(where: { $0.kind.rawValue == word || $0.kind.code == word }) {
            self.init(verb)
        } else if let pack = RulePacks.all.first(where: { $0.name == word }) {
            self.init(pack)
        } else if let rule = RulePacks.all.flatMap(\.rules).first(where: { $0.code == word }) {
            self.init(rule)
        } else if let meaning = findingMeaning(word) {
            self.init(summary: "\(word): \(meaning)", lines: [])
        } else {
            return nil
        }
    }

    private init(summary: String, lines: [String]) {
        self.summary = summary
        self.lines = lines
    }

    private init(_ verb: VerbDocumentation) {
        summary = "\(verb.kind.rawValue) (\(verb.kind.code)): \(verb.summary)"
        lines =
            ["", verb.reason, ""]
            + verb.rule.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
            + Self.examples(flagged: verb.flagged, accepted: verb.accepted)
    }

    private init(_ pack: RulePack) {
        summary = "\(pack.name): \(pack.summary)"
        lines = [""] + pack.rules.map { "  \($0.code)  \($0.severity.rawValue.padded(to: 7))  \($0.summary)" }
    }

    private init(_ rule: PackRule) {
        summary = "\(rule.code): \(rule.summary)"
        lines = ["", rule.reason] + Self.examples(flagged: rule.flagged, accepted: rule.accepted)
    }

    private static func examples(flagged: [PackRule.Example], accepted: [PackRule.Example]) -> [String] {
        flagged.flatMap { ["", "flagged:"] + lines(of: $0) } + accepted.flatMap { ["", "accepted:"] + lines(of: $0) }
    }

    /// The files of each environment, and what its deployment and a store of secrets add to them.
    private static func lines(of example: PackRule.Example) -> [String] {
        let parts = [("", example.settings), (", variables", example.variables), (", store", example.stores)]
        return Set(parts.flatMap(\.1.keys)).sorted()
            .flatMap { environment in
                parts.flatMap { name, texts in
                    texts[environment]
                        .map { ["  \(environment)\(name)"] + $0.split(separator: "\n").map { "    \($0)" } } ?? []
                }
            }
    }

    /// The list of everything that a rules file can use.
    static var index: Report {
        Report(
            command: "explain",
            tables: [
                Table(
                    key: "verbs",
                    columns: [Column("verb", "Verb"), Column("code", "Code"), Column("summary", "Asks for")],
                    rows: VerbCatalogue.all.map { [.text($0.kind.rawValue), .text($0.kind.code), .text($0.summary)] }
                ),
                Table(
                    key: "packs",
                    columns: [Column("pack", "Pack"), Column("rules", "Rules"), Column("summary", "About")],
                    rows: RulePacks.all.map { [.text($0.name), .integer(Int64($0.rules.count)), .text($0.summary)] }
                ),
            ],
            summary: "\(counted(VerbCatalogue.all.count, "verb")), \(counted(RulePacks.all.count, "pack")).",
            next: "'migrate explain WORD' shows one with examples.",
            exitCode: ExitStatus.done.rawValue
        )
    }
}

extension String {
    /// With blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
