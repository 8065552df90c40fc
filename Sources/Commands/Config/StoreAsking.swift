import ConfigRules
import Secrets
import Stores
import Synchronization

/// Asks stores, several at once: each entry one time, and a store that cannot be reached one time too.
struct StoreAsking: Sendable {
    private let memory = StoreMemory()

    /// More questions at a time would look like an attack to some stores.
    private static let parallelMax = 4

    private static var limits: HTTPClient.Limits {
        var limits = HTTPClient.Limits()
        limits.attemptsMax = 3
        limits.total = .seconds(20)
        return limits
    }

    func answers(to questions: [StoreQuestion]) async -> [StoreQuestion: StoreAnswer] {
        await Self.asking(questions) { await answer(to: $0) }
    }

    /// What config servers have for services and environments.
    func replies(to questions: [ConfigServerQuestion]) async -> [ConfigServerQuestion: ConfigServerReply] {
        await Self.asking(questions) { await ConfigServerReply(to: $0, within: Self.limits) }
    }

    private static func asking<Question: Hashable & Sendable, Answer: Sendable>(
        _ questions: [Question],
        _ answer: @escaping @Sendable (Question) async -> Answer
    ) async -> [Question: Answer] {
        await withTaskGroup(of: (Question, Answer).self) { group in
            var answers: [Question: Answer] = [:]
            for (number, question) in questions.enumerated() {
                if number >= parallelMax, let (question, answer) = await group.next() { answers[question] = answer }
                group.addTask { (question, await answer(question)) }
            }
            for await (question, answer) in group { answers[question] = answer }
            return answers
        }
    }

    private func answer(to question: StoreQuestion) async -> StoreAnswer {
        if let sentence = memory.failure(of: question) { return .notAsked(sentence) }
        do throws(StoreError) {
            let stores = SecretStores(question.variables, limits: Self.limits)
            switch question.mode {
            case .metadata: return StoreAnswer(try await stores.describe(question.entry))
            case .values:
                let entry = try await stores.entry(question.entry)
                return .values(StoredValues(keys: entry.keys) { key in try? entry.value(key) })
            }
        } catch {
            return answer(to: question, failing: error)
        }
    }

    private func answer(to question: StoreQuestion, failing error: StoreError) -> StoreAnswer {
        switch error {
        case .absent: return .absent
        case .deleted(_, let when): return .deleted(since: when)
        case .variable, .libraryMissing, .connection:
            // Whoever is not there for one entry is not there for the next one either.
            memory.remember(error.description, about: question)
            return .notAsked(error.description)
        case .reference, .notSupported, .redirected, .busy, .denied, .unexpected, .unreadable, .noMember,
            .undecrypted:
            return .notAsked(error.description)
        }
    }
}

/// The stores that could not be reached, with the reason.
private final class StoreMemory: Sendable {
    private struct Place: Hashable {
        let store: StoreReference.Store
        let address: String?
        let region: String?

        init(_ question: StoreQuestion) {
            (store, address, region) = (question.entry.store, question.address, question.region)
        }
    }

    private let failures = Mutex<[Place: String]>([:])

    func failure(of question: StoreQuestion) -> String? { failures.withLock { $0[Place(question)] } }

    func remember(_ sentence: String, about question: StoreQuestion) {
        failures.withLock { $0[Place(question)] = $0[Place(question)] ?? sentence }
    }
}

extension StoreAnswer {
    fileprivate init(_ description: StoreDescription) {
        switch description.presence {
        case .present: self = .present(keys: description.keys)
        case .absent: self = .absent
        case .deleted: self = .deleted(since: description.changed)
        }
    }
}

extension ConfigServerReply {
    fileprivate init(to question: ConfigServerQuestion, within limits: HTTPClient.Limits) async {
        do throws(StoreError) {
            let variables = StoreVariables(read: Terminal.environment)
            let answer = try await ConfigServer(variables, uri: question.uri, limits: limits)
                .settings(application: question.application, profiles: question.profiles, label: question.label)
            self = .settings(
                answer.sources.map { source in
                    let entries = source.entries.map { Entry(key: $0.key, value: $0.value, origin: $0.origin) }
                    return Place(name: source.name, entries: entries)
                }
            )
        } catch {
            self = .notAsked(error.description)
        }
    }
}

extension StoreQuestion {
    /// The variables of the process, beneath what the rules file says of the store and the environment.
    fileprivate var variables: StoreVariables {
        StoreVariables { [address, region, store = entry.store] name in
            switch name {
            case store.addressVariable: address ?? Terminal.environment(name)
            case "AWS_REGION": region ?? Terminal.environment(name)
            case _: Terminal.environment(name)
            }
        }
    }
}

extension StoreReference.Store {
    /// The variable in which the store's own tools look for its address.
    fileprivate var addressVariable: String? {
        switch self {
        case .secretsManager: "AWS_ENDPOINT_URL_SECRETS_MANAGER"
        case .parameterStore: "AWS_ENDPOINT_URL_SSM"
        case .vault: "VAULT_ADDR"
        case .kubernetesSecret, .keysFile, .platform: nil
        }
    }
}
