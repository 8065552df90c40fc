package import Secrets

/// One entry of a store that is asked about once, however many settings name parts of it.
package struct StoreQuestion: Hashable, Sendable {
    package let mode: SecretStoreSettings.Mode
    /// Where the store answers, when that is not its usual address.
    package let address: String?
    /// The region of the environment, for a name that tells none.
    package let region: String?
    /// The entry, without a key.
    package let entry: StoreReference
}

/// What a store said about an entry.
package enum StoreAnswer: Sendable {
    case values(StoredValues)
    /// It is there; the keys where the store tells them without the values.
    case present(keys: [String]?)
    case absent
    /// It was there; the time is the store's own.
    case deleted(since: String?)
    /// Why nobody knows, in full sentences that hold no value.
    case notAsked(String)
}

/// The values of one entry.
package struct StoredValues: Sendable {
    /// Their keys; none for an entry that is one text.
    package let keys: [String]
    private let value: @Sendable (String?) -> Secret?

    /// `value` gives that of a key, or the whole entry without one; `nil` where there is no such single value.
    package init(keys: [String], value: @escaping @Sendable (String?) -> Secret?) {
        self.keys = keys
        self.value = value
    }

    subscript(key: String?) -> Secret? { value(key) }
}

extension StoreReference {
    /// The whole entry that a reference means a part of.
    package var entry: StoreReference { StoreReference(store: store, name: name, version: version) }
}
