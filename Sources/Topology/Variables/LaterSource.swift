import Secrets

/// A source that is known by name, so that the error can say what to do until it is read.
struct LaterSource: SecretResolver {
    /// Whose secrets they are.
    let service: String
    /// What reads them today.
    let command: String

    func value(of request: VariableRequest, in surroundings: Surroundings) throws(SecretProblem) -> Secret {
        throw problem
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? { problem }

    private var problem: SecretProblem {
        SecretProblem(
            sentence:
                "This version cannot read \(service) by itself. Until a later one does, write ${command:\(command)}."
        )
    }
}
