import Glibc
import Secrets

/// `${env:NAME}` and `${env:NAME:-default}`: a variable of the process, read by its name and never exported.
struct EnvironmentVariable: SecretResolver {
    func value(of request: VariableRequest, in surroundings: Surroundings) throws(SecretProblem) -> Secret {
        if let problem = obstacle(to: request, in: surroundings) { throw problem }
        return Secret(surroundings.environmentVariable(request.argument) ?? request.fallback ?? "")
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? {
        guard surroundings.environmentVariable(request.argument) == nil, request.fallback == nil else { return nil }
        let name = request.argument
        return SecretProblem(
            sentence: "The environment variable \(name) is not set. Set it, or write a default: ${env:\(name):-…}."
        )
    }

    /// The process's own variable.
    static func ofProcess(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
