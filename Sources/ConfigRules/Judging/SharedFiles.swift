import ConfigSets
package import Findings

/// Which services read each file: what is wrong in a file of several services is told with the names of those that it is
/// wrong for.
package struct SharedFiles {
    private var readers: [String: Set<String>] = [:]

    package init(_ services: [ServiceState]) {
        guard services.count > 1 else { return }
        for service in services {
            for layer in service.columns.flatMap(\.stack.layers) {
                // A layer is a part of one file.
                guard let file = layer.entries.first?.location.file else { continue }
                readers[file, default: []].insert(service.name)
            }
        }
    }

    /// The findings of services; one that all readers of its file have needs no names.
    package func named(_ services: [(name: String, findings: [Finding])]) -> [[Finding]] {
        var owners: [Finding: [String]] = [:]
        for service in services {
            for finding in Set(service.findings) { owners[finding, default: []].append(service.name) }
        }
        return services.map { service in
            service.findings.map { finding in
                let names = owners[finding] ?? []
                guard let file = finding.location?.file, let all = readers[file], all.count > 1,
                    !all.isSubset(of: names)
                else { return finding }
                return finding.worded("In \(names.joinedWords): \(finding.message)")
            }
        }
    }
}
