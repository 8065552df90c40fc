/// Where variables come from that a file does not set itself, such as the shell that starts compose.
package struct VariableLookup: Sendable {
    let value: @Sendable (String) -> ConfigText?

    package init(_ value: @escaping @Sendable (String) -> ConfigText?) { self.value = value }

    /// Nothing is set there.
    package static let nothing = VariableLookup { _ in nil }
}

/// The variables that a line of a file can name.
struct VariableScope {
    let lookup: VariableLookup
    let dialect: EnvDialect
    private var set: [String: ConfigText] = [:]
    private var bytesCount = 0

    /// Variables that repeat each other can grow without end; all of them together stay below this.
    private static let bytesMax = 16 << 20

    init(lookup: VariableLookup, dialect: EnvDialect) {
        self.lookup = lookup
        self.dialect = dialect
    }

    /// In compose the caller's own variables win over those of the file; in a shell the file's line has just set them.
    func value(_ name: String) -> ConfigText? {
        switch dialect {
        case .compose: lookup.value(name) ?? set[name]
        case .docker, .node, .bash: set[name] ?? lookup.value(name)
        }
    }

    /// Sets a variable for the lines that follow.
    mutating func set(_ entry: ConfigEntry) throws(ConfigFileError) {
        bytesCount += entry.text.use { $0.utf8.count }
        guard bytesCount <= Self.bytesMax else {
            throw ConfigFileError(
                "The variables of this file are longer than \(Self.bytesMax) bytes together.",
                at: entry.location
            )
        }
        set[entry.key] = entry.text
    }
}
