import ConfigRules
import ConfigSets
import Findings
import Reports
import StrictYAML

/// What became of one key in a survey: the word for it, and where to look.
enum KeyOutcome {
    /// The same wherever it is judged.
    case same
    /// Different, and no rule is broken by it.
    case allowed
    /// Nobody could tell.
    case open
    case broken(RuleViolation)
    /// Broken, and somebody answers for it.
    case waived(Waiver)

    /// The outcome's name for programs.
    var name: String {
        switch self {
        case .same: "same"
        case .allowed: "allowed"
        case .open: "open"
        case .broken: "broken"
        case .waived: "waived"
        }
    }

    var isBroken: Bool {
        switch self {
        case .broken: true
        case .same, .allowed, .open, .waived: false
        }
    }
}

extension ConfigSurvey {
    /// The outcome of each key of a service.
    func outcomes(of service: ConfigJudgement.Service) -> [(key: ConfigJudgement.Key, outcome: KeyOutcome)] {
        let broken = Dictionary(
            judgement.violations.filter { $0.service == service.name && $0.severity == .error }
                .compactMap { violation in violation.key.map { (PropertyName($0), violation) } }
        ) { first, _ in first }
        let waived = Dictionary(
            judgement.waived.filter { $0.violation.service == service.name }
                .compactMap { waived in waived.violation.key.map { (PropertyName($0), waived.waiver) } }
        ) { first, _ in first }
        return service.keys.map { key in
            if let violation = broken[key.compared.name] { return (key, .broken(violation)) }
            if let waiver = waived[key.compared.name] { return (key, .waived(waiver)) }
            switch key.compared.verdict {
            case .equal, .equalByType, .equalByDefault: return (key, .same)
            case .different, .missing: return (key, .allowed)
            case .volatile, .unresolved, .notChecked: return (key, .open)
            }
        }
    }
}

extension ConfigJudgement.Key {
    /// The outcome as a coloured word: for a broken key what is wrong, in the words of the environments.
    func state(_ outcome: KeyOutcome, in environments: [String]) -> Cell {
        switch outcome {
        case .same: .state(compared.verdict.rawValue, .good)
        case .allowed: .state(allowance, .quiet)
        case .open: .state(compared.verdict.rawValue, .waiting)
        case .waived(let waiver): .state("waived, \(waiver.id.value)", .waiting)
        case .broken(let violation): .state("✗ " + reason(of: violation, in: environments), .bad)
        }
    }

    /// Why a difference is let pass.
    private var allowance: String {
        let kinds = decisions.map(\.verb)
        if kinds.contains(.differ) { return "must differ" }
        if kinds.contains(.derive) { return "derived" }
        return compared.verdict == .missing ? "may be missing" : "may differ"
    }

    private func reason(of violation: RuleViolation, in environments: [String]) -> String {
        let columns = zip(environments, zip(compared.values, compared.classes)).map { ($0, $1.0, $1.1) }
        let missing = columns.filter { $0.1 == nil }.map(\.0)
        if violation.code == VerbKind.differ.code {
            let equal = Dictionary(grouping: columns.filter { !$0.2.isEmpty }) { $0.2 }.values.filter { $0.count > 1 }
            let words = equal.map { $0.map(\.0).joined(separator: " = ") }.sorted()
            if !words.isEmpty { return words.joined(separator: ", ") }
        }
        guard violation.code == VerbKind.same.code else { return violation.code }
        if !missing.isEmpty { return "missing in " + missing.joined(separator: ", ") }
        return violation.culprit.map { "\($0) differs" } ?? "different"
    }
}

extension ComparedKey {
    /// The letters; a question mark in brackets where a value could not be worked out, a dash where there is none.
    var marks: [String] {
        zip(values, classes)
            .map { value, letter in
                guard let value else { return "–" }
                return value.state == .resolved || !letter.isEmpty ? letter : "[?]"
            }
    }

    /// What a person may see of each value.
    var shownValues: [String] {
        zip(values, classes).map { value, letter in value.map { $0.shown(as: letter) } ?? "–" }
    }
}
