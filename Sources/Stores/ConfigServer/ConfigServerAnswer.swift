package import Secrets

/// What a config server has for one application, some profiles and one label.
package struct ConfigServerAnswer: Sendable {
    /// One of the server's sources, such as a file of its repository.
    package struct Source: Sendable {
        package let name: String
        /// By key.
        package let entries: [Entry]
    }

    /// One setting; whether its value may be shown is for the reader of settings to say.
    package struct Entry: Sendable {
        package let key: String
        package let value: Secret
        /// Where the value stands on the server, where it says so.
        package let origin: String?
    }

    package let label: String?
    /// The commit that was read, where the server has commits.
    package let version: String?
    /// A source hides what those behind it say.
    package let sources: [Source]
}

extension ConfigServerAnswer {
    /// Reads an answer in the server's first or second form.
    init(_ answer: Answer, at place: StorePlace) throws(StoreError) {
        guard let list = answer["propertySources"]?.list else {
            throw .unreadable(place, problem: "it holds no property sources")
        }
        var sources: [Source] = []
        var undecrypted: [String] = []
        for item in list {
            guard let name = item["name"]?.word, let members = item["source"]?.object else {
                throw .unreadable(place, problem: "one of its property sources has no name or no settings")
            }
            var entries: [Entry] = []
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                let entry = try Self.entry(key, member, at: place)
                // The server renames what it cannot decrypt, and says so in the place of the value.
                if key.hasPrefix("invalid.") || entry.value.use({ $0 == "<n/a>" }) {
                    undecrypted.append(key.hasPrefix("invalid.") ? String(key.dropFirst("invalid.".count)) : key)
                }
                entries.append(entry)
            }
            sources.append(Source(name: name, entries: entries))
        }
        guard undecrypted.isEmpty else { throw .undecrypted(place, keys: undecrypted) }
        self.init(label: answer["label"]?.word, version: answer["version"]?.word, sources: sources)
    }

    private static func entry(_ key: String, _ member: Answer, at place: StorePlace) throws(StoreError) -> Entry {
        if case .null = member { return Entry(key: key, value: Secret(""), origin: nil) }
        if let value = member.value { return Entry(key: key, value: value, origin: nil) }
        guard let parts = member.object, let inner = parts["value"] else {
            throw .unreadable(place, problem: "the setting \(key) has no single value")
        }
        if case .null = inner { return Entry(key: key, value: Secret(""), origin: parts["origin"]?.word) }
        guard let value = inner.value else {
            throw .unreadable(place, problem: "the setting \(key) has no single value")
        }
        return Entry(key: key, value: value, origin: parts["origin"]?.word)
    }
}
