package import ConfigSets
package import Findings
package import StrictYAML

/// What `environments/rules.yaml` says: services, environments, where settings come from, and what must hold.
package struct ConfigProject: Sendable {
    /// One service; several may share a file, with `%service%` in its paths.
    package struct Service: Sendable {
        package let name: String
        /// The weakest first.
        package let sources: [ConfigSource]

        package init(name: String, sources: [ConfigSource]) {
            self.name = name
            self.sources = sources
        }
    }

    /// What holds for keys that no rule names.
    package enum Unlisted: String, CaseIterable, Sendable {
        case same
        case ignore
    }

    /// The rules file below the project folder.
    package static let rulesFile = "environments/rules.yaml"

    /// The project folder, which every path begins in.
    package let folder: String
    package let services: [Service]
    /// In the order of their columns.
    package let environments: [ConfigEnvironment]
    package let policy: SecretPolicy
    /// What the rules file says of types, each with its place there.
    package let types: [(pattern: KeyPattern, type: ValueType, location: SourceLocation?)]
    package let unlisted: Unlisted
    package let rules: [Rule]
    package let liveRules: [LiveRule]
    package let stores: [SecretStoreSettings]
    package let waivers: [Waiver]
    /// How many days ahead a waiver may end.
    package let waiverDaysMax: Int
    /// Where findings are written down that a team began with.
    package let baselineFile: Located<String>?

    package init(
        folder: String,
        services: [Service],
        environments: [ConfigEnvironment],
        policy: SecretPolicy = SecretPolicy(),
        types: [(pattern: KeyPattern, type: ValueType, location: SourceLocation?)] = [],
        unlisted: Unlisted = .same,
        rules: [Rule] = [],
        liveRules: [LiveRule] = [],
        stores: [SecretStoreSettings] = [],
        waivers: [Waiver] = [],
        waiverDaysMax: Int = 180,
        baselineFile: Located<String>? = nil
    ) {
        self.folder = folder
        self.services = services
        self.environments = environments
        self.policy = policy
        self.types = types
        self.unlisted = unlisted
        self.rules = rules
        self.liveRules = liveRules
        self.stores = stores
        self.waivers = waivers
        self.waiverDaysMax = waiverDaysMax
        self.baselineFile = baselineFile
    }
}

extension ConfigProject {
    /// Whether the rules file names a store or a server that can be asked.
    package var namesServers: Bool {
        let sources = services.flatMap(\.sources)
        if sources.contains(where: \.isRemote) { return true }
        return stores.contains { store in
            switch store.kind {
            case .secretsManager, .parameterStore, .vault: true
            case .keysFile: false
            }
        }
    }
}
