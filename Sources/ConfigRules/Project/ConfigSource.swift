package import ConfigSets
package import Secrets
package import StrictYAML

/// One place where a service's settings come from; paths hold `%env%` and `%service%`.
package struct ConfigSource: Sendable {
    package enum Kind: Sendable {
        /// A folder of Spring Boot's `application` files; with `names` one that a config server reads for the service.
        case spring(folder: Located<String>, names: [Located<String>]?)
        /// `spring-configuration-metadata.json` files: types, defaults, renamed keys; a glob.
        case metadata(files: Located<String>)
        /// A file of plain settings: `.properties`, YAML, JSON or TOML, as its name tells.
        case file(Located<String>)
        case dotenv(file: Located<String>, dialect: EnvDialect)
        /// `environmentFiles` tells where copies are of the files that the task takes from buckets, by their ARNs.
        case ecs(
            file: Located<String>,
            container: String?,
            environmentFiles: [(name: Located<String>, value: Located<String>)]
        )
        /// `variables` are files that are given to compose with `--env-file`; without any it reads `.env`.
        case compose(files: [Located<String>], service: String, variables: [Located<String>])
        case kubernetes(files: [Located<String>], workload: String?, container: String?)
        /// Variables of a database server or of Redis as its option file declares them.
        case serverOptions(file: Located<String>)
        /// What `kafka-configs --describe` printed.
        case kafkaDump(file: Located<String>)
        /// A Spring Cloud Config server; the name is the service's own when `nil`.
        case configServer(uri: Located<String>, name: String?, label: String?)
        /// An entry of a store, each of its keys a setting.
        case stored(StoreReference.Store, entry: Located<String>)
    }

    package let kind: Kind
    /// Only these environments; `nil` for all.
    package let only: [String]?
    /// Whether it may be missing.
    package let isOptional: Bool

    package init(_ kind: Kind, only: [String]? = nil, isOptional: Bool = false) {
        self.kind = kind
        self.only = only
        self.isOptional = isOptional
    }
}

extension ConfigSource {
    /// Whether a server answers for it.
    var isRemote: Bool {
        switch kind {
        case .configServer, .stored: true
        case .spring, .metadata, .file, .dotenv, .ecs, .compose, .kubernetes, .serverOptions, .kafkaDump: false
        }
    }
}
