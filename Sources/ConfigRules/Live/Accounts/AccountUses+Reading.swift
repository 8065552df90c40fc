import ConfigSets
import Findings
import StrictYAML

extension ConfigProject {
    /// The accounts that services use where `spring/no-runtime-ddl` is in force; `nil` where it is for none of them.
    package func accounts(of states: [ServiceState], in environment: String) -> AccountUses? {
        guard environments.first(where: { $0.name.value == environment })?.isGated == true else { return nil }
        let inForce = rules.filter { rule in
            rule.environments?.contains(environment) ?? true
                && rule.verbs.contains {
                    if case .use(let name) = $0.value { name == NoRuntimeDDL.pack.name } else { false }
                }
        }
        guard let first = inForce.first else { return nil }
        var reader = AccountReader()
        for state in states where inForce.contains(where: { $0.services?.contains(state.name) ?? true }) {
            for column in state.columns where column.environment.name.value == environment {
                reader.read(PackColumn(column), of: state.name)
            }
        }
        return AccountUses(uses: reader.uses, gaps: reader.gaps, severity: first.severity)
    }
}

/// Finds the data sources of services and the accounts that they name.
private struct AccountReader {
    private struct Key: Hashable {
        let user: String
        let family: AccountUse.Family
    }

    private var places: [Key: [AccountUse.Place]] = [:]
    private var order: [Key] = []
    private(set) var gaps: [Finding] = []

    var uses: [AccountUse] {
        order.map { AccountUse(user: $0.user, family: $0.family, places: places[$0] ?? []) }
    }

    private static let root = PropertyName("spring.datasource")

    mutating func read(_ column: PackColumn, of service: String) {
        let kept = column.settings(ending: "url", "jdbcurl").filter { !$0.value.stores.isEmpty }
        let settings = (column.found.jdbcURLs.map(\.setting) + kept).filter { $0.name.isInside(Self.root) }
        var seen: Set<PropertyName> = []
        for setting in settings.sorted(by: { $0.name < $1.name }) {
            let tree = Self.source(of: setting.name)
            guard seen.insert(tree).inserted else { continue }
            read(setting.value, tree, column, of: service)
        }
    }

    /// The tree of a data source; what a pool is told stands one level below.
    private static func source(of url: PropertyName) -> PropertyName {
        let tree = PropertyName(elements: url.elements.dropLast())
        return tree.lastWord == "hikari" ? PropertyName(elements: tree.elements.dropLast()) : tree
    }

    private mutating func read(
        _ value: EffectiveValue,
        _ tree: PropertyName,
        _ column: PackColumn,
        of service: String
    ) {
        let address = value.jdbcURL
        if let address, Self.isEmbedded(address.scheme) { return }
        guard value.stores.isEmpty, value.state == .resolved, let address else {
            return gap("The url of \(tree) is not known here", service, tree, value)
        }
        guard let family = Self.family(address.scheme) else {
            return gap("\(tree) is on a kind of server that this version does not ask", service, tree, value)
        }
        let named = ["username", "hikari.username", "user"].lazy
            .compactMap { column.settings.values[PropertyName("\(tree).\($0)")] }.first
        let user: String
        if let named {
            guard named.state == .resolved, named.stores.isEmpty, case .plain(let text) = named.text else {
                return gap("The account of \(tree) is not known here", service, tree, named)
            }
            user = text
        } else {
            let parameter = address.parameters.first { $0.name.lowercased() == "user" }?.value
            guard let parameter, !value.text.isSecret else {
                return gap("\(tree) names no account", service, tree, value)
            }
            user = parameter
        }
        let key = Key(user: user, family: family)
        if places[key] == nil { order.append(key) }
        places[key, default: []]
            .append(
                AccountUse.Place(
                    service: service,
                    source: "\(tree)",
                    database: address.path,
                    location: (named ?? value).origin
                )
            )
    }

    private mutating func gap(_ problem: String, _ service: String, _ tree: PropertyName, _ value: EffectiveValue) {
        gaps.append(
            Finding(
                code: LiveCodes.unseen,
                message: "\(problem), so what \(service)'s account may do to the schema was not checked.",
                advice: "Name it where this run can read it, or leave the service out of '\(NoRuntimeDDL.pack.name)'.",
                location: value.winner.location
            )
        )
    }

    private static func isEmbedded(_ scheme: String) -> Bool {
        ["h2", "hsqldb", "derby", "sqlite"].contains { scheme.hasPrefix("jdbc:\($0)") }
    }

    private static func family(_ scheme: String) -> AccountUse.Family? {
        if ["mariadb", "mysql"].contains(where: scheme.contains) { return .mariadb }
        return scheme.contains("postgresql") ? .postgresql : nil
    }
}
