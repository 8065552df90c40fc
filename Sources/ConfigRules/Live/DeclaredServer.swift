import ConfigSets
package import Findings

/// What a service's option file declares for the server that starts with it.
package struct DeclaredServer: Sendable {
    /// One variable of the file.
    struct Variable: Sendable {
        let text: String
        let location: SourceLocation
    }

    package let service: String
    /// By name as rules are compared by.
    private let variables: [String: EffectiveValue]

    /// What a service gives in the environment that it was read in; `nil` when it was read in none.
    package init?(_ state: ServiceState) {
        guard let column = state.columns.first else { return nil }
        service = state.name
        variables = Dictionary(
            column.settings.values.values.map { (VariableName.canonical($0.winner.key), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What a server started with the file has as the variable; `nil` where it declares nothing that can be compared.
    func variable(_ name: String) -> Variable? {
        guard let value = variables[name], value.state == .resolved, value.stores.isEmpty,
            case .plain(let text) = value.text
        else { return nil }
        return Variable(text: Self.comparable(text, of: name), location: value.origin)
    }

    /// Where a key is declared; `nil` where it is not.
    package func location(of key: String) -> SourceLocation? {
        variables[VariableName.canonical(key)]?.origin
    }

    /// What the server says of a variable that is declared so.
    static func comparable(_ text: String, of name: String) -> String {
        // The option names the log's files; the variable only tells that there is one.
        let names = name == "log_bin" && LiveValue(text, on: .mariadb) != LiveValue("OFF", on: .mariadb)
        return names ? "ON" : text
    }
}
