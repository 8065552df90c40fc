import ConfigSets
import Files
package import Findings
import StrictYAML

/// What the files of a project gave for its services.
package struct ServiceStates: Sendable {
    package let services: [ServiceState]
    /// What is wrong with sources themselves: warnings, and errors for what could not be read, each said once.
    package let findings: [Finding]
}

extension ConfigProject {
    /// Reads what every service runs with in the named environments; all when `nil`.
    ///
    /// A file that cannot be read leaves its service out of the answer and an error in the findings.
    package func states(of services: [String]? = nil, in environments: [String]? = nil) -> ServiceStates {
        var states: [ServiceState] = []
        var findings: [Finding] = []
        for service in self.services where services?.contains(service.name) ?? true {
            var reader = ServiceStateReader(project: self, service: service)
            do throws(ConfigFileError) {
                states.append(try reader.read(environments))
            } catch {
                findings.append(error.finding)
            }
            findings += reader.findings
        }
        var seen: Set<Finding> = []
        return ServiceStates(services: states, findings: findings.filter { seen.insert($0).inserted })
    }
}

/// Reads the sources of one service, each file once for all environments.
struct ServiceStateReader {
    private let project: ConfigProject
    private let service: ConfigProject.Service
    private var directories: [String: SpringDirectory] = [:]
    private(set) var findings: [Finding] = []

    init(project: ConfigProject, service: ConfigProject.Service) {
        self.project = project
        self.service = service
    }

    /// The service in each environment.
    mutating func read(_ environments: [String]?) throws(ConfigFileError) -> ServiceState {
        var columns: [ServiceState.Column] = []
        for environment in project.environments where environments?.contains(environment.name.value) ?? true {
            columns.append(try column(environment))
        }
        return ServiceState(name: service.name, columns: columns, types: TypeTable(rules: project.types))
    }

    private mutating func column(_ environment: ConfigEnvironment) throws(ConfigFileError) -> ServiceState.Column {
        var layers: [ConfigLayer] = []
        for source in service.sources where source.only?.contains(environment.name.value) ?? true {
            layers += try self.layers(of: source, in: environment)
        }
        let stack = ConfigStack(environment: environment.name.value, layers: layers)
        let settings = ConfigSet(stack, policy: project.policy)
        findings += settings.findings
        return ServiceState.Column(environment: environment, settings: settings, stack: stack)
    }

    private mutating func layers(
        of source: ConfigSource,
        in environment: ConfigEnvironment
    ) throws(ConfigFileError) -> [ConfigLayer] {
        switch source.kind {
        case .spring(let folder): try spring(folder, source, environment)
        case .file(let file): try plain(file, .properties, source, environment)
        case .dotenv(let file, _): try plain(file, .environmentVariables, source, environment)
        case .metadata, .ecs, .compose, .kubernetes, .serverOptions, .kafkaDump: []
        }
    }

    private mutating func spring(
        _ folder: Located<String>,
        _ source: ConfigSource,
        _ environment: ConfigEnvironment
    ) throws(ConfigFileError) -> [ConfigLayer] {
        let shown = filled(folder.value, environment)
        let path = Path.join(project.folder, shown)
        guard File.kind(path) == .folder else {
            guard !source.isOptional else { return [] }
            throw ConfigFileError("There is no folder '\(shown)'.", at: folder.location ?? SourceLocation(file: shown))
        }
        var directory =
            directories[path]
            ?? SpringDirectory(
                path,
                shownAs: shown,
                cloudPlatform: environment.cloudPlatform ?? "none",
                policy: project.policy
            )
        let answer = try directory.read(active: environment.profiles)
        directories[path] = directory
        findings += answer.findings
        return answer.layers
    }

    private mutating func plain(
        _ file: Located<String>,
        _ kind: ConfigLayer.Kind,
        _ source: ConfigSource,
        _ environment: ConfigEnvironment
    ) throws(ConfigFileError) -> [ConfigLayer] {
        let shown = filled(file.value, environment)
        let path = Path.join(project.folder, shown)
        if source.isOptional, File.kind(path) == nil { return [] }
        let content = try ConfigFile.read(path, shownAs: shown, policy: project.policy)
        findings += content.warnings
        return content.documents.map { ConfigLayer(name: Path.name(of: path), kind: kind, entries: $0.entries) }
    }

    private func filled(_ path: String, _ environment: ConfigEnvironment) -> String {
        path.replacing("%env%", with: environment.name.value).replacing("%service%", with: service.name)
    }
}
