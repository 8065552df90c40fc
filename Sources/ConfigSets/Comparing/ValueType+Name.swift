extension ValueType {
    /// Every name that a rules file may use.
    package static let names = [
        "string", "boolean", "number", "duration", "duration(ms)", "duration(s)", "duration(m)", "duration(h)",
        "duration(d)", "milliseconds", "size", "list", "set", "caseless",
    ]

    /// The type that a rules file names; `duration(s)` reads bare numbers as seconds.
    package init?(named name: String) {
        switch name {
        case "string": self = .string
        case "boolean": self = .boolean
        case "number": self = .number
        case "duration", "duration(ms)": self = .duration(bare: "ms")
        case "duration(s)": self = .duration(bare: "s")
        case "duration(m)": self = .duration(bare: "m")
        case "duration(h)": self = .duration(bare: "h")
        case "duration(d)": self = .duration(bare: "d")
        case "milliseconds": self = .milliseconds
        case "size": self = .size
        case "list": self = .list(isOrdered: true)
        case "set": self = .list(isOrdered: false)
        case "caseless": self = .caseless
        case _: return nil
        }
    }
}
