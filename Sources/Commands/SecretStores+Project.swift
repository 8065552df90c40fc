import Secrets
import Stores
import Topology

extension Project {
    /// Opens the project of a command; what its variables say of secret stores is asked of the stores themselves.
    static func opened(_ options: ProjectOptions) throws(ProjectError) -> Project {
        try open(folder: options.project, stores: .ofProcess)
    }
}

extension StoreReading {
    /// The stores that the variables of the process name.
    fileprivate static let ofProcess = StoreReading { reference in
        do throws(StoreError) {
            return .success(try await SecretStores(StoreVariables(read: Terminal.environment)).value(of: reference))
        } catch {
            return .failure(Failure(sentence: error.description))
        }
    }
}
