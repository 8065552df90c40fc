import Database
import Files
import Findings
import Secrets
import SQLText

/// What a target needs to become an endpoint: the texts of its files, still to be filled in.
struct TargetConnection: Sendable {
    let folder: String
    let locations: [String]
    let url: Template
    /// The url's parts as far as they are known without reading a variable; `nil` when a variable decides them.
    let outline: AddressParts?
    /// What the environment says.
    let shared: ConnectionSettings
    /// What the shard says differently.
    let own: ConnectionSettings?
    let context: TemplateContext
    let store: VariableStore
    var purpose = AddressPurpose.target

    /// A variable that is needed, and the place that asks for it.
    struct VariableUse {
        let request: VariableRequest
        let location: SourceLocation
    }

    /// The password that stands beside the url, if it is meant for it.
    var password: Template? {
        if let password = own?.password { return password }
        // A url of the shard's own that brings a password was not written for the environment's.
        let bringsPassword = own?.url != nil && outline?.password != nil
        return bringsPassword ? nil : shared.password
    }

    /// The encryption that the project asks for, the shard's words before the environment's.
    var tls: TLSSettings {
        TLSSettings(
            mode: own?.tls.mode ?? shared.tls.mode,
            authority: own?.tls.authority ?? shared.tls.authority,
            certificate: own?.tls.certificate ?? shared.tls.certificate,
            key: own?.tls.key ?? shared.tls.key
        )
    }

    /// The bounds of all waits.
    var limits: Limits {
        var limits = Limits()
        limits.connect = own?.timeouts.connect ?? shared.timeouts.connect ?? limits.connect
        limits.lock = own?.timeouts.lock ?? shared.timeouts.lock ?? limits.lock
        limits.statement = own?.timeouts.statement ?? shared.timeouts.statement ?? limits.statement
        limits.migrationLock = own?.timeouts.migrationLock ?? shared.timeouts.migrationLock ?? limits.migrationLock
        return limits
    }

    /// The schema that the project gives, the shard's before the environment's.
    func schema() throws(TemplateGap) -> String? { try (own?.schema ?? shared.schema)?.outline(context) }

    /// The settings of the session, the shard's before the environment's.
    func settings() throws(TemplateGap) -> [String: String] {
        var values: [String: String] = [:]
        for (name, template) in shared.settings.merging(own?.settings ?? [:], uniquingKeysWith: { $1 }) {
            values[name] = try template.outline(context)
        }
        return values
    }

    /// The texts that may hold variables; SQLite has no password and no encryption to need one.
    var templates: [Template] {
        let others = [password, tls.authority, tls.certificate, tls.key].compactMap(\.self)
        return outline?.dialect == .sqlite ? [url] : [url] + others
    }

    /// Every variable that has to be read.
    var variables: [VariableUse] {
        templates.flatMap { template in
            ((try? template.requests(context)) ?? []).map { VariableUse(request: $0, location: template.location) }
        }
    }
}
