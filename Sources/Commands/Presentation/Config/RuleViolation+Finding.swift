import ConfigRules
import ConfigSets
import Findings

extension RuleViolation {
    /// The violation for people: the key, what is wrong with it, and what each environment has there.
    var reported: Finding {
        let names = key.map { message.contains($0) } ?? true
        let lines = [(names ? "" : "\(key ?? ""): ") + message] + SideLines(sides: sides).lines
        return Finding(
            code: code,
            severity: severity,
            message: lines.joined(separator: "\n"),
            advice: advice,
            location: place
        )
    }

    /// Where to mend it: what the one to blame has, else the last environment that has anything.
    private var place: SourceLocation? {
        let blamed = sides.first { $0.environment == culprit }?.value
        return (blamed ?? sides.last { $0.value != nil }?.value)?.winner.location ?? location
    }
}
