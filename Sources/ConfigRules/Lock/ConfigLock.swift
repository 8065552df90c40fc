package import ConfigSets
import Secrets

/// What was deployed to one environment, as it was recorded then.
///
/// Holds no secret: of a secret value it keeps a seal, which only the same value under the same key has.
package struct ConfigLock: Hashable, Sendable {
    /// What was recorded of one key.
    package enum Entry: Hashable, Sendable {
        case value(String)
        /// An HMAC of a secret.
        case seal(String)
        /// Kept by a store that was not asked; names where.
        case stored(String)
        /// Another one at each start, or not to be worked out.
        case unknown
    }

    package let environment: String
    /// When it was recorded, as `yyyy-MM-dd HH:mm:ss`.
    package let recorded: String
    /// By service, then by key as it is written where it wins.
    package let services: [String: [String: Entry]]

    package init(environment: String, recorded: String, services: [String: [String: Entry]]) {
        self.environment = environment
        self.recorded = recorded
        self.services = services
    }

    /// Where the lock of an environment lies below the project folder.
    package static func file(of environment: String) -> String { "environments/locks/\(environment).yaml" }

    /// Records what services run with; `seal` makes of a secret, with the place it stands in, what may be written down.
    package init(
        _ services: [ServiceState],
        environment: String,
        recorded: String,
        seal: (String) -> String
    ) {
        var entries: [String: [String: Entry]] = [:]
        for service in services {
            for column in service.columns where column.settings.environment == environment {
                for (name, value) in column.settings.values {
                    // Equal secrets at two keys must not be told by equal seals.
                    let place = "\(service.name) \(name) "
                    entries[service.name, default: [:]][value.winner.key] = Entry(value) { seal(place + $0) }
                }
            }
        }
        self.init(environment: environment, recorded: recorded, services: entries)
    }

    /// Whether any secret is in what services run with: then a key for seals is needed.
    package static func needsSeals(_ services: [ServiceState], environment: String) -> Bool {
        services.flatMap(\.columns).filter { $0.settings.environment == environment }
            .contains { column in column.settings.values.values.contains { $0.text.isSecret && $0.state == .resolved } }
    }
}

extension ConfigLock.Entry {
    /// What may be written down of a value.
    package init(_ value: EffectiveValue, seal: (String) -> String) {
        switch value.state {
        case .resolved:
            switch value.text {
            case .plain(let text): self = .value(text)
            case .secret(let secret): self = .seal(secret.use(seal))
            }
        case .unknown:
            self = value.stores.isEmpty ? .unknown : .stored(value.stores.map(\.description).joined(separator: ", "))
        case .unresolved, .volatile: self = .unknown
        }
    }
}
