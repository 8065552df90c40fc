import ConfigSets
import Findings
import StrictYAML

/// Which rule decides about each key of one service: of each verb the most particular one, in each environment.
struct RuleAssignment {
    /// A verb of a rule.
    struct Place: Hashable {
        let rule: Int
        let verb: Int
    }

    /// A key and the columns in which a verb counts for it.
    struct Share {
        let name: PropertyName
        let columns: [Int]
    }

    /// A verb that asks for something of a key, and how particular it is.
    private struct Claim {
        let place: Place
        let kind: VerbKind
        let specificity: Int
        let columns: [Int]
    }

    private let book: RuleBook
    private let service: String
    private let environments: [String]
    /// By rule and verb: the columns that both mean.
    private var columns: [[[Int]]] = []

    private(set) var shares: [Place: [Share]] = [:]
    /// By key: the columns about whose differences a rule has decided.
    private(set) var settled: [PropertyName: Set<Int>] = [:]
    /// By key: the rules that decide about it.
    private(set) var deciders: [PropertyName: [Place]] = [:]
    /// The rules that mean a key which is there.
    private(set) var matched: Set<Int> = []
    /// Pairs of verbs that cannot both hold, with the first key that they meet on.
    private(set) var conflicts: [[Place]: String] = [:]

    /// `present` are those of the names that some environment has.
    init(_ book: RuleBook, _ state: ServiceState, names: [PropertyName], present: Set<PropertyName>) {
        self.book = book
        service = state.name
        environments = state.columns.map(\.environment.name.value)
        columns = book.rules.map { rule in
            guard rule.isMeant(for: state.name) else { return rule.verbs.map { _ in [] } }
            return rule.verbs.map { verb in
                environments.indices.filter { index in
                    let name = environments[index]
                    return rule.environments?.contains(name) ?? true
                        && verb.value.environments?.contains(name) ?? true
                }
            }
        }
        for name in names { assign(name, isPresent: present.contains(name)) }
    }

    private mutating func assign(_ name: PropertyName, isPresent: Bool) {
        let matches = book.matches(name)
        if isPresent { matched.formUnion(matches.lazy.map(\.rule)) }
        let claims = matches.flatMap { match in
            book.rules[match.rule].verbs.enumerated()
                .map { index, verb in
                    Claim(
                        place: Place(rule: match.rule, verb: index),
                        kind: verb.value.kind,
                        specificity: match.specificity,
                        columns: columns[match.rule][index]
                    )
                }
        }
        guard !claims.isEmpty else { return }
        noteConflicts(claims, name)
        for claim in claims {
            let won = claim.columns.filter { isWinner(claim, in: $0, among: claims) }
            guard !won.isEmpty else { continue }
            shares[claim.place, default: []].append(Share(name: name, columns: won))
            deciders[name, default: []].append(claim.place)
            if claim.kind.settlesDifferences { settled[name, default: []].formUnion(won) }
        }
    }

    /// Whether no other rule with the verb is more particular there; of equals the later one wins.
    private func isWinner(_ claim: Claim, in column: Int, among claims: [Claim]) -> Bool {
        !claims.contains { other in
            other.place.rule != claim.place.rule && other.kind.family == claim.kind.family
                && other.columns.contains(column)
                && (other.specificity, other.place.rule) > (claim.specificity, claim.place.rule)
        }
    }

    private mutating func noteConflicts(_ claims: [Claim], _ name: PropertyName) {
        let alike = claims.filter { $0.kind == .same || $0.kind == .equal }
        guard !alike.isEmpty else { return }
        for differ in claims where differ.kind == .differ {
            for claim in alike where conflicts[[claim.place, differ.place]] == nil {
                guard let column = claim.columns.first(where: differ.columns.contains) else { continue }
                conflicts[[claim.place, differ.place]] = "\(name) in \(environments[column])"
            }
        }
    }
}
