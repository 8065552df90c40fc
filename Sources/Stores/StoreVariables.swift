import Secrets

/// The variables of the process that say where stores are and who asks.
package struct StoreVariables: Sendable {
    private let read: @Sendable (String) -> String?

    package init(read: @escaping @Sendable (String) -> String?) { self.read = read }

    /// The value of a variable; one that is empty counts as not set, as the stores' own tools have it.
    subscript(_ name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }

    /// The first of some variables that is set, with its name.
    func first(of names: [String]) -> (name: String, value: String)? {
        for name in names {
            if let value = self[name] { return (name, value) }
        }
        return nil
    }

    /// A variable that must be set.
    func required(_ name: String, purpose: String) throws(StoreError) -> String {
        guard let value = self[name] else { throw .variable(name, problem: .missing(purpose: purpose)) }
        return value
    }

    /// A variable that must be set and is never shown.
    func secret(_ name: String, purpose: String) throws(StoreError) -> Secret {
        Secret(try required(name, purpose: purpose))
    }

    /// The address in a variable.
    func address(_ name: String, purpose: String) throws(StoreError) -> HTTPAddress {
        try Self.address(try required(name, purpose: purpose), in: name)
    }

    static func address(_ text: String, in name: String) throws(StoreError) -> HTTPAddress {
        guard let address = HTTPAddress(text) else {
            throw .variable(name, problem: .invalid(expected: "a url such as https://vault.example:8200"))
        }
        return address
    }

    /// The authorities in the file that a variable names, or the system's.
    func authority(_ name: String) -> HTTPClient.Authority {
        HTTPClient.Authority(file: self[name], variable: name)
    }
}
