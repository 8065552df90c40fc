import ConfigSets

extension [KeyPattern] {
    /// Whether a key is meant: by any of the patterns, and always when there are none.
    func mean(_ name: PropertyName) -> Bool { isEmpty || contains { $0.matches(name) } }
}
