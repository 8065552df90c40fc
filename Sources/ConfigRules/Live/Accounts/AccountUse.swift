package import Findings

/// An account under which services reach databases.
package struct AccountUse: Hashable, Sendable {
    /// Servers that speak one protocol: the name of a driver tells no more.
    package enum Family: Hashable, Sendable {
        case mariadb
        case postgresql
    }

    /// One setting that names it.
    package struct Place: Hashable, Sendable {
        package let service: String
        /// The data source, such as `spring.datasource.shard1.primary`.
        package let source: String
        package let database: String
        package let location: SourceLocation
    }

    package let user: String
    package let family: Family
    /// Who uses it; never empty.
    package let places: [Place]

    /// The databases that services reach with it, each once.
    package var databases: [String] {
        var databases: [String] = []
        for place in places where !databases.contains(place.database) { databases.append(place.database) }
        return databases
    }

    /// The services in a few words.
    var users: String {
        var services: [String] = []
        for place in places where !services.contains(place.service) { services.append(place.service) }
        return services.joined(separator: ", ")
    }
}

/// The accounts that services use in one environment.
package struct AccountUses: Sendable {
    package let uses: [AccountUse]
    /// Data sources whose account is not known.
    package let gaps: [Finding]
    /// How much a right too many matters: as the rule that forbids schema changes says.
    let severity: Severity
}
