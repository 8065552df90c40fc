/// A file of variables that a deployment names, in the dialect of whoever reads it.
enum VariableFile {
    /// Its settings in their order.
    static func read(
        _ file: DeploymentFile,
        dialect: EnvDialect,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> ConfigFile {
        try ConfigFormat.env(dialect).read(file.bytes, file: file.path, policy: policy)
    }
}
