import ConfigSets
import Findings

/// What is wrong with one value, in words that end a sentence about its key.
struct ValueProblem: Hashable {
    /// What is found, such as `is 'update'`.
    let predicate: String
    /// What is asked for, such as `must be 'validate'`.
    let demand: String
    var advice: String?
}

/// How much of a value a test has to know.
enum Knowledge {
    /// The text itself.
    case text
    /// Where the value comes from.
    case origin
}

extension VerbSubject {
    /// Tests each value on its own; what is wrong in one place is said once, however many environments read it there.
    func judgeValues(
        knowing knowledge: Knowledge = .text,
        _ problem: (RuleRow, Int, EffectiveValue) -> ValueProblem?
    ) -> [RuleViolation] {
        rows.flatMap { row in judge(row, knowing: knowledge, problem) }
    }

    private func judge(
        _ row: RuleRow,
        knowing knowledge: Knowledge,
        _ problem: (RuleRow, Int, EffectiveValue) -> ValueProblem?
    ) -> [RuleViolation] {
        var violations: [RuleViolation] = []
        var groups: [(problem: ValueProblem, location: SourceLocation, indices: [Int])] = []
        for (index, value) in row.present {
            if knowledge == .text, let open = open(row, index) {
                violations.append(open)
            } else if let found = problem(row, index, value) {
                let location = value.winner.location
                if let place = groups.firstIndex(where: { $0.problem == found && $0.location == location }) {
                    groups[place].indices.append(index)
                } else {
                    groups.append((found, location, [index]))
                }
            }
        }
        return violations
            + groups.map { group in
                violation(
                    row,
                    "\(row.key.spelling) \(group.problem.predicate) in \(row.names(group.indices)), and "
                        + "\(group.problem.demand).",
                    advice: group.problem.advice,
                    sides: group.indices.map { row.side($0) },
                    culprit: row.name(group.indices[0])
                )
            }
    }
}
