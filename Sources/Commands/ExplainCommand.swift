import ArgumentParser
import ConfigRules
import Findings
import Reports

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a code, a verb or a pack of rules is about, with examples.",
        discussion: """
            Without a word it lists the verbs and packs that environments/rules.yaml can use.

            Examples:
              migrate explain
              migrate explain CFG-DDL-001
              migrate explain same-shape
              migrate explain spring/no-runtime-ddl
            """
    )

    @Argument(help: ArgumentHelp("A code of a report, a verb, or a pack.", valueName: "word"))
    var word: String?

    @OptionGroup(title: "Output") var report: ReportOptions

    func run() async throws {
        try await Presenter(command: "explain", options: report)
            .present { [word] _ in
                guard let word else { return Explanation.index }
                guard let explanation = Explanation(of: word) else { throw Refusal.unknown(word) }
                return Report(
                    command: "explain",
                    facts: [Fact("subject", .text(word))],
                    script: explanation.text,
                    summary: explanation.summary,
                    exitCode: ExitStatus.done.rawValue
                )
            }
    }
}

extension Refusal {
    fileprivate static func unknown(_ word: String) -> Refusal {
        Refusal(
            status: .usage,
            finding: Finding(
                code: "UNKNOWN_WORD",
                message: "Nothing is known about '\(word)'.\(suggestion(for: word, among: Explanation.words))",
                advice: "'migrate explain' lists the verbs and packs."
            )
        )
    }
}
