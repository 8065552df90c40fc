/// Colours for a terminal, or none.
struct TextPaint {
    let style: TextStyle

    /// The text in the colour of a tone; empty text stays empty.
    func callAsFunction(_ text: String, _ tone: Tone?) -> String {
        let code: String? =
            switch tone {
            case .good: "32"
            case .waiting: "33"
            case .bad: "31"
            case .quiet: "2"
            case nil: nil
            }
        return wrapped(text, code)
    }

    /// The text as a heading.
    func bold(_ text: String) -> String { wrapped(text, "1") }

    private func wrapped(_ text: String, _ code: String?) -> String {
        guard style == .coloured, !text.isEmpty, let code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
