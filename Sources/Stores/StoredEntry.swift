package import Secrets

/// All that a store keeps under one name, read at once.
package struct StoredEntry: Sendable {
    enum Content: Sendable {
        /// One text; keys are those of the JSON object that it may be. `noun` is what the store calls such an entry.
        case text(Secret, noun: String)
        case members([String: Answer])
    }

    let content: Content
    let place: StorePlace

    /// The value of a key; without one the whole text, or the only value.
    package func value(_ key: String?) throws(StoreError) -> Secret {
        switch content {
        case .members(let members): return try member(key, of: members)
        case .text(let text, let noun):
            guard let key else { return text }
            guard let members = Self.members(of: text) else {
                throw .unreadable(place, problem: "the \(noun) is no JSON object, so it has no key \(key)")
            }
            return try member(key, of: members)
        }
    }

    /// The keys, sorted; none for a text that is no JSON object.
    package var keys: [String] {
        switch content {
        case .members(let members): members.keys.sorted()
        case .text(let text, _): Self.members(of: text)?.keys.sorted() ?? []
        }
    }

    private static func members(of text: Secret) -> [String: Answer]? {
        text.use { Answer(Array($0.utf8)) }?.object
    }

    private func member(_ name: String?, of members: [String: Answer]) throws(StoreError) -> Secret {
        let found = if let name { members[name] } else { members.count == 1 ? members.values.first : nil }
        guard let found else { throw .noMember(place, member: name, known: Array(members.keys)) }
        guard let value = found.value else {
            throw .unreadable(place, problem: "the key \(name ?? "") holds no single value")
        }
        return value
    }
}
