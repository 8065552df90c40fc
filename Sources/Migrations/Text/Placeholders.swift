package import SQLText

/// The values that stand in for `${name}` in scripts.
package struct Placeholders: Hashable, Sendable {
    /// The names that every run defines, after `flyway:`.
    package enum Standard: String, CaseIterable, Sendable {
        case defaultSchema, user, database, timestamp, filename, workingDirectory, table, environment

        /// The name as a script writes it.
        package var name: String { "flyway:\(rawValue)" }
    }

    /// What opens a placeholder of Flyway unless it is told otherwise.
    package static let standardPrefix = "${"

    /// What opens a placeholder; never empty.
    package let prefix: String
    /// What closes it; never empty.
    package let suffix: String
    /// By lower-case name, because names are compared without regard to case.
    private var values: [String: String] = [:]
    /// The names as they were given, for messages.
    private var spellings: [String: String] = [:]

    /// Returns `nil` when the prefix or the suffix is empty.
    package init?(prefix: String, suffix: String, values: [String: String]) {
        guard !prefix.isEmpty, !suffix.isEmpty else { return nil }
        self.prefix = prefix
        self.suffix = suffix
        for (name, value) in values { self[name] = value }
    }

    /// Flyway's own prefix and suffix: `${name}`.
    package init(_ values: [String: String] = [:]) {
        prefix = Self.standardPrefix
        suffix = "}"
        for (name, value) in values { self[name] = value }
    }

    /// The value of a name, in whatever case.
    package subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set {
            values[name.lowercased()] = newValue
            spellings[name.lowercased()] = newValue == nil ? nil : name
        }
    }

    /// The value of a name that every run defines.
    package subscript(standard: Standard) -> String? {
        get { self[standard.name] }
        set { self[standard.name] = newValue }
    }

    /// All names that have a value, in order.
    package var names: [String] { spellings.values.sorted() }

    /// The text with every placeholder replaced.
    package func replacing(in text: String) throws(SQLTextError) -> String {
        var source = PlaceholderSource(TextSource(text), placeholders: self)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes) {}
        return String(decoding: bytes, as: UTF8.self)
    }

    func unknown(_ name: String, at position: TextPosition) -> SQLTextError {
        let known = names.map { prefix + $0 + suffix }.joined(separator: ", ")
        let list = known.isEmpty ? "No placeholder has a value." : "These have values: \(known)."
        return .unreadable(
            reason: "No value provided for placeholder: \(prefix)\(name)\(suffix). \(list)",
            at: position
        )
    }
}
