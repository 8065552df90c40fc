import ConfigRules
import ConfigSets

extension ConfigText {
    /// The text, or a word in its place.
    var shown: String {
        switch self {
        case .plain(let text): text
        case .secret: "‹secret›"
        }
    }
}

extension EffectiveValue {
    /// The value as a person may see it; `letter` stands for a secret.
    func shown(as letter: String = "") -> String {
        if let store = stores.first, winner.store != nil { return "●\(letter) \(store)" }
        guard text.isSecret else { return text.shown.isEmpty ? "\"\"" : text.shown }
        return "●\(letter)" + (winner.text.isSecret ? "" : " from \(winner.text.shown)")
    }
}

/// What each environment has at one key, as lines below a sentence: aligned, with the places that lose.
struct SideLines {
    let sides: [RuleViolation.Side]

    var lines: [String] {
        let names = sides.map(\.environment.count).max() ?? 0
        let values = sides.map { $0.value?.shown(as: $0.letter) ?? "missing" }
        let width = min(values.map(\.count).max() ?? 0, 40)
        return zip(sides, values)
            .flatMap { side, value in
                let label = side.environment.padded(to: names)
                let place = side.value.map { "  \($0.winner.location)" } ?? ""
                let remark = side.remark.map { "  \($0)" } ?? ""
                let own = "  \(label)  \(value.padded(to: width))\(place)\(remark)"
                let indent = String(repeating: " ", count: names + 4)
                return [own.withoutBlanksAtEnd]
                    + (side.value?.hidden.prefix(3)
                        .map { "\(indent)└ hides \($0.location) \($0.text.shown)" } ?? [])
            }
    }
}

extension String {
    /// With blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var withoutBlanksAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
