import Database
import Findings
import StrictYAML

/// What an environment, or a shard in one environment, says about its connections; each line may be missing.
struct ConnectionSettings: Sendable {
    var url: Template?
    var password: Template?
    var tls = TLSSettings()
    var timeouts = TimeoutSettings()
    var schema: Template?
    var settings: [String: Template] = [:]
    var placeholders: [String: Template] = [:]
}

/// `tls: verify-full`, or `tls: {mode, ca, certificate, key}`.
struct TLSSettings: Sendable {
    var mode: Encryption.Mode?
    var authority: Template?
    var certificate: Template?
    var key: Template?
}

/// `timeouts: {connect, lock, statement, migration-lock}`.
struct TimeoutSettings: Sendable {
    var connect: Duration?
    var lock: Duration?
    var statement: Duration?
    var migrationLock: Duration?
}

/// Reads the keys that environments and shards have in common.
struct ConnectionReader<Key: RawRepresentable & CaseIterable> where Key.RawValue == String {
    let mapping: StrictMapping<Key>
    let problems: ProblemCollector
    /// `{n}` is allowed where a shard comes from a range.
    let extraParts: TemplateParts

    private enum TLSKey: String, CaseIterable {
        case mode
        case ca
        case certificate
        case key
    }

    private enum TimeoutKey: String, CaseIterable {
        case connect
        case lock
        case statement
        case migrationLock = "migration-lock"
    }

    /// `tls:` as a mode or as a mapping.
    func tls(_ key: Key) -> TLSSettings {
        guard let node = mapping.node(key) else { return TLSSettings() }
        if node.isText {
            return TLSSettings(mode: mapping.choice(key, Encryption.Mode.self))
        }
        guard let inner = mapping.mapping(key, keys: TLSKey.self) else { return TLSSettings() }
        let parts: TemplateParts = [.fields, .variables, extraParts]
        return TLSSettings(
            mode: inner.choice(.mode, Encryption.Mode.self),
            authority: inner.template(.ca, allowing: parts),
            certificate: inner.template(.certificate, allowing: parts),
            key: inner.template(.key, allowing: parts)
        )
    }

    /// `timeouts:`, of which an attempt to connect cannot be endless.
    func timeouts(_ key: Key) -> TimeoutSettings {
        guard let inner = mapping.mapping(key, keys: TimeoutKey.self) else { return TimeoutSettings() }
        let connect = inner.duration(.connect)
        if connect == .zero {
            problems.report("'connect' cannot be 0: a connection attempt must end.", at: inner.node(.connect)?.location)
        }
        return TimeoutSettings(
            connect: connect,
            lock: inner.duration(.lock),
            statement: inner.duration(.statement),
            migrationLock: inner.duration(.migrationLock)
        )
    }

    /// The url, checked as far as it can be without knowing a shard.
    func url(_ key: Key) -> Template? {
        guard let url = mapping.template(key, allowing: [.fields, .variables, extraParts]) else { return nil }
        if let problem = url.problemAsURL(of: .target) {
            problems.report(problem.description, at: url.location)
        }
        return url
    }

    /// A text that may hold fields.
    func template(_ key: Key) -> Template? { mapping.template(key, allowing: [.fields, extraParts]) }

    /// A text that may hold fields and variables.
    func password(_ key: Key) -> Template? { mapping.template(key, allowing: [.fields, .variables, extraParts]) }

    /// Settings of the session: the engines write their names into statements.
    func settings(_ key: Key) -> [String: Template] {
        let settings = table(key)
        for name in settings.keys.sorted() {
            _ = problems.checkName(Located(name, at: mapping.node(key)?.location), of: "setting")
        }
        return settings
    }

    /// Names of the project's own choice, each with a text that may hold fields.
    func table(_ key: Key) -> [String: Template] {
        var templates: [String: Template] = [:]
        for entry in mapping.table(key) ?? [] {
            templates[entry.name.value] = problems.template(entry.value, allowing: [.fields, extraParts])
        }
        return templates
    }
}

extension Template {
    /// What is wrong with the text as a url, whatever shard it is for; `nil` when that cannot be told yet.
    func problemAsURL(of purpose: AddressPurpose) -> AddressProblem? {
        var outline = ""
        for piece in pieces {
            if case .text(let text) = piece { outline += text } else { outline.append(Self.unread) }
        }
        do throws(AddressProblem) {
            guard let first = pieces.first, case .text = first else {
                // The account must come with the variable, for it could hold a password that is written here.
                guard outline.contains("@") else { return nil }
                throw .passwordInFile
            }
            let parts = try AddressParts(outline, for: purpose)
            try parts.refuseWrittenPassword()
            let isComplete = !outline.contains(Self.unread)
            if isComplete { _ = try parts.address(in: "/") } else { try parts.checkOptionsRead() }
            return nil
        } catch {
            return error
        }
    }
}

extension AddressParts {
    /// Refuses a password that stands in the file, in part or whole; one that a variable gives is not known yet.
    func refuseWrittenPassword() throws(AddressProblem) {
        guard let password, !password.allSatisfy({ $0 == Template.unread }) else { return }
        throw .passwordInFile
    }

    /// Checks the options whose values stand in the file.
    func checkOptionsRead() throws(AddressProblem) {
        var copy = self
        copy.options = options.filter { !$0.value.contains(Template.unread) }
        try copy.checkOptions()
    }
}
