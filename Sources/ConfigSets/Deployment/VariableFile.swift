/// A file of variables that a deployment names, in the dialect of whoever reads it.
enum VariableFile {
    /// Its settings in their order; `variables` are those that it may name and does not set itself.
    static func read(
        _ file: DeploymentFile,
        dialect: EnvDialect,
        variables: VariableLookup = .nothing,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> ConfigFile {
        try ConfigFormat.env(dialect).read(file.bytes, file: file.path, policy: policy, variables: variables)
    }
}
