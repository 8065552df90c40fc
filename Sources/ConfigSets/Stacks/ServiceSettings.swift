import Files
import Findings

/// Where the settings of one service come from; `%env%` in a path stands for the environment's name.
package struct ServiceSettings: Sendable {
    /// The folder of the `application` files, for a Spring Boot service.
    package let springFolder: String?
    /// Files of variables, the weakest first.
    package let variableFiles: [String]
    package let policy: SecretPolicy

    package init(springFolder: String?, variableFiles: [String], policy: SecretPolicy = SecretPolicy()) {
        self.springFolder = springFolder
        self.variableFiles = variableFiles
        self.policy = policy
    }

    /// What the service runs with in an environment, whose name is its Spring profile too.
    ///
    /// - Throws: `ConfigFileError` when a file is missing or cannot be read to its end: nothing is compared then.
    package func settings(of environment: String) throws(ConfigFileError) -> ConfigSet {
        var layers: [ConfigLayer] = []
        var findings: [Finding] = []
        if let folder = springFolder.map({ Self.filled($0, environment) }) {
            guard File.kind(folder) == .folder else {
                throw ConfigFileError("There is no folder '\(folder)'.", at: SourceLocation(file: folder))
            }
            var directory = SpringDirectory(folder, shownAs: folder, policy: policy)
            let answer = try directory.read(active: [environment])
            layers = answer.layers
            findings = answer.findings
        }
        for file in variableFiles.map({ Self.filled($0, environment) }) {
            let content = try ConfigFile.read(file, shownAs: file, policy: policy)
            findings += content.warnings
            layers += content.documents.map {
                ConfigLayer(name: Path.name(of: file), kind: .environmentVariables, entries: $0.entries)
            }
        }
        let set = ConfigSet(ConfigStack(environment: environment, layers: layers), policy: policy)
        return ConfigSet(environment: environment, values: set.values, findings: findings + set.findings)
    }

    private static func filled(_ path: String, _ environment: String) -> String {
        path.replacing("%env%", with: environment)
    }
}
