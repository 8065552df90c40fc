import Files
import Findings
import StrictYAML

extension ConfigLock {
    private static let note = [
        "# Written by 'migrate config lock' after a deployment; not meant to be edited.",
        "# A secret is a seal: an HMAC-SHA-256 under MIGRATE_FINGERPRINT_KEY.",
    ]

    /// The lock as a file: one key a line, in order, so that git shows what a deployment changed.
    package var text: String {
        var lines =
            Self.note + ["lock: \(environment.inDoubleQuotes)", "recorded: \(recorded.inDoubleQuotes)", "services:"]
        for (service, entries) in services.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(service.inDoubleQuotes):")
            for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
                lines.append("    \(key.inDoubleQuotes): \(entry.text)")
            }
        }
        if services.isEmpty { lines[lines.count - 1] = "services: {}" }
        return lines.joined(separator: "\n") + "\n"
    }

    private enum Key: String, CaseIterable {
        case lock
        case recorded
        case services
    }

    /// Reads the lock of an environment; `nil` when none was ever written.
    package static func read(_ environment: String, in folder: String) throws(RulesFileError) -> ConfigLock? {
        let file = file(of: environment)
        guard File.kind(Path.join(folder, file)) != nil else { return nil }
        let problems = ProblemCollector(code: "LOCK_FILE")
        let lock = ProjectFile.tree(file, in: folder, problems).flatMap { read($0, environment, problems) }
        guard problems.findings.isEmpty, let lock else { throw RulesFileError(findings: problems.all) }
        return lock
    }

    private static func read(_ root: FileNode, _ environment: String, _ problems: ProblemCollector) -> ConfigLock? {
        guard let mapping = StrictMapping<Key>(root, called: "the file", problems: problems) else { return nil }
        guard let name = mapping.text(.lock), name.value == environment else {
            problems.report("This is not the lock of '\(environment)'.", at: mapping.location)
            return nil
        }
        var services: [String: [String: Entry]] = [:]
        for service in mapping.node(.services)?.entries(called: "'services'", problems) ?? [] {
            for entry in service.node.entries(called: "'\(service.name.value)'", problems) ?? [] {
                services[service.name.value, default: [:]][entry.name.value] = Entry(entry.node, problems)
            }
        }
        return ConfigLock(
            environment: environment,
            recorded: mapping.text(.recorded)?.value ?? "",
            services: services
        )
    }
}

extension ConfigLock.Entry {
    private enum Key: String, CaseIterable {
        case value
        case seal
        case stored
        case unknown
    }

    fileprivate var text: String {
        switch self {
        case .value(let value): "{value: \(value.inDoubleQuotes)}"
        case .seal(let seal): "{seal: \(seal.inDoubleQuotes)}"
        case .stored(let place): "{stored: \(place.inDoubleQuotes)}"
        case .unknown: "{unknown: true}"
        }
    }

    fileprivate init?(_ node: FileNode, _ problems: ProblemCollector) {
        guard let mapping = StrictMapping<Key>(node, called: "an entry", problems: problems) else { return nil }
        if let value = mapping.text(.value) {
            self = .value(value.value)
        } else if let seal = mapping.text(.seal) {
            self = .seal(seal.value)
        } else if let stored = mapping.text(.stored) {
            self = .stored(stored.value)
        } else {
            self = .unknown
        }
    }
}
