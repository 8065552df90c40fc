import Findings
import Secrets

/// Reads each variable once, however many targets ask: a password manager may want a finger for every answer.
actor VariableStore {
    nonisolated let surroundings: Surroundings
    private var answers: [VariableRequest: Task<Result<Secret, SecretProblem>, Never>] = [:]

    init(surroundings: Surroundings) { self.surroundings = surroundings }

    /// The value of one variable.
    func answer(to request: VariableRequest) async -> Result<Secret, SecretProblem> {
        if let answer = answers[request] { return await answer.value }
        let surroundings = surroundings
        let answer = Task<Result<Secret, SecretProblem>, Never> {
            do throws(SecretProblem) {
                return .success(try await request.source.resolver.value(of: request, in: surroundings))
            } catch {
                return .failure(error)
            }
        }
        answers[request] = answer
        return await answer.value
    }
}
