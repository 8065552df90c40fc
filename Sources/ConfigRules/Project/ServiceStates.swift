import ConfigSets
package import Findings

/// What the files of a project gave for its services.
package struct ServiceStates: Sendable {
    package let services: [ServiceState]
    /// What is wrong with sources themselves: warnings, and errors for what could not be read, each said once.
    package let findings: [Finding]
    /// The names of the services that were to be read; those that could not be are not among `services`.
    package let asked: [String]
    /// What is wrong with the sources of each service.
    private let troubles: [String: [Finding]]

    /// What is a secret under one name is one under every name, in every service and environment.
    init(services: [ServiceState], findings: [Finding], asked: [String], troubles: [String: [Finding]]) {
        let secrets = KnownSecrets(services.flatMap(\.columns).map(\.settings))
        self.services = services.concurrentMap { $0.hiding(secrets) }
        self.findings = findings
        self.asked = asked
        self.troubles = troubles
    }

    /// Those of the findings that are about what one service runs with: several services may share one.
    package func findings(of service: String) -> [Finding] { troubles[service] ?? [] }

    /// The same with what stores said of the services.
    func answered(_ services: [ServiceState], _ silent: [(finding: Finding, services: Set<String>)]) -> ServiceStates {
        var troubles = troubles
        for (finding, names) in silent {
            for name in names { troubles[name, default: []].append(finding) }
        }
        let findings = findings + silent.map(\.finding)
        return ServiceStates(services: services, findings: findings, asked: asked, troubles: troubles)
    }
}

extension ConfigProject {
    /// Reads what every service runs with in the named environments; all when `nil`.
    ///
    /// A file that cannot be read leaves its service out of the answer and an error in the findings.
    package func states(
        of services: [String]? = nil,
        in environments: [String]? = nil,
        beside supplement: SourceSupplement = SourceSupplement()
    ) -> ServiceStates {
        let asked = self.services.filter { services?.contains($0.name) ?? true }
        let read =
            asked
            .concurrentMap { service -> (name: String, state: ServiceState?, findings: [Finding]) in
                var reader = ServiceStateReader(project: self, service: service, supplement: supplement)
                do throws(ConfigFileError) {
                    let state = try reader.read(environments)
                    return (service.name, state, reader.findings)
                } catch {
                    return (service.name, nil, [error.finding] + reader.findings)
                }
            }
        var seen: Set<Finding> = []
        return ServiceStates(
            services: read.compactMap(\.state),
            findings: (read.flatMap(\.findings) + KeyListReader(self).findings).filter { seen.insert($0).inserted },
            asked: asked.map(\.name),
            troubles: Dictionary(read.map { ($0.name, $0.findings) }) { $0 + $1 }
        )
    }
}
