import ConfigSets
package import Findings

extension [RuleViolation] {
    /// The violations as every format shows them: what nothing supplies is said once for each variable, at the first key
    /// that needs it, however many there are.
    package var findings: [Finding] {
        let wants = Self.wants(in: self)
        return indices.flatMap { index in
            self[index].code == RuleCodes.unresolved
                ? wants.filter { $0.keys.first == index }.map { finding($0) } : [self[index].finding]
        }
    }

    /// Variables that the same keys need.
    private struct Want {
        var names: [String]
        /// Which of the violations are about them.
        let keys: [Int]
        /// Whether none of these keys needs another variable.
        var isWhole: Bool
    }

    private static func wants(in violations: [RuleViolation]) -> [Want] {
        var users: [String: [Int]] = [:]
        var order: [String] = []
        for (index, violation) in violations.enumerated() where violation.code == RuleCodes.unresolved {
            for name in violation.unsupplied {
                // A service's own keys stand together; what another one needs is another matter.
                let place = "\(violation.service) \(name)"
                if users[place] == nil { order.append(place) }
                users[place, default: []].append(index)
            }
        }
        var wants: [Want] = []
        var places: [[Int]: Int] = [:]
        for place in order {
            guard let keys = users[place], let first = keys.first else { continue }
            let name = String(place.dropFirst(violations[first].service.count + 1))
            if let known = places[keys] {
                wants[known].names.append(name)
            } else {
                places[keys] = wants.count
                wants.append(Want(names: [name], keys: keys, isWhole: false))
            }
        }
        for index in wants.indices {
            wants[index].isWhole = wants[index].keys
                .allSatisfy {
                    violations[$0].unsupplied.count == wants[index].names.count
                }
        }
        return wants
    }

    private static let keysMax = 3
    private static let placesMax = 5

    private func finding(_ want: Want) -> Finding {
        let users = want.keys.map { self[$0] }
        guard let first = users.first else { preconditionFailure("Somebody wants a variable.") }
        let places = Self.places(users)
        if users.count == 1, want.isWhole, places.count > 1 { return first.finding }
        var seen: Set<String> = []
        let environments = users.flatMap(\.sides).map(\.environment).filter { seen.insert($0).inserted }
        let names = want.names.map { "${\($0)}" }.joinedWords
        let keys = users.compactMap(\.key)
        let more = keys.count > Self.keysMax ? ["\(keys.count - Self.keysMax) more"] : []
        let subject = (keys.prefix(Self.keysMax) + more).joinedWords
        let lack = "\(names), which nothing supplies in \(environments.joinedWords)"
        return Finding(
            code: first.code,
            severity: first.severity,
            message: keys.count == 1
                ? "\(subject) needs \(lack), so it could not be checked."
                : "\(keys.count) keys need \(lack), so they could not be checked: \(subject).",
            advice: first.advice,
            location: first.finding.location,
            // The place of the finding itself needs no line of its own.
            related: places.count == 1 ? [] : places
        )
    }

    /// Each place once, with the environments that have it.
    private static func places(_ users: [RuleViolation]) -> [RelatedPlace] {
        var places: [(location: SourceLocation, key: String, environments: [String])] = []
        var known: [SourceLocation: Int] = [:]
        for user in users {
            for side in user.sides {
                guard let location = side.value?.winner.location else { continue }
                if let place = known[location] {
                    if !places[place].environments.contains(side.environment) {
                        places[place].environments.append(side.environment)
                    }
                } else {
                    known[location] = places.count
                    places.append((location, user.key ?? "", [side.environment]))
                }
            }
        }
        return places.prefix(placesMax)
            .map { RelatedPlace(location: $0.location, word: $0.key, remark: $0.environments.joined(separator: ", ")) }
    }
}

extension RuleViolation {
    /// The variables that its sides lack, each once.
    fileprivate var unsupplied: [String] {
        var seen: Set<String> = []
        return
            sides.flatMap { side -> [String] in
                guard case .unresolved(let names)? = side.value?.state else { return [] }
                return names
            }
            .filter { seen.insert($0).inserted }
    }
}
