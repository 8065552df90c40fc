import Secrets

/// Where the value of a `${source:…}` comes from: the one list of resolvers.
enum VariableSource: String, CaseIterable, Sendable {
    case environment = "env"
    case file
    case command
    case vault
    case awsSecretsManager = "aws-sm"

    /// Reads the value.
    var resolver: any SecretResolver {
        switch self {
        case .environment: EnvironmentVariable()
        case .file: SecretFile()
        case .command: CommandOutput()
        case .vault: StoredValue(store: .vault)
        case .awsSecretsManager: StoredValue(store: .secretsManager)
        }
    }
}
