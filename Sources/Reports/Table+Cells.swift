extension Cell {
    /// The value as people read it.
    var text: String {
        switch self {
        case .none: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .truth(let truth): truth ? "yes" : "no"
        case .list(let items): items.joined(separator: ", ")
        case .state(let word, _): word
        }
    }

    /// What the value means, when it is a state.
    var tone: Tone? {
        guard case .state(_, let tone) = self else { return nil }
        return tone
    }

    /// Whether the value stands to the right in its column.
    var isNumber: Bool {
        guard case .integer = self else { return false }
        return true
    }
}
