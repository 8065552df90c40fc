package import StrictYAML

/// A store that keeps secrets, as the rules file names it.
package struct SecretStoreSettings: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case secretsManager = "aws-secretsmanager"
        case parameterStore = "aws-ssm"
        case vault
        /// A file that lists the keys of a secret, with or without their values.
        case keysFile = "keys-file"
    }

    /// What is asked of it.
    package enum Mode: String, CaseIterable, Sendable {
        /// Whether a secret is there, and when it changed: the run needs no right to read any.
        case metadata
        case values
    }

    package let name: String
    package let kind: Kind
    package let mode: Mode
    /// For a file of keys; `%env%` and `%service%` are filled in.
    package let file: Located<String>?
    /// Where the store answers, when that is not its usual address.
    package let address: Located<String>?
    /// Only for these environments; `nil` for all.
    package let only: [String]?
}

extension SecretStoreSettings {
    /// Whether it is asked about the secrets of an environment.
    package func serves(_ environment: String) -> Bool { only?.contains(environment) ?? true }
}
