import ConfigSets
import Findings
import Secrets
import StrictYAML

/// What a run with `--live` asks stores about the settings of a project, and what becomes of the answers.
package struct StoreInquiry: Sendable {
    private let project: ConfigProject
    private let states: ServiceStates
    /// The environments whose secrets are asked for.
    private let environments: [String]

    /// Asks for the secrets of these environments; of all that are judged when `nil`.
    package init(_ states: ServiceStates, of project: ConfigProject, in environments: [String]?) {
        self.project = project
        self.states = states
        self.environments =
            environments ?? project.environments.filter(\.isGated).map(\.name.value)
    }

    /// A setting that names an entry, and the question that this is.
    private struct Mention {
        let service: String
        let environment: String
        let location: SourceLocation
        let reference: StoreReference
        /// `nil` where the rules file has no store of that kind.
        let question: StoreQuestion?
    }

    /// Every question once, in the order of the settings.
    package var questions: [StoreQuestion] {
        var seen: Set<StoreQuestion> = []
        return mentions.compactMap(\.question).filter { seen.insert($0).inserted }
    }

    /// The services with what stores said, and everything that could not be asked as findings.
    package func states(answered answers: [StoreQuestion: StoreAnswer]) -> ServiceStates {
        states.answered(
            states.services.map { service in
                ServiceState(
                    name: service.name,
                    columns: service.columns.map { column($0, of: service, answers) },
                    types: service.types
                )
            },
            silent(answers)
        )
    }

    private func column(
        _ column: ServiceState.Column,
        of service: ServiceState,
        _ answers: [StoreQuestion: StoreAnswer]
    ) -> ServiceState.Column {
        var known: [StoreReference: StoreAnswer] = [:]
        for mention in mentions(in: column, of: service) {
            if let answer = mention.question.flatMap({ answers[$0] }) { known[mention.reference.entry] = answer }
        }
        guard !known.isEmpty else { return column }
        let stores = column.stores.adding(known)
        let stack = column.stack.filled(by: stores.value)
        return ServiceState.Column(
            environment: column.environment,
            settings: ConfigSet(stack, known: service.types.knownKeys + project.namedKeys, policy: project.policy),
            stack: stack,
            stores: stores
        )
    }

    private var mentions: [Mention] {
        states.services.flatMap { service in service.columns.flatMap { mentions(in: $0, of: service) } }
    }

    private func mentions(in column: ServiceState.Column, of service: ServiceState) -> [Mention] {
        guard environments.contains(column.environment.name.value) else { return [] }
        return column.settings.values.sorted { $0.key < $1.key }
            .compactMap { _, value -> Mention? in
                guard let reference = value.winner.store, reference.store.kind != nil else { return nil }
                return Mention(
                    service: service.name,
                    environment: column.environment.name.value,
                    location: value.winner.location,
                    reference: reference,
                    question: project.question(about: reference.entry, in: column.environment)
                )
            }
    }

    /// One for each reason that something is not known, at the first place that names it, with the services that need it.
    private func silent(_ answers: [StoreQuestion: StoreAnswer]) -> [(finding: Finding, services: Set<String>)] {
        var reasons: [String: [Mention]] = [:]
        var order: [String] = []
        for mention in mentions {
            guard let reason = reason(mention, answers) else { continue }
            let text = "The secrets of \(mention.environment) are not checked. \(reason)"
            if reasons[text] == nil { order.append(text) }
            reasons[text, default: []].append(mention)
        }
        return order.compactMap { text in
            guard let mentions = reasons[text] else { return nil }
            let finding = Finding(
                code: RuleCodes.storeUnreadable,
                message: text,
                location: mentions[0].location,
                related: mentions.dropFirst().prefix(Self.relatedMax)
                    .map { RelatedPlace(location: $0.location, word: $0.environment) }
            )
            return (finding, Set(mentions.map(\.service)))
        }
    }

    private static let relatedMax = 5

    private func reason(_ mention: Mention, _ answers: [StoreQuestion: StoreAnswer]) -> String? {
        guard let question = mention.question else {
            return "The rules file has no store for what \(mention.reference.store.rawValue) keeps. "
                + "Add one to 'secrets.stores'."
        }
        switch answers[question] {
        case .notAsked(let sentence): return sentence
        case nil: return "\(mention.reference.store.rawValue) was not asked."
        case .values, .present, .absent, .deleted: return nil
        }
    }
}

extension ConfigProject {
    /// What is asked about an entry in an environment; `nil` when no store of the rules file keeps it.
    func question(about entry: StoreReference, in environment: ConfigEnvironment) -> StoreQuestion? {
        let store = stores.first { $0.kind == entry.store.kind && $0.serves(environment.name.value) }
        return store?.question(about: entry, in: environment)
    }
}

extension SecretStoreSettings {
    fileprivate func question(about entry: StoreReference, in environment: ConfigEnvironment) -> StoreQuestion {
        StoreQuestion(
            mode: mode,
            address: address?.value.replacing("%env%", with: environment.name.value),
            region: environment.region,
            entry: entry
        )
    }
}

extension StoreReference.Store {
    /// The kind of store that the rules file calls it; `nil` for what nobody here can ask.
    fileprivate var kind: SecretStoreSettings.Kind? {
        switch self {
        case .secretsManager: .secretsManager
        case .parameterStore: .parameterStore
        case .vault: .vault
        case .kubernetesSecret, .keysFile, .platform: nil
        }
    }
}
