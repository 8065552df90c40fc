package import ConfigSets
import StrictYAML

/// One service with what it runs with in every environment: all that a rule looks at.
package struct ServiceState: Sendable {
    /// One column.
    package struct Column: Sendable {
        package let environment: ConfigEnvironment
        package let settings: ConfigSet
        /// Every place that was read, the weakest first: what is supplied, used or not.
        package let stack: ConfigStack
        /// What is known of the secrets that the settings only name.
        package let stores: StoreKnowledge
        /// What rules of packs find in the settings.
        let survey: PackSurvey

        package init(
            environment: ConfigEnvironment,
            settings: ConfigSet,
            stack: ConfigStack,
            stores: StoreKnowledge = StoreKnowledge()
        ) {
            self.environment = environment
            self.settings = settings
            self.stack = stack
            self.stores = stores
            survey = PackSurvey(settings)
        }
    }

    package let name: String
    package let columns: [Column]
    package let types: TypeTable

    package init(name: String, columns: [Column], types: TypeTable) {
        self.name = name
        self.columns = columns
        self.types = types
    }

    /// The same service, looked at in these environments alone; all when `nil`.
    package func within(_ environments: [String]?) -> ServiceState {
        guard let environments else { return self }
        return ServiceState(
            name: name,
            columns: columns.filter { environments.contains($0.environment.name.value) },
            types: types
        )
    }

    /// The same service, in which what is a secret elsewhere is one under every name.
    func hiding(_ secrets: KnownSecrets) -> ServiceState {
        ServiceState(name: name, columns: columns.map { $0.hiding(secrets) }, types: types)
    }
}

extension ServiceState.Column {
    fileprivate func hiding(_ secrets: KnownSecrets) -> ServiceState.Column {
        guard let settings = secrets.hiding(settings) else { return self }
        return ServiceState.Column(environment: environment, settings: settings, stack: stack, stores: stores)
    }
}
