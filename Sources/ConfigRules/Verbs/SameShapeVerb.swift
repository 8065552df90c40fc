import ConfigSets
import Findings
import StrictYAML

/// `same-shape`: two trees of settings with the same keys and values, but for the listed leaves.
enum SameShapeVerb {
    static func judge(
        _ left: KeyPattern,
        _ right: KeyPattern,
        except: [KeyPattern],
        _ subject: VerbSubject
    ) -> [RuleViolation] {
        guard let pairing = TreePairing(left, right) else {
            return [
                subject.problem(
                    "'same-shape' needs two patterns without '**' and '{}': '\(left.text)', '\(right.text)'."
                )
            ]
        }
        return subject.state.columns.flatMap { column in
            pairing.pairs(in: column.settings)
                .flatMap { pair in
                    Comparison(pair: pair, column: column, except: except, subject: subject).violations
                }
        }
    }

    /// Two trees of one environment.
    private struct Comparison {
        let pair: TreePairing.Pair
        let column: ServiceState.Column
        let except: [KeyPattern]
        let subject: VerbSubject

        var violations: [RuleViolation] {
            let left = leaves(of: pair.left)
            let right = leaves(of: pair.right)
            return Set(left.keys).union(right.keys).sorted()
                .compactMap { leaf -> RuleViolation? in
                    guard !except.contains(where: { $0.matches(leaf) }) else { return nil }
                    return judge(leaf, left[leaf], right[leaf])
                }
        }

        private func leaves(of root: PropertyName) -> [PropertyName: EffectiveValue] {
            var leaves: [PropertyName: EffectiveValue] = [:]
            for (name, value) in column.settings.values where name.isInside(root) && name != root {
                leaves[PropertyName(elements: Array(name.elements[root.elements.count...]))] = value
            }
            return leaves
        }

        private func judge(_ leaf: PropertyName, _ left: EffectiveValue?, _ right: EffectiveValue?) -> RuleViolation? {
            let environment = column.environment.name.value
            guard let left, let right else {
                guard let there = left ?? right else { return nil }
                let lacking = left == nil ? pair.left : pair.right
                return violation(
                    leaf,
                    there,
                    "\(there.winner.key) is set in \(environment), and \(lacking) has no such key.",
                    left,
                    right
                )
            }
            if let open = open(left) ?? open(right) { return open }
            switch ComparedKey(pair.left + leaf, [left, right], types: subject.state.types).verdict {
            case .equal, .equalByType, .equalByDefault: return nil
            case .notChecked, .volatile, .unresolved: return notChecked(left, right)
            case .different, .missing:
                return violation(
                    leaf,
                    right,
                    "\(right.winner.key) is \(right.quoted) in \(environment), and \(left.winner.key) is "
                        + "\(left.quoted).",
                    left,
                    right
                )
            }
        }

        private func open(_ value: EffectiveValue) -> RuleViolation? {
            guard value.isUnresolved else { return nil }
            let row = RuleRow(PropertyName(value.winner.key), [column], types: subject.state.types)
            return row.isEmpty ? nil : subject.open(row, 0)
        }

        private func notChecked(_ left: EffectiveValue, _ right: EffectiveValue) -> RuleViolation? {
            let row = RuleRow(PropertyName(right.winner.key), [column], types: subject.state.types)
            let keeper = (right.state == .unknown ? right : left).keeper
            return row.isEmpty
                ? nil : subject.notChecked(row, [0], "\(keeper) keeps a value that was not asked for", severity: .note)
        }

        private func violation(
            _ leaf: PropertyName,
            _ value: EffectiveValue,
            _ message: String,
            _ left: EffectiveValue?,
            _ right: EffectiveValue?
        ) -> RuleViolation {
            let environment = column.environment.name.value
            return subject.violation(
                nil,
                message,
                sides: [
                    RuleViolation.Side(environment: environment, value: right, remark: "\(pair.right)"),
                    RuleViolation.Side(environment: environment, value: left, remark: "\(pair.left)"),
                ]
                .filter { $0.value != nil },
                culprit: environment,
                key: value.winner.key
            )
        }
    }
}

/// Which trees two patterns put beside each other: stars at the same place stand for the same element.
struct TreePairing {
    struct Pair {
        let left: PropertyName
        let right: PropertyName
    }

    private let left: KeyPattern
    private let right: KeyPattern
    private let leftStars: [Int]
    private let rightStars: [Int]

    /// `nil` for a pattern that has no fixed length.
    init?(_ left: KeyPattern, _ right: KeyPattern) {
        guard let leftStars = left.starPlaces, let rightStars = right.starPlaces else { return nil }
        self.left = left
        self.right = right
        self.leftStars = leftStars
        self.rightStars = rightStars
    }

    /// The pairs of one environment, each once.
    func pairs(in settings: ConfigSet) -> [Pair] {
        let lefts = roots(of: left, in: settings)
        let rights = roots(of: right, in: settings)
        if let literal = left.literal, lefts.isEmpty, !rights.isEmpty {
            return rights.map { Pair(left: literal, right: $0) }
        }
        return lefts.flatMap { left -> [Pair] in
            let others = rights.filter { $0 != left && agree(left, $0) }
            if others.isEmpty, let missing = counterpart(of: left) { return [Pair(left: left, right: missing)] }
            return others.map { Pair(left: left, right: $0) }
        }
    }

    private func roots(of pattern: KeyPattern, in settings: ConfigSet) -> [PropertyName] {
        guard let length = pattern.length else { return [] }
        var roots: Set<PropertyName> = []
        for name in settings.values.keys where name.elements.count > length {
            let root = PropertyName(elements: Array(name.elements[..<length]))
            if !roots.contains(root), pattern.matches(root) { roots.insert(root) }
        }
        return roots.sorted()
    }

    private func agree(_ left: PropertyName, _ right: PropertyName) -> Bool {
        leftStars.filter(rightStars.contains).allSatisfy { left.elements[$0] == right.elements[$0] }
    }

    /// The tree that should stand beside one and is not there at all.
    private func counterpart(of left: PropertyName) -> PropertyName? {
        if let literal = right.literal { return literal == left ? nil : literal }
        guard leftStars == rightStars, right.length == left.elements.count,
            let plain = right.filled(rightStars.map { left.elements[$0] }), plain != left
        else { return nil }
        return plain
    }
}

extension PropertyName {
    /// One name behind another.
    static func + (left: PropertyName, right: PropertyName) -> PropertyName {
        PropertyName(elements: left.elements + right.elements)
    }
}
