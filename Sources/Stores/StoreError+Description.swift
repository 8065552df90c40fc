extension StoreError: CustomStringConvertible {
    /// What happened, where, and what to do, without any text that a server sent.
    package var description: String {
        switch self {
        case .variable(let name, .missing(let purpose)): "The variable \(name) is not set. Set it to \(purpose)."
        case .variable(let name, .invalid(let expected)): "The variable \(name) does not hold \(expected). Correct it."
        case .reference(let place, let problem): "\(place): \(problem)"
        case .notSupported(let service): "Values of a \(service) cannot be read by this version."
        case .libraryMissing:
            "The library libcurl.so.4, which reads secret stores, is not installed. "
                + "Run: apt-get install libcurl4 (another system may call it libcurl)."
        case .redirected(let place, let host):
            "\(place) sends its callers \(host.map { "to \($0)" } ?? "elsewhere"), which is not followed, for the "
                + "request carries credentials. If that is the right server, set its address."
        case .busy(let place, let status, let attempts):
            "\(place) answered with status \(status), \(attempts == 1 ? "once" : "\(attempts) times"). "
                + "It may be starting, sealed or overloaded. Try again later."
        case .denied(let place, let status, let advice): "\(place) refuses with status \(status). \(advice)"
        case .absent(let place, let advice): "\(place) has no such entry. \(advice)"
        case .deleted(let place, let when):
            "\(place): the entry is deleted\(when.map { " since \($0)" } ?? ""). Restore it, or name another version."
        case .unexpected(let place, let status):
            "\(place) answered with status \(status), which is not part of its protocol. "
                + "Check that the address is its own and not a proxy's."
        case .unreadable(let place, let problem):
            "The answer of \(place) cannot be read: \(problem). Check that the address is its own and not a proxy's."
        case .noMember(let place, let member?, let known):
            "The entry of \(place) has no key \(member). \(Self.list(known))"
        case .noMember(let place, nil, let known):
            "The entry of \(place) holds more than one value. Name its key. \(Self.list(known))"
        case .undecrypted(let place, let keys):
            "\(place) cannot decrypt \(keys.joined(separator: ", ")). Give the server the key that they were encrypted with."
        case .connection(let place, let problem): problem.sentence(about: place)
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "It has none." : "It has \(names.sorted().prefix(20).joined(separator: ", "))."
    }
}

extension StoreError.ConnectionProblem {
    fileprivate func sentence(about place: StorePlace) -> String {
        switch self {
        case .noSuchHost(let detail): "\(place) was not found\(Self.clause(detail)). Check the name of its host."
        case .notConnected(let detail):
            "\(place) cannot be reached\(Self.clause(detail)). Check that it runs and that a way leads there."
        case .notTrusted(let detail, let variable):
            "\(place) could not prove who it is\(Self.clause(detail)). "
                + "If its certificate comes from your own authority, name that one's PEM file"
                + (variable.map { " in \($0)." } ?? ".")
        case .tooSlow(let limit):
            "\(place) did not answer within \(limit.seconds). Check that it runs and that a way leads there."
        case .tooLarge(let bytesMax): "The answer of \(place) is larger than \(bytesMax) bytes and was not read."
        case .cutOff: "The answer of \(place) ended before it was whole. Try again."
        case .stopped: "\(place) was not waited for: the command was stopped."
        case .refusedByLibrary: "\(place) was not asked, for libcurl refused. Check its address and its certificate."
        }
    }

    private static func clause(_ detail: String) -> String {
        detail.isEmpty ? "" : ": \(detail.last == "." ? String(detail.dropLast()) : detail)"
    }
}

extension Duration {
    /// Whole seconds, or milliseconds below one.
    fileprivate var seconds: String {
        let (seconds, fraction) = components
        return seconds > 0 ? "\(seconds) seconds" : "\(fraction / 1_000_000_000_000_000) milliseconds"
    }
}
