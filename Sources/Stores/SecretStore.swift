package import Secrets

/// Reads what one kind of store keeps.
package protocol SecretStore: Sendable {
    /// All that is kept under a reference's name; its key is left out of account.
    func entry(_ reference: StoreReference) async throws(StoreError) -> StoredEntry

    /// Whether it is there and since when, learned without asking for any value.
    func describe(_ reference: StoreReference) async throws(StoreError) -> StoreDescription
}

extension SecretStore {
    /// The value that a reference names.
    package func value(of reference: StoreReference) async throws(StoreError) -> Secret {
        try await entry(reference).value(reference.key)
    }
}

/// What is known of an entry whose value nobody has asked for.
package struct StoreDescription: Hashable, Sendable {
    package enum Presence: Hashable, Sendable {
        case present
        case absent
        /// It was there, and can be restored.
        case deleted
    }

    package let presence: Presence
    /// The store's name for what would be read.
    package let version: String?
    /// When it last changed, as the store writes times.
    package let changed: String?
    /// The keys of the entry, sorted; `nil` where the store does not tell them without the values.
    package let keys: [String]?

    package init(_ presence: Presence, version: String? = nil, changed: String? = nil, keys: [String]? = nil) {
        self.presence = presence
        self.version = version
        self.changed = changed
        self.keys = keys
    }
}
