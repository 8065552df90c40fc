import ConfigRules
import Findings

extension ConfigSelection {
    /// What `--live` asks for.
    enum Reach {
        case stores
        /// Running servers too, so that there may be no store to ask.
        case servers
    }

    /// What services run with: by files, and with `--live` by what config servers and stores keep.
    ///
    /// `asked` are the environments whose servers are asked; those that are judged when `nil`.
    func states(
        of services: [String]? = nil,
        in environments: [String]? = nil,
        asking asked: [String]? = nil,
        upTo reach: Reach = .stores,
        _ values: ValueOptions
    ) async throws -> ServiceStates {
        func read(_ remote: RemoteAnswers) -> ServiceStates {
            let supplement = SourceSupplement(spares: values.spares, remote: remote)
            return project.states(of: services, in: environments, beside: supplement)
        }
        guard values.live else { return read(RemoteAnswers()) }
        guard project.namesServers else {
            guard reach == .servers else { throw Refusal.noStores }
            return read(RemoteAnswers())
        }
        let asking = StoreAsking()
        let sources = RemoteInquiry(project, of: services, in: asked ?? environments)
        var stores = await asking.answers(to: sources.stores)
        let servers = await asking.replies(to: sources.servers)
        let states = read(RemoteAnswers(stores: stores, servers: servers))
        let inquiry = StoreInquiry(states, of: project, in: asked ?? environments)
        let open = inquiry.questions.filter { stores[$0] == nil }
        stores.merge(await asking.answers(to: open)) { known, _ in known }
        return inquiry.states(answered: stores)
    }
}

extension Refusal {
    fileprivate static var noStores: Refusal {
        Refusal(
            status: .usage,
            finding: Finding(
                code: "NO_STORES",
                message: "--live asks the stores of \(ConfigProject.rulesFile), and it names none that can be asked.",
                advice: "Name one under 'secrets.stores', such as {kind: aws-secretsmanager, mode: metadata}."
            )
        )
    }
}
