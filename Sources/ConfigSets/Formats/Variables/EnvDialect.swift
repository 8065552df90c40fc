/// Who reads a `.env` file: the same line means different things to each (docs/config-guard.md, "Variable files").
package enum EnvDialect: String, CaseIterable, Sendable {
    /// Docker Compose: `.env` and `env_file`.
    case compose
    /// `docker run --env-file`, compose's `format: raw`, and ECS `environmentFiles`.
    case docker
    /// dotenv for Node.js.
    case node
    /// `source` in a shell.
    case bash

    func read(
        _ cursor: ByteCursor,
        into list: SettingList,
        variables: VariableLookup
    ) throws(ConfigFileError) -> ConfigFile {
        let scope = VariableScope(lookup: variables, dialect: self)
        switch self {
        case .compose:
            var reader = ComposeVariables(cursor: cursor, list: list, scope: scope)
            return try reader.read()
        case .docker:
            var reader = DockerVariables(cursor: cursor, list: list, scope: scope)
            return try reader.read()
        case .node:
            var reader = NodeVariables(cursor: cursor, list: list)
            return try reader.read()
        case .bash:
            var reader = ShellVariables(cursor: cursor, list: list, scope: scope)
            return try reader.read()
        }
    }
}
