import Secrets
import StrictYAML

/// What has to be asked before the sources of a project can be read whole: config servers, and entries of stores whose
/// keys are settings.
package struct RemoteInquiry: Sendable {
    /// Each question once.
    package let stores: [StoreQuestion]
    package let servers: [ConfigServerQuestion]

    /// Asks for these services and environments; for all services, and for all environments that are judged, when `nil`.
    package init(_ project: ConfigProject, of services: [String]?, in environments: [String]?) {
        var stores: [StoreQuestion] = []
        var servers: [ConfigServerQuestion] = []
        let columns = project.environments.filter { environments?.contains($0.name.value) ?? $0.isGated }
        for service in project.services where services?.contains(service.name) ?? true {
            for environment in columns {
                for source in service.sources where source.only?.contains(environment.name.value) ?? true {
                    let remote = RemoteSource(source, of: service.name, in: environment, project)
                    if let question = remote?.server { servers.append(question) }
                    if let question = remote?.stored?.question { stores.append(question) }
                }
            }
        }
        var seenStores: Set<StoreQuestion> = []
        var seenServers: Set<ConfigServerQuestion> = []
        self.stores = stores.filter { seenStores.insert($0).inserted }
        self.servers = servers.filter { seenServers.insert($0).inserted }
    }
}

/// A source that a server answers for, with the names of one service and environment filled in.
struct RemoteSource {
    let location: Located<String>
    let server: ConfigServerQuestion?
    let stored: (entry: StoreReference, question: StoreQuestion?)?

    /// `nil` for a source that is a file.
    init?(_ source: ConfigSource, of service: String, in environment: ConfigEnvironment, _ project: ConfigProject) {
        func filled(_ text: String) -> String {
            text.replacing("%env%", with: environment.name.value).replacing("%service%", with: service)
        }
        switch source.kind {
        case .configServer(let uri, let name, let label):
            location = uri
            server = ConfigServerQuestion(
                uri: filled(uri.value),
                application: filled(name ?? "%service%"),
                profiles: environment.profiles,
                label: label.map(filled)
            )
            stored = nil
        case .stored(let store, let entry):
            location = entry
            server = nil
            let reference = StoreReference(store: store, name: filled(entry.value))
            stored = (reference, project.question(about: reference, in: environment))
        case .spring, .metadata, .file, .dotenv, .ecs, .compose, .kubernetes, .serverOptions, .kafkaDump: return nil
        }
    }
}
