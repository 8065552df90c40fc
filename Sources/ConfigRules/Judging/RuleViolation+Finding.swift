import ConfigSets
package import Findings
import Secrets

extension RuleViolation {
    /// The violation as every format shows it: at the place to fix, with the other environments' places beside it.
    package var finding: Finding {
        let own = place
        return Finding(
            code: code,
            severity: severity,
            message: message,
            advice: advice,
            location: own?.value?.winner.location ?? location,
            related: sides.flatMap(\.places) + related
        )
    }

    /// The side to fix: the culprit's, else the last one that has a place, which is production's in most projects.
    private var place: Side? {
        let present = sides.filter { $0.value != nil }
        if let culprit {
            // A culprit without the key has no place of its own; the rule's is no place to fix it either.
            return present.first { $0.environment == culprit } ?? present.last
        }
        return present.last
    }
}

extension RuleViolation.Side {
    /// How many of the places that lose are told.
    private static let hiddenMax = 2
    /// How many of the variables are told that a value is made of.
    private static let expansionsMax = 3

    /// Where the environment has the key, and the places there that lose against it.
    fileprivate var places: [RelatedPlace] {
        guard let value else { return [] }
        return [RelatedPlace(location: value.winner.location, word: environment, remark: shown)]
            + value.expansions.filter { $0.location != nil && $0.location != value.winner.location }
            .prefix(Self.expansionsMax)
            .compactMap { expansion in
                expansion.location.map {
                    RelatedPlace(
                        location: $0,
                        word: "└ ${\(expansion.name)}",
                        remark: expansion.text.quoted
                    )
                }
            }
            + value.hidden.prefix(Self.hiddenMax)
            .map { RelatedPlace(location: $0.location, word: "└ hides", remark: $0.text.quoted) }
    }

    /// The value as it may be shown, with the remark behind it.
    package var shown: String? {
        guard let value else { return remark }
        let isOutside = !value.stores.isEmpty && value.stores.allSatisfy { $0.store == .platform }
        let text: String =
            if isOutside {
                "not known here, \(value.placedKeeper)"
            } else if value.isSecret {
                "secret" + (letter.isEmpty ? "" : " \(letter)")
                    + (value.stores.isEmpty ? "" : ", \(value.placedKeeper)")
            } else {
                value.text.quoted
            }
        return [text, remark].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
