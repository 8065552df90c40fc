import ConfigRules
import Findings
import StrictYAML

/// What became of a survey's violations against the baseline: what was known lets the gate pass.
struct ConfigRatchet: Sendable {
    private let file: String
    let answer: ConfigBaseline.Answer

    init(_ file: String, _ baseline: ConfigBaseline, _ violations: [RuleViolation]) {
        self.file = file
        answer = baseline.part(violations)
    }

    /// What is gone, as a note.
    var goneFinding: Finding? { answer.goneFinding(file: file) }

    /// `12 findings of the baseline are still there, the oldest since 2026-11-01 (20 days); 3 are gone`.
    func sentence(today: CalendarDate) -> String? {
        let known = answer.known.count
        let gone = answer.gone.count
        let parts = [
            known == 0
                ? nil
                : "\(counted(known, "finding")) of the baseline \(known == 1 ? "is" : "are") still there, "
                    + (known == 1 ? "since " : "the oldest since ") + (answer.oldest?.withAge(on: today) ?? ""),
            gone == 0 ? nil : known == 0 ? "all of the baseline is gone" : "\(gone) \(gone == 1 ? "is" : "are") gone",
        ]
        let words = parts.compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }
}
