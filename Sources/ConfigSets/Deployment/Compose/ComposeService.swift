import Findings

/// What one or several compose files say about a service, as far as it is configuration.
struct ComposeService {
    /// One variable; a value of `nil` is taken over from whoever starts compose.
    struct Variable {
        let name: String
        let value: ConfigText?
        let location: SourceLocation
        /// `!reset`: what files before this one say is gone.
        let isReset: Bool
    }

    /// One file of variables.
    struct VariablesFile {
        /// From the project's folder.
        let path: String
        let isRequired: Bool
        let dialect: EnvDialect
        let location: SourceLocation
    }

    /// A part of a service, and what becomes of it in files before this one.
    struct Part<Value> {
        var value: Value?
        var order = DeploymentNode.Order.merge
    }

    var environment = Part<[Variable]>()
    var files = Part<[VariablesFile]>()
    var command = Part<DeploymentNode>()
    var entrypoint = Part<DeploymentNode>()
    /// Names that one file sets more than once.
    var findings: [Finding] = []

    /// This service with what a later file, or the service that extends it, says on top.
    func overridden(by later: ComposeService) -> ComposeService {
        var result = self
        result.environment = Self.merge(environment, later.environment) { Self.merged($0, $1) }
        result.files = Self.merge(files, later.files) { earlier, later in
            let paths = Set(later.map(\.path))
            return earlier.filter { !paths.contains($0.path) } + later
        }
        result.command = Self.merge(command, later.command) { $1 }
        result.entrypoint = Self.merge(entrypoint, later.entrypoint) { $1 }
        result.findings += later.findings
        return result
    }

    private static func merge<Value>(
        _ earlier: Part<Value>,
        _ later: Part<Value>,
        with merged: (Value, Value) -> Value
    ) -> Part<Value> {
        switch later.order {
        case .reset: return Part(value: nil, order: .reset)
        case .replace: return Part(value: later.value, order: .replace)
        case .merge:
            guard let new = later.value else { return earlier }
            return Part(value: earlier.value.map { merged($0, new) } ?? new, order: earlier.order)
        }
    }

    /// Later variables replace those of the same name and keep their place.
    private static func merged(_ earlier: [Variable], _ later: [Variable]) -> [Variable] {
        var result = earlier
        var places: [String: Int] = [:]
        for (place, variable) in earlier.enumerated() { places[variable.name] = place }
        for variable in later {
            if let place = places[variable.name] {
                result[place] = variable
            } else {
                places[variable.name] = result.count
                result.append(variable)
            }
        }
        return result
    }
}
