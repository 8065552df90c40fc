/// Who was asked for what, and where.
package struct StorePlace: Hashable, Sendable {
    /// `Vault`, `AWS Secrets Manager`.
    package let service: String
    /// Host, port and path, without the query.
    package let location: String
    /// What was asked for, where the path does not say it.
    package let subject: String?

    package init(service: String, location: String, subject: String? = nil) {
        self.service = service
        self.location = location
        self.subject = subject
    }
}

extension StorePlace: CustomStringConvertible {
    package var description: String {
        subject.map { "\(service) at \(location), asked for \($0)," } ?? "\(service) at \(location)"
    }
}

/// Why a store gave no answer that can be used.
///
/// No case holds anything that a server sent or a variable holds, but for names.
package enum StoreError: Error, Hashable, Sendable {
    /// A variable that says where the store is, or who asks, is missing or is no such thing.
    case variable(String, problem: VariableProblem)
    /// The reference is none that this store could have.
    case reference(StorePlace, problem: String)
    /// Nothing reads this kind of store.
    case notSupported(service: String)
    case libraryMissing
    case connection(StorePlace, ConnectionProblem)
    /// The server sends elsewhere; `host` is where to.
    case redirected(StorePlace, host: String?)
    /// It had no time for us, however often it was asked.
    case busy(StorePlace, status: Int, attempts: Int)
    case denied(StorePlace, status: Int, advice: String)
    case absent(StorePlace, advice: String)
    /// It was there; `when` is the server's own time.
    case deleted(StorePlace, when: String?)
    case unexpected(StorePlace, status: Int)
    /// The answer is not what the protocol says.
    case unreadable(StorePlace, problem: String)
    /// The entry is there, and the member of it is not.
    case noMember(StorePlace, member: String?, known: [String])
    /// The server could not decrypt what it has.
    case undecrypted(StorePlace, keys: [String])

    /// What is wrong with a variable.
    package enum VariableProblem: Hashable, Sendable {
        case missing(purpose: String)
        case invalid(expected: String)
    }

    /// What went wrong on the way there and back.
    ///
    /// `detail` is libcurl's own sentence, or empty.
    package enum ConnectionProblem: Hashable, Sendable {
        case noSuchHost(detail: String)
        case notConnected(detail: String)
        /// `variable` names a file of authorities.
        case notTrusted(detail: String, variable: String?)
        case tooSlow(limit: Duration)
        case tooLarge(bytesMax: Int)
        case cutOff
        case stopped
        case refusedByLibrary
    }
}
