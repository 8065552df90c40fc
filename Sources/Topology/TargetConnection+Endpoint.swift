import Database
import Files
import Findings
import SQLText
import Secrets

extension TargetConnection {
    /// Reads every variable and puts the endpoint together.
    func endpoint() async throws(TopologyError) -> Endpoint {
        let values = try await resolvedVariables()
        let (parts, address) = try self.address(try filled(url, values, inserting: .urlPart))
        var endpoint = Endpoint(dialect: parts.dialect, address: address)
        switch parts.dialect {
        case .sqlite: break
        case .mariadb, .mysql, .postgres:
            endpoint.user = parts.user
            endpoint.password = try password(parts, values)
            endpoint.database = parts.path
            endpoint.encryption = try encryption(parts, address, values)
        }
        endpoint.limits = limits
        do throws(TemplateGap) {
            let ownSchema = parts.options[.schema]
            if parts.dialect.hasSchemas { endpoint.schema = if let ownSchema { ownSchema } else { try schema() } }
            endpoint.settings = try settings()
        } catch {
            throw TopologyError(error.sentence, at: url.location)
        }
        if let limit = try? parts.connectLimit() { endpoint.limits.connect = limit }
        return endpoint
    }

    /// Reads the variables, all of them even when one is missing, so that the error lists every missing one.
    private func resolvedVariables() async throws(TopologyError) -> [VariableRequest: Secret] {
        var values: [VariableRequest: Secret] = [:]
        var findings: [Finding] = []
        for use in variables where values[use.request] == nil {
            switch await store.answer(to: use.request) {
            case .success(let value): values[use.request] = value
            case .failure(let problem): findings.append(problem.finding(at: use.location))
            }
        }
        guard findings.isEmpty else { throw TopologyError(findings: findings) }
        return values
    }

    private func filled(
        _ template: Template,
        _ values: [VariableRequest: Secret],
        inserting insertion: Template.Insertion = .asIs
    ) throws(TopologyError) -> String {
        do throws(TemplateGap) {
            return try template.filled(context, inserting: insertion) { values[$0]?.use { $0 } ?? "" }
        } catch {
            throw TopologyError(error.sentence, at: template.location)
        }
    }

    private func address(_ text: String) throws(TopologyError) -> (AddressParts, Endpoint.Address) {
        do throws(AddressProblem) {
            let parts = try AddressParts(text, for: purpose)
            return (parts, try parts.address(in: folder))
        } catch {
            throw TopologyError("Shard \(context.shard): \(error)", at: url.location)
        }
    }

    private func password(
        _ parts: AddressParts,
        _ values: [VariableRequest: Secret]
    ) throws(TopologyError) -> Secret? {
        let inURL = parts.password.map { Secret($0) }
        guard let template = password else { return inURL }
        let isOwnURL = own?.url != nil && own?.password == nil
        guard let inURL else { return Secret(try filled(template, values)) }
        guard isOwnURL else {
            throw TopologyError("The password is given twice: here, and in the url.", at: template.location)
        }
        return inURL
    }

    private func encryption(
        _ parts: AddressParts,
        _ address: Endpoint.Address,
        _ values: [VariableRequest: Secret]
    ) throws(TopologyError) -> Encryption {
        func path(_ option: AddressOption, _ template: Template?) throws(TopologyError) -> String? {
            if let text = parts.options[option] { return Path.join(folder, text) }
            guard let template else { return nil }
            return Path.join(folder, try filled(template, values))
        }
        if case .socket = address { return Encryption(mode: .disable) }
        let written = (try? parts.encryptionMode()) ?? tls.mode
        return Encryption(
            mode: written ?? (address.isLocal ? .disable : .verifyFull),
            authorityFile: try path(.authority, tls.authority),
            certificateFile: try path(.certificate, tls.certificate),
            keyFile: try path(.key, tls.key)
        )
    }
}

extension TopologyError {
    /// One thing that is wrong with an address.
    init(_ sentence: String, at location: SourceLocation) {
        self.init(findings: [Finding(code: "INVALID_ADDRESS", message: sentence, location: location)])
    }
}
