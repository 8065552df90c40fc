import ConfigSets
import Findings

/// What is wrong with one setting of one environment, in words that make a sentence about its key.
struct PackProblem {
    /// The property that the rule is about.
    let key: String
    let value: EffectiveValue
    /// What is so, such as `is 'update'`.
    let predicate: String
    /// What comes of it, such as `Hibernate changes tables when the service starts`.
    let consequence: String
    var advice: String?
    /// Less than the rule's own, where it matters less.
    var severity: Severity?
    /// A word about this side alone.
    var remark: String?
    private var isMissing = false

    /// A problem of a setting that is called as it is written.
    init(
        _ value: EffectiveValue,
        key: String? = nil,
        _ predicate: String,
        _ consequence: String,
        advice: String? = nil,
        severity: Severity? = nil,
        remark: String? = nil
    ) {
        self.key = key ?? value.winner.key
        self.value = value
        self.predicate = predicate
        self.consequence = consequence
        self.advice = advice
        self.severity = severity
        self.remark = remark
    }

    /// A problem of a setting that is not there, told of at another one beside which it should stand.
    init(missing key: String, beside value: EffectiveValue, _ predicate: String, _ consequence: String) {
        self.init(value, key: key, predicate, consequence)
        isMissing = true
    }

    /// Whether two problems of different environments are one: the same words about the same place.
    func isSame(as other: PackProblem) -> Bool {
        key == other.key && value.winner.location == other.value.winner.location && predicate == other.predicate
            && route == other.route && severity == other.severity
    }

    /// Where the value comes from, when that is not where the key says.
    var route: String {
        if isMissing { return "" }
        if PropertyName(value.winner.key) != PropertyName(key) {
            return " (by \(value.winner.key) of \(value.winner.layer))"
        }
        guard let fallback = value.expansions.last, fallback.location == nil else { return "" }
        return " (by the default of ${\(fallback.name)})"
    }
}

extension PackSubject {
    /// The environments that are judged.
    var columns: [PackColumn] { service.columns.map(PackColumn.init) }

    /// Judges each environment by itself; what is wrong in one place is said once, however many environments read it.
    func judgeEach(_ judge: (PackColumn) -> [PackProblem]) -> [RuleViolation] {
        var groups: [(problem: PackProblem, places: [(column: PackColumn, problem: PackProblem)])] = []
        for column in columns {
            for problem in judge(column).sorted(by: { $0.key < $1.key }) {
                if let place = groups.firstIndex(where: { $0.problem.isSame(as: problem) }) {
                    groups[place].places.append((column, problem))
                } else {
                    groups.append((problem, [(column, problem)]))
                }
            }
        }
        return groups.map { group in
            let problem = group.problem
            let names = group.places.map(\.column.name)
            return violation(
                key: problem.key,
                "\(problem.key) \(problem.predicate) in \(names.joinedWords)\(problem.route): \(problem.consequence).",
                advice: problem.advice,
                sides: group.places.map { place in
                    RuleViolation.Side(
                        environment: place.column.name,
                        value: place.problem.value,
                        remark: place.problem.remark
                    )
                },
                culprit: names[0],
                severity: problem.severity
            )
        }
    }

    /// A broken rule of the pack.
    func violation(
        key: String?,
        _ message: String,
        advice: String? = nil,
        sides: [RuleViolation.Side],
        culprit: String?,
        severity lowered: Severity? = nil
    ) -> RuleViolation {
        RuleViolation(
            code: code,
            rule: rule,
            service: service.name,
            key: key,
            severity: lowered.map { severity.capped(by: $0) } ?? severity,
            message: message,
            advice: advice,
            sides: sides,
            culprit: culprit
        )
    }
}

extension Severity {
    /// The lesser of two.
    func capped(by other: Severity) -> Severity {
        switch (self, other) {
        case (.note, _), (_, .note): .note
        case (.warning, _), (_, .warning): .warning
        case (.error, .error): .error
        }
    }
}
