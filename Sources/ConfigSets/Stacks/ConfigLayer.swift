package import Secrets

/// The settings of one place, such as one document of `application-prod.yml` or the environment of a container.
package struct ConfigLayer: Sendable {
    /// How its keys are read.
    package enum Kind: Hashable, Sendable {
        /// Keys are property names, dots between the elements.
        case properties
        /// Keys are names of environment variables, which Spring maps to property names.
        case environmentVariables
    }

    /// What it stands above and below beyond the order in which layers are given.
    package enum Rank: Hashable, Sendable {
        case ordinary
        /// The arguments of a command line: nothing hides them.
        case arguments
    }

    /// What a person calls it: `application-prod.yml`, `taskdef.prod.json environment`.
    package let name: String
    package let kind: Kind
    package let rank: Rank
    package let entries: [ConfigEntry]

    package init(name: String, kind: Kind, rank: Rank = .ordinary, entries: [ConfigEntry]) {
        self.name = name
        self.kind = kind
        self.rank = rank
        self.entries = entries
    }
}

/// Everything that one environment's service reads, the place that loses first and the one that wins last.
package struct ConfigStack: Sendable {
    package let environment: String
    package let layers: [ConfigLayer]

    package init(environment: String, layers: [ConfigLayer]) {
        self.environment = environment
        self.layers = layers
    }
}

extension ConfigStack {
    /// The same places with the values that stores keep, as far as `value` knows them.
    package func filled(by value: (StoreReference) -> Secret?) -> ConfigStack {
        let layers = layers.map { layer in
            guard layer.entries.contains(where: { $0.store != nil }) else { return layer }
            return ConfigLayer(
                name: layer.name,
                kind: layer.kind,
                rank: layer.rank,
                entries: layer.entries.map { $0.filled(by: value) }
            )
        }
        return ConfigStack(environment: environment, layers: layers)
    }
}
