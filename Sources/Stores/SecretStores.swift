package import Secrets

/// Every store that references name, found through the variables of the process.
package struct SecretStores: SecretStore {
    private let variables: StoreVariables
    private let limits: HTTPClient.Limits

    package init(_ variables: StoreVariables, limits: HTTPClient.Limits = HTTPClient.Limits()) {
        self.variables = variables
        self.limits = limits
    }

    package func entry(_ reference: StoreReference) async throws(StoreError) -> StoredEntry {
        try await store(of: reference).entry(reference)
    }

    package func describe(_ reference: StoreReference) async throws(StoreError) -> StoreDescription {
        try await store(of: reference).describe(reference)
    }

    private func store(of reference: StoreReference) throws(StoreError) -> any SecretStore {
        switch reference.store {
        case .secretsManager: try SecretsManager(variables, limits: limits)
        case .parameterStore: try ParameterStore(variables, limits: limits)
        case .vault: try VaultStore(variables, limits: limits)
        case .kubernetesSecret, .keysFile, .platform: throw .notSupported(service: reference.store.rawValue)
        }
    }
}
