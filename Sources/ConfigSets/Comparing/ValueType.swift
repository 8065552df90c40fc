/// What kind of thing a value is, for those who read it: values that are written differently may be the same.
package enum ValueType: Hashable, Sendable {
    case string
    case boolean
    case number
    /// Spring's `Duration`; `bare` is the unit of a number without one: `ms` unless the property says otherwise.
    case duration(bare: String)
    /// A number that counts milliseconds, for which Spring takes no unit.
    case milliseconds
    /// Spring's `DataSize`.
    case size
    /// A list with commas, where blanks do not count; `isOrdered` where the order does.
    case list(isOrdered: Bool)
    /// Text in which upper and lower case are one.
    case caseless

    /// A form that two values share exactly when they are the same for whoever reads them; `nil` when the text is no
    /// value of the type.
    func canonical(_ text: String) -> String? {
        switch self {
        case .string: return text
        case .caseless: return text.trimmed.lowercased()
        case .boolean: return Self.boolean(text).map { $0 ? "true" : "false" }
        case .number: return Self.number(text)
        case .milliseconds: return Int64(text.trimmed).map(String.init)
        case .duration(let bare):
            return DurationText.spring(text, bare: DurationText.BareUnit(rawValue: bare) ?? .milliseconds)
                .map(String.init)
        case .size: return SizeText.spring(text).map(String.init)
        case .list(let isOrdered):
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
            return (isOrdered ? items : items.sorted()).joined(separator: ",")
        }
    }

    /// Spring's truth values.
    private static func boolean(_ text: String) -> Bool? {
        switch text.trimmed.lowercased() {
        case "true", "on", "yes", "1": true
        case "false", "off", "no", "0": false
        default: nil
        }
    }

    private static func number(_ text: String) -> String? {
        let trimmed = text.trimmed
        if let whole = Int64(trimmed) { return String(whole) }
        guard let value = Double(trimmed), value.isFinite else { return nil }
        return String(value)
    }
}
