/// Where a value is kept that a file only names: the file knows its name, and a store its text.
package struct StoreReference: Hashable, Sendable {
    /// Who keeps values.
    package enum Store: String, Hashable, Sendable {
        case secretsManager = "AWS Secrets Manager"
        case parameterStore = "AWS Parameter Store"
        case vault = "Vault"
        case kubernetesSecret = "Kubernetes secret"
        case keysFile = "list of keys"
        /// Whoever starts the service fills the value in: a field of a pod, a variable of the host, a map of the cluster.
        case platform = "platform"
    }

    package let store: Store
    /// The name under which the store finds it: an ARN, a path, a secret's name.
    package let name: String
    /// The member that is meant, where the store keeps several values under one name.
    package let key: String?
    /// The stage or the version that is meant; `nil` for the newest.
    package let version: String?

    package init(store: Store, name: String, key: String? = nil, version: String? = nil) {
        self.store = store
        self.name = name
        self.key = key
        self.version = version
    }
}

extension StoreReference: CustomStringConvertible {
    /// The store, the name and the member: nothing of it is secret.
    package var description: String {
        store.rawValue + " " + name + (key.map { " key " + $0 } ?? "") + (version.map { " version " + $0 } ?? "")
    }
}
