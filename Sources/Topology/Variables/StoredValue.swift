package import Secrets

/// Asks secret stores; this room knows how their entries are named, and not how to connect to them.
package struct StoreReading: Sendable {
    /// Why a store gave no value, as full sentences that hold none.
    package struct Failure: Error, Equatable {
        package let sentence: String

        package init(sentence: String) { self.sentence = sentence }
    }

    let value: @Sendable (StoreReference) async -> Result<Secret, Failure>

    package init(_ value: @escaping @Sendable (StoreReference) async -> Result<Secret, Failure>) { self.value = value }

    /// For who only looks at the project's files.
    package static let none = StoreReading { reference in
        .failure(Failure(sentence: "\(reference) is not asked here, where nothing connects to a store."))
    }
}

/// `${vault:secret/payment#password}` and `${aws-sm:payment/prod#password}`: what a store keeps, under one key of an entry.
struct StoredValue: SecretResolver {
    let store: StoreReference.Store

    func value(of request: VariableRequest, in surroundings: Surroundings) async throws(SecretProblem) -> Secret {
        switch await surroundings.stores.value(try reference(request)) {
        case .success(let secret): return secret
        case .failure(let failure): throw SecretProblem(sentence: failure.sentence)
        }
    }

    /// Only what the text itself shows: looking for the entry would be asking for it.
    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? {
        do throws(SecretProblem) {
            _ = try reference(request)
            return nil
        } catch {
            return error
        }
    }

    /// The entry, and its key behind the first `#`; without one the entry has a single value.
    private func reference(_ request: VariableRequest) throws(SecretProblem) -> StoreReference {
        let parts = request.argument.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard !parts.contains(where: \.isEmpty) else {
            let form = "${\(request.source.rawValue):ENTRY#KEY}"
            throw SecretProblem(
                sentence:
                    "The variable names \(parts[0].isEmpty ? "no entry before" : "no key behind") '#': write \(form)."
            )
        }
        return StoreReference(store: store, name: String(parts[0]), key: parts.count == 2 ? String(parts[1]) : nil)
    }
}
