package import Findings
package import Secrets

/// One setting as a file, a server or a variable has it.
package struct ConfigEntry: Hashable, Sendable {
    /// The flattened key as it is written there: `spring.datasource.url`, `SPRING_DATASOURCE_URL`, `servers[0].name`.
    package let key: String
    /// What the reader of the format gets: escapes resolved, a YAML scalar as the text of what it means there.
    package let text: ConfigText
    /// How a plain YAML scalar was written, when that is not the text that it means (`010` means 8).
    package let written: ConfigText?
    /// Who keeps the value, when this place only names it; the text is empty then, unless the store was asked for it.
    package let store: StoreReference?
    /// Where the value stands.
    package let location: SourceLocation
    /// Where the YAML alias stands that puts the value from there under this key.
    package let alias: SourceLocation?

    package init(
        key: String,
        text: ConfigText,
        written: ConfigText? = nil,
        location: SourceLocation,
        alias: SourceLocation? = nil
    ) {
        self.key = key
        self.text = text
        self.written = written
        store = nil
        self.location = location
        self.alias = alias
    }

    /// A setting whose value a store keeps.
    package init(key: String, store: StoreReference, location: SourceLocation) {
        self.key = key
        text = .plain("")
        written = nil
        self.store = store
        self.location = location
        alias = nil
    }

    /// The same setting with what its store gave.
    private init(_ kept: ConfigEntry, holding value: Secret) {
        key = kept.key
        text = .secret(value)
        written = nil
        store = kept.store
        location = kept.location
        alias = kept.alias
    }

    /// The same setting with the value that a store keeps for it, where `value` knows it.
    func filled(by value: (StoreReference) -> Secret?) -> ConfigEntry {
        store.flatMap(value).map { ConfigEntry(self, holding: $0) } ?? self
    }

    /// Whether the text is the value: it is written here, or its store was asked.
    var isKnown: Bool { store == nil || text.isSecret }
}

/// One document of a file: the settings between two separators, in their order.
package struct ConfigDocument: Hashable, Sendable {
    package let entries: [ConfigEntry]

    package init(entries: [ConfigEntry]) { self.entries = entries }
}

/// Why a file was not read: never half of it is used.
package struct ConfigFileError: Error, Hashable, Sendable {
    /// What is wrong, in full sentences, without any text of the file that could be a secret.
    package let finding: Finding

    package init(
        _ message: String,
        at location: SourceLocation,
        code: String = "CONFIG_UNREADABLE",
        advice: String? = nil
    ) {
        finding = Finding(code: code, message: message, advice: advice, location: location)
    }
}
