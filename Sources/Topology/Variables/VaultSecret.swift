import Secrets

/// `${vault:secret/payment#password}`: known by name, so that the error can say what to do until it is read.
struct VaultSecret: SecretResolver {
    func value(of request: VariableRequest, in surroundings: Surroundings) throws(SecretProblem) -> Secret {
        throw Self.problem
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? { Self.problem }

    private static let problem = SecretProblem(
        sentence: "This version cannot read Vault by itself. "
            + "Until a later one does, write ${command:vault kv get -field=… …}."
    )
}
