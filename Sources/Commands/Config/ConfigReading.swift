import ConfigRules
import Findings

extension ConfigSelection {
    /// What services run with: by files, and with `--live` by what stores keep.
    ///
    /// `asked` are the environments whose stores are asked; those that are judged when `nil`.
    func states(
        of services: [String]? = nil,
        in environments: [String]? = nil,
        asking asked: [String]? = nil,
        _ values: ValueOptions
    ) async throws -> ServiceStates {
        let states = project.states(
            of: services,
            in: environments,
            beside: SourceSupplement(spares: values.spares)
        )
        guard values.live else { return states }
        guard project.hasStores else { throw Refusal.noStores }
        let inquiry = StoreInquiry(states, of: project, in: asked ?? environments)
        return inquiry.states(answered: await StoreAsking().answers(to: inquiry.questions))
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
