import ConfigSets
package import Findings

/// One key as it was deployed, as the files declare it now, and as a running server has it.
package struct LockedKey: Sendable {
    package enum State: Sendable {
        case same
        /// Declared otherwise than deployed: the next deployment changes it.
        case pending
        /// The running server has what is declared and was not recorded.
        case unrecorded
        /// The running server has what was neither deployed nor declared.
        case changedLive
        /// Nobody can tell: a store was not asked, a server did not answer, or the value is another one each time.
        case notChecked
    }

    /// What a running server has.
    package enum Live: Sendable {
        case notAsked
        /// No server that was asked starts with the service's file, or it tells no such variable.
        case nowhere
        /// The server did not answer, or does not show what it is.
        case silent
        case told(LiveVariable, on: String, by: LiveRule)
    }

    package let service: String
    package let key: String
    package let deployed: ConfigLock.Entry?
    package let declared: ConfigLock.Entry?
    package let live: Live

    package var state: State {
        switch (live, recorded) {
        case (.notAsked, let state), (.nowhere, let state): state
        case (.silent, .same): .notChecked
        case (.silent, let state): state
        case (.told(let variable, _, let rule), let state):
            if declared.means(variable, key: key, rule) {
                state == .pending ? .unrecorded : state
            } else if deployed.means(variable, key: key, rule), state == .pending {
                .pending
            } else {
                declared.isPlain ? .changedLive : .notChecked
            }
        }
    }

    /// What the lock and the files alone say.
    private var recorded: State {
        switch (deployed, declared) {
        case (.unknown?, _), (_, .unknown?): .notChecked
        case (.stored(let before)?, .stored(let now)?): before == now ? .same : .pending
        case (.stored?, _?), (_?, .stored?): .notChecked
        case _: deployed == declared ? .same : .pending
        }
    }

    /// What is wrong with the running server; `nil` when it has what was deployed or is declared.
    package func violation(
        deployed before: String,
        declared now: String,
        in environment: String,
        at location: SourceLocation?
    ) -> LiveViolation? {
        guard state == .changedLive, case .told(let variable, let label, let rule) = live else { return nil }
        let story = variable.story.map { " (\($0))" } ?? ""
        let finding = Finding(
            code: LiveCodes.value,
            message: "\(key) of \(service) was deployed to \(environment) as \(before), is declared as \(now), and "
                + "\(label) runs with \(variable.shown)\(story).",
            advice: variable.isLostOnRestart
                ? "A statement alone set it: take it back, or write the value that is meant into the server's option file too."
                : "Set what is declared on the server, or correct the server's option file.",
            location: location,
            difference: Difference(
                object: "\(label): \(VariableName.canonical(key))",
                expected: now,
                found: variable.shown
            )
        )
        return LiveViolation(finding, rule: rule.title, subject: key)
    }
}

extension ConfigLock.Entry? {
    fileprivate var isPlain: Bool {
        switch self {
        case .value?: true
        case nil, .seal?, .stored?, .unknown?: false
        }
    }

    /// Whether a server that has the variable has what was written down.
    fileprivate func means(_ variable: LiveVariable, key: String, _ rule: LiveRule) -> Bool {
        guard case .value(let text)? = self else { return false }
        let declared = DeclaredServer.comparable(text, of: VariableName.canonical(key))
        return LiveValue(declared, on: rule.server) == LiveValue(variable.value, unit: variable.unit, on: rule.server)
    }
}

extension ConfigLock {
    /// Every key of either, in order: keys are the same one when Spring takes them for it.
    ///
    /// `live` is what running servers have; `nil` when none was asked.
    package func compared(with now: ConfigLock, live: LiveSettings? = nil) -> [LockedKey] {
        Set(services.keys).union(now.services.keys).sorted()
            .flatMap { service in
                let before = Self.byName(services[service] ?? [:])
                let after = Self.byName(now.services[service] ?? [:])
                return Set(before.keys).union(after.keys).sorted()
                    .map { name in
                        let key = after[name]?.key ?? before[name]?.key ?? name.description
                        return LockedKey(
                            service: service,
                            key: key,
                            deployed: before[name]?.entry,
                            declared: after[name]?.entry,
                            live: live?.value(of: key, in: service) ?? .notAsked
                        )
                    }
            }
    }

    private static func byName(_ entries: [String: Entry]) -> [PropertyName: (key: String, entry: Entry)] {
        Dictionary(entries.map { (PropertyName($0.key), (key: $0.key, entry: $0.value)) }) { first, _ in first }
    }
}
