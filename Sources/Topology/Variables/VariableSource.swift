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
        case .vault: LaterSource(service: "Vault", command: "vault kv get -field=… …")
        case .awsSecretsManager:
            LaterSource(service: "AWS Secrets Manager", command: "aws secretsmanager get-secret-value …")
        }
    }
}
