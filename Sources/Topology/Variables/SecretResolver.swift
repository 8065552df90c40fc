import Secrets

/// Reads the values of one kind of variable.
protocol SecretResolver: Sendable {
    /// The value that a variable stands for.
    func value(of request: VariableRequest, in surroundings: Surroundings) async throws(SecretProblem) -> Secret

    /// What is certain to go wrong, found without running or changing anything; `nil` when nothing is known to.
    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem?
}

/// What a resolver may look at.
struct Surroundings: Sendable {
    /// The project folder: paths are relative to it, and commands run in it.
    let folder: String
    /// Reads one variable of the process; an empty one is not the same as none.
    let environmentVariable: @Sendable (String) -> String?
    /// Asks the stores that variables name.
    let stores: StoreReading
}

/// Why a variable has no value, as a sentence that never holds one.
struct SecretProblem: Error, Equatable {
    let sentence: String
}
