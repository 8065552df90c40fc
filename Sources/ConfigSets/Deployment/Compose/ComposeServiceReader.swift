import Findings

/// Reads one service of one compose file.
struct ComposeServiceReader {
    /// The file beside which the paths in the service begin.
    let file: String

    func read(_ node: DeploymentNode) throws(ConfigFileError) -> ComposeService {
        var service = ComposeService()
        switch node.content {
        case .null: return service
        case .table: break
        case .text, .literal, .list: throw ConfigFileError("A service has to be a mapping.", at: node.location)
        }
        for member in node.members {
            let value = member.value
            switch member.key {
            case "environment":
                let variables = try variables(value)
                service.environment = ComposeService.Part(value: variables, order: value.order)
                service.findings += Self.repeated(variables ?? [])
            case "env_file": service.files = ComposeService.Part(value: try files(value), order: value.order)
            case "command": service.command = Self.part(value)
            case "entrypoint": service.entrypoint = Self.part(value)
            case _: break
            }
        }
        return service
    }

    private static func part(_ node: DeploymentNode) -> ComposeService.Part<DeploymentNode> {
        ComposeService.Part(value: node.isNull ? nil : node, order: node.order)
    }

    private static func repeated(_ variables: [ComposeService.Variable]) -> [Finding] {
        var places: [String: SourceLocation] = [:]
        return variables.compactMap { variable in
            places.updateValue(variable.location, forKey: variable.name)
                .map { .setTwice(variable.name, before: $0, at: variable.location) }
        }
    }

    /// The variables of a map or a list of `NAME=value`.
    private func variables(_ node: DeploymentNode) throws(ConfigFileError) -> [ComposeService.Variable]? {
        var variables: [ComposeService.Variable] = []
        switch node.content {
        case .null: return nil
        case .table(let members):
            for member in members {
                guard member.value.isNull || member.value.text != nil else {
                    throw ConfigFileError(
                        "The variable '\(member.key)' has to have a single value.",
                        at: member.value.location
                    )
                }
                variables.append(
                    ComposeService.Variable(
                        name: member.key,
                        value: member.value.text,
                        location: member.value.isNull ? member.location : member.value.location,
                        isReset: member.value.order == .reset
                    )
                )
            }
        case .list(let items):
            for item in items { variables.append(try variable(item)) }
        case .text, .literal:
            throw ConfigFileError("'environment' has to be a mapping or a list of NAME=value.", at: node.location)
        }
        return variables
    }

    /// `NAME=value`, or `NAME` alone.
    private func variable(_ item: DeploymentNode) throws(ConfigFileError) -> ComposeService.Variable {
        guard let text = item.text else {
            throw ConfigFileError("An item of 'environment' has to be NAME=value.", at: item.location)
        }
        return text.use { whole in
            let name = whole.prefix { $0 != "=" }
            let value =
                name.endIndex == whole.endIndex ? nil : ConfigText.plain(String(whole[name.endIndex...].dropFirst()))
            return ComposeService.Variable(
                name: String(name),
                value: text.isSecret ? value?.hidden : value,
                location: item.location,
                isReset: item.order == .reset
            )
        }
    }

    /// A path, a list of paths, or of `{path, required, format}`.
    private func files(_ node: DeploymentNode) throws(ConfigFileError) -> [ComposeService.VariablesFile]? {
        switch node.content {
        case .null: return nil
        case .text, .literal, .table: return [try variablesFile(node)]
        case .list(let items):
            var files: [ComposeService.VariablesFile] = []
            for item in items { files.append(try variablesFile(item)) }
            return files
        }
    }

    private func variablesFile(_ node: DeploymentNode) throws(ConfigFileError) -> ComposeService.VariablesFile {
        guard let path = (node["path"] ?? node).word else {
            throw ConfigFileError("An 'env_file' has to be a path, or to have a 'path'.", at: node.location)
        }
        let dialect: EnvDialect
        switch node["format"]?.word {
        case nil: dialect = .compose
        case "raw": dialect = .docker
        case _?:
            throw ConfigFileError(
                "The only format of an 'env_file' is 'raw'.",
                at: node["format"]?.location ?? node.location
            )
        }
        return ComposeService.VariablesFile(
            path: DeploymentFolder.path(path, besides: file),
            isRequired: node["required"]?.word != "false",
            dialect: dialect,
            location: node.location
        )
    }
}
