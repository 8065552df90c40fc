/// One placeholder that a text holds, wherever it stands in it.
package struct PlaceholderUse: Hashable, Sendable {
    package enum Fallback: Hashable, Sendable {
        case none
        /// `${NAME:}`
        case empty
        case text
    }

    /// What stands before the colon; `nil` when another placeholder decides about the name.
    package let name: String?
    package let fallback: Fallback
}

extension ConfigText {
    /// Every placeholder of the text as it is written, the ones inside others and inside defaults too.
    package var placeholders: [PlaceholderUse] {
        use { text in PlaceholderText.isPlain(text) ? [] : Self.uses(PlaceholderText(text).parts) }
    }

    /// Whether the text is one placeholder, or several, and nothing else.
    package var isPlaceholderAlone: Bool {
        use { text in
            let parts = PlaceholderText(text).parts
            return !parts.isEmpty
                && parts.allSatisfy { part in
                    switch part {
                    case .text: false
                    case .placeholder: true
                    }
                }
        }
    }

    private static func uses(_ parts: [PlaceholderText.Part]) -> [PlaceholderUse] {
        parts.flatMap { part -> [PlaceholderUse] in
            guard case .placeholder(let placeholder) = part else { return [] }
            let (key, fallback) = (placeholder.key, placeholder.fallback)
            let state: PlaceholderUse.Fallback = fallback.map { $0.isEmpty ? .empty : .text } ?? .none
            var name: String?
            if key.count == 1, case .text(let text) = key[0] { name = text }
            return [PlaceholderUse(name: name, fallback: state)] + uses(key) + (fallback.map(uses) ?? [])
        }
    }
}
