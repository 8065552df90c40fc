extension Duration {
    /// The longest wait that can be written.
    private static let hoursMax = 24

    /// Reads `500ms`, `5s`, `2m`, `1h` or `0`; `nil` for anything else, and for more than a day.
    package init?(written text: String) {
        if text == "0" {
            self = .zero
            return
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 9, let number = Int(digits) else { return nil }
        let duration: Duration
        switch text[digits.endIndex...] {
        case "ms": duration = .milliseconds(number)
        case "s": duration = .seconds(number)
        case "m": duration = .seconds(number * 60)
        case "h": duration = .seconds(number * 3600)
        case _: return nil
        }
        guard duration <= .seconds(Self.hoursMax * 3600) else { return nil }
        self = duration
    }
}
