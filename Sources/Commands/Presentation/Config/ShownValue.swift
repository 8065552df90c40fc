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
