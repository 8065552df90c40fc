import ConfigRules
import Files
import Secrets

/// Finds the Redis of each service that a rule means, and the passwords, each asked for once.
struct RedisAsking: Sendable {
    private let project: ConfigProject
    private let states: ServiceStates
    private let environment: String
    private let stores = StoreAsking()

    init(_ project: ConfigProject, _ states: ServiceStates, in environment: String) {
        self.project = project
        self.states = states
        self.environment = environment
    }

    /// What the servers say that the services of a rule use.
    func census(of rule: LiveRule) async -> RedisCensus {
        var census = RedisCensus()
        let meant = states.services.filter { Glob(rule.shards).matches($0.name) }
        let passwords = await passwords(of: meant)
        for service in passwords.services where meant.contains(where: { $0.name == service.name }) {
            switch RedisConnection.read(service, in: environment) {
            case nil: continue
            case .failure(let gap): census.add(gap.finding)
            case .success(let connection):
                await census.ask(connection, passwords, wantsSettings: !rule.variables.isEmpty)
            }
        }
        if census.isEmpty { census.add(rule.notMeant(in: environment)) }
        return census
    }

    /// Asks stores for the passwords of Redis and for no other secret.
    private func passwords(of services: [ServiceState]) async -> RedisPasswords {
        let needed = Set(
            services.compactMap { try? RedisConnection.read($0, in: environment)?.get() }
                .flatMap { [$0.login.password, $0.sentinelLogin.password] }
                .compactMap { password -> StoreReference? in
                    guard case .kept(let reference) = password else { return nil }
                    return reference.entry
                }
        )
        let inquiry = StoreInquiry(states, of: project, in: [environment])
        let questions = inquiry.questions.filter { needed.contains($0.entry) }
        let answers = await stores.answers(to: questions)
        return RedisPasswords(
            services: inquiry.states(answered: answers).services,
            answers: Dictionary(answers.map { ($0.key.entry, $0.value) }) { first, _ in first }
        )
    }
}

/// Services with the passwords that stores told, and why others did not.
struct RedisPasswords: Sendable {
    let services: [ServiceState]
    let answers: [StoreReference: StoreAnswer]

    /// Why a password is still only known by its name in a store, as a full sentence.
    func reason(_ reference: StoreReference) -> String {
        let keeper = "Its password is kept by \(reference.store.rawValue)"
        switch answers[reference.entry] {
        case .notAsked(let sentence): return "\(keeper). \(sentence)"
        case .present:
            return "\(keeper), which the rules file lets nobody ask for values (mode: metadata)."
        case .absent, .deleted: return "\(keeper), which has no such entry."
        case .values: return "\(keeper), whose entry has no such value."
        case nil: return "\(keeper), and 'secrets.stores' of the rules file names no store of that kind."
        }
    }
}
