import Secrets

/// `${aws-sm:payment/prod#password}`: known by name, so that the error can say what to do until it is read.
struct AWSSecret: SecretResolver {
    func value(of request: VariableRequest, in surroundings: Surroundings) throws(SecretProblem) -> Secret {
        throw Self.problem
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? { Self.problem }

    private static let problem = SecretProblem(
        sentence: "This version cannot read AWS Secrets Manager by itself. "
            + "Until a later one does, write ${command:aws secretsmanager get-secret-value …}."
    )
}
