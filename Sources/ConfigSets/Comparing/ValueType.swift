/// What kind of thing a value is, for those who read it: values that are written differently may be the same.
package enum ValueType: Hashable, Sendable {
    case string
    /// Text in which upper and lower case are one.
    case caseless
    /// A constant of a Java enum, which Spring finds by its letters and digits alone: `read-committed`.
    case enumeration
    case boolean
    case integer
    case number
    /// Spring's `Duration`; `bare` is the unit of a number without one.
    case duration(bare: TimeUnit)
    /// A whole number that counts time, for which Spring takes no unit.
    case count(of: TimeUnit)
    /// Spring's `Period`: years, months and days.
    case period
    /// Spring's `DataSize`.
    case size
    /// A list with commas, where blanks do not count; `isOrdered` where the order does.
    case list(isOrdered: Bool)
    /// What a server or a tool other than Spring reads in its own way.
    case foreign(Quantity, Dialect)

    /// A number that counts milliseconds, as Hikari's.
    package static let milliseconds = ValueType.count(of: .milliseconds)

    /// Longer texts are no amount of anything.
    private static let amountBytesMax = 4_096

    /// A form that two values share exactly when they are the same for whoever reads them; `nil` when the text is no
    /// value of the type.
    package func canonical(_ text: String) -> String? {
        switch self {
        case .string: return text
        case .caseless: return text.trimmed.lowercased()
        case .list(let isOrdered):
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
            return (isOrdered ? items : Set(items).sorted()).joined(separator: ",")
        case .enumeration, .boolean, .integer, .number, .duration, .count, .period, .size, .foreign:
            return text.utf8.count <= Self.amountBytesMax ? amount(text) : nil
        }
    }

    private func amount(_ text: String) -> String? {
        switch self {
        case .string, .caseless, .list: text
        case .enumeration: NumberText.constant(text)
        case .boolean: NumberText.boolean(text).map { $0 ? "true" : "false" }
        case .integer: NumberText.integer(text).map(String.init)
        case .number: NumberText.number(text)
        case .count: NumberText.integer(text).map(String.init)
        case .duration(let bare): DurationText.spring(text, bare: bare).map(String.init)
        case .period: PeriodText.canonical(text)
        case .size: SizeText.spring(text).map(String.init)
        case .foreign(let quantity, let dialect): quantity.canonical(text, by: dialect)
        }
    }

    /// Whether a text is a value of the type, so that the service starts with it; an empty one counts as not set.
    package func fits(_ text: String) -> Bool {
        switch self {
        case .string, .caseless, .list, .enumeration: true
        case .boolean, .integer, .number, .duration, .count, .period, .size, .foreign:
            text.isEmpty || canonical(text) != nil
        }
    }
}
