import ConfigRules
import ConfigSets
import Secrets
import StrictYAML

/// Builds services from lines of settings, as examples of rules are written.
struct ExampleService {
    var settings: [String: String]
    /// `NAME=value` lines, by environment.
    var variables: [String: String] = [:]
    /// `NAME=store name` lines, by environment.
    var stores: [String: String] = [:]
    var types = TypeTable()
    var environments: [ConfigEnvironment] = []

    init(
        settings: [String: String],
        variables: [String: String] = [:],
        stores: [String: String] = [:],
        types: TypeTable = TypeTable()
    ) {
        self.settings = settings
        self.variables = variables
        self.stores = stores
        self.types = types
    }

    /// The service of an example that documents a rule.
    init(_ example: PackRule.Example) {
        self.init(settings: example.settings, variables: example.variables, stores: example.stores)
    }

    /// `prod` is a production environment; environments come in this order, others by name.
    private static let order = ["local", "dev", "stage", "prod"]

    static func environment(_ name: String) -> ConfigEnvironment {
        ConfigEnvironment(
            name: Located(name),
            account: ["dev": "111122223333", "stage": "222233334444", "prod": "333344445555"][name],
            region: name == "prod" ? "eu-west-1" : "ap-northeast-2",
            isProduction: name == "prod",
            isGated: name != "local"
        )
    }

    var state: ServiceState {
        get throws {
            let names = Set(settings.keys).union(variables.keys).union(stores.keys)
                .sorted { (Self.order.firstIndex(of: $0) ?? 9, $0) < (Self.order.firstIndex(of: $1) ?? 9, $1) }
            return ServiceState(name: "shop", columns: try names.map(column), types: types)
        }
    }

    private func column(_ name: String) throws -> ServiceState.Column {
        let policy = SecretPolicy()
        let file = try ConfigFormat.properties(.latin1)
            .read(
                Array((settings[name] ?? "").utf8),
                file: "application-\(name).properties",
                policy: policy
            )
        var layers = file.documents.map {
            ConfigLayer(name: "application-\(name).properties", kind: .properties, entries: $0.entries)
        }
        let lines = try ConfigFormat.properties(.latin1)
            .read(
                Array((variables[name] ?? "").utf8),
                file: ".env.\(name)",
                policy: policy
            )
        layers += lines.documents.map {
            ConfigLayer(name: ".env.\(name)", kind: .environmentVariables, entries: $0.entries)
        }
        let kept = try ConfigFormat.properties(.latin1)
            .read(
                Array((stores[name] ?? "").utf8),
                file: "taskdef.\(name).json",
                policy: policy
            )
        let entries = kept.documents.flatMap(\.entries)
            .map { entry in
                ConfigEntry(
                    key: entry.key,
                    store: StoreReference(store: .secretsManager, name: entry.text.use { $0 }),
                    location: entry.location
                )
            }
        layers.append(ConfigLayer(name: "taskdef.\(name).json", kind: .environmentVariables, entries: entries))
        let stack = ConfigStack(environment: name, layers: layers)
        let environment = environments.first { $0.name.value == name } ?? Self.environment(name)
        return ServiceState.Column(environment: environment, settings: ConfigSet(stack, policy: policy), stack: stack)
    }
}
