import ConfigSets
import Findings
import Secrets

/// The keys of one secret, as a file lists them in the place of the store.
package struct KeyList: Sendable {
    let file: String
    /// Whether the values count that the file may hold.
    let mode: SecretStoreSettings.Mode
    let content: SecretKeyList

    /// Whether the list is that of the secret that a reference names; `nil` when it tells no name.
    func means(_ reference: StoreReference) -> Bool? {
        content.name.map { SecretName($0).mayMean(SecretName(reference.name)) }
    }

    /// The value for a reference to this secret, where the file holds it and may be asked.
    func value(of reference: StoreReference) -> Secret? {
        switch mode {
        case .metadata: return nil
        case .values:
            guard let entry = content[reference.key ?? ""], entry.store == nil else { return nil }
            return entry.text.use { Secret($0) }
        }
    }

    /// Where the list begins, for a finding about what is not in it.
    var place: RelatedPlace { RelatedPlace(location: SourceLocation(file: file), word: "list") }
}

extension StoreReference {
    /// Whether a list of keys can stand in for the store: parameters have no keys, and nobody lists what a platform knows.
    var mayBeListed: Bool {
        switch store {
        case .secretsManager, .vault, .kubernetesSecret: true
        case .parameterStore, .keysFile, .platform: false
        }
    }
}
