package import ConfigSets
package import StrictYAML

/// One place where a service's settings come from; paths hold `%env%` and `%service%`.
package struct ConfigSource: Sendable {
    package enum Kind: Sendable {
        /// A folder of Spring Boot's `application` files.
        case spring(folder: Located<String>)
        /// `spring-configuration-metadata.json` files: types, defaults, renamed keys; a glob.
        case metadata(files: Located<String>)
        /// A file of plain settings: `.properties`, YAML, JSON or TOML, as its name tells.
        case file(Located<String>)
        case dotenv(file: Located<String>, dialect: EnvDialect)
        case ecs(file: Located<String>, container: String?)
        case compose(files: [Located<String>], service: String)
        case kubernetes(files: [Located<String>], container: String?)
        /// Variables of a database server or of Redis as its option file declares them.
        case serverOptions(file: Located<String>)
        /// What `kafka-configs --describe` printed.
        case kafkaDump(file: Located<String>)
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
