import ConfigSets
import Findings
import StrictYAML

/// `wired`: every placeholder without a default has a value, and every variable that is supplied is used.
enum WiredVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        subject.state.columns.flatMap { column in missing(column, subject) } + unused(subject)
    }

    /// One for each variable that is not supplied, at the first place that needs it.
    private static func missing(_ column: ServiceState.Column, _ subject: VerbSubject) -> [RuleViolation] {
        var needs: [String: [RuleRow]] = [:]
        var order: [String] = []
        let unresolved = column.settings.values.filter(\.value.isUnresolved).sorted { $0.key < $1.key }
        for (name, value) in unresolved where isMeant(name, subject) {
            guard case .unresolved(let variables) = value.state else { continue }
            for variable in Set(variables).sorted() {
                if needs[variable] == nil { order.append(variable) }
                needs[variable, default: []].append(RuleRow(name, [column], types: subject.state.types))
            }
        }
        let environment = column.environment.name.value
        return order.compactMap { variable in
            guard let rows = needs[variable], let first = rows.first else { return nil }
            let more = rows.count > 1 ? " and \(rows.count - 1) more" : ""
            return subject.violation(
                nil,
                "Nothing supplies ${\(variable)} in \(environment), which \(first.key.spelling)\(more) needs.",
                advice: "Supply it in that environment, or give the placeholder a default.",
                sides: first.sides(),
                culprit: environment,
                key: variable
            )
        }
    }

    /// One for each variable that nobody reads, with every environment that supplies it.
    private static func unused(_ subject: VerbSubject) -> [RuleViolation] {
        var places: [String: [(environment: String, location: SourceLocation)]] = [:]
        for column in subject.state.columns {
            let known = KnownVariables(column.stack, types: subject.state.types)
            for entry in known.unused where isMeant(PropertyName(entry.key), subject) {
                places[entry.key, default: []].append((column.environment.name.value, entry.location))
            }
        }
        return places.sorted { $0.key < $1.key }
            .map { variable, places in
                subject.violation(
                    nil,
                    "\(variable) is supplied in \(places.map(\.environment).joinedWords), and nothing uses it.",
                    advice: "Remove it, or correct its name.",
                    sides: [],
                    culprit: places[0].environment,
                    key: variable,
                    severity: .warning,
                    location: places[0].location
                )
            }
    }

    private static func isMeant(_ name: PropertyName, _ subject: VerbSubject) -> Bool {
        subject.rule.keys.isEmpty || subject.rule.keys.contains { $0.matches(name) }
    }
}

/// Which variables of an environment somebody reads.
struct KnownVariables {
    /// What is supplied and not read, each name once.
    let unused: [ConfigEntry]

    /// Variables that the platform, the JVM or a sidecar reads, and no service.
    private static let platform = [
        "PATH", "HOME", "HOSTNAME", "USER", "SHELL", "PWD", "TZ", "LANG", "LANGUAGE", "LC_", "JAVA_", "JDK_", "JVM_",
        "BPL_", "MALLOC_", "LD_", "AWS_", "ECS_", "KUBERNETES_", "OTEL_", "DD_", "NEW_RELIC_", "ELASTIC_APM_",
        "PINPOINT_",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "COMPOSE_", "DOCKER_",
    ]

    /// Settings of Spring Boot itself, which need no file to be read.
    private static let frameworks = ["SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_", "LOG_"]

    init(_ stack: ConfigStack, types: TypeTable) {
        var seen: Set<String> = []
        let supplied = stack.layers.filter { $0.kind == .environmentVariables }.flatMap(\.entries)
            .filter { entry in
                seen.insert(entry.key).inserted
                    && !Self.platform.contains { entry.key == $0 || ($0.hasSuffix("_") && entry.key.hasPrefix($0)) }
                    && !Self.frameworks.contains { entry.key.hasPrefix($0) }
            }
        guard !supplied.isEmpty else {
            unused = []
            return
        }
        // Few keys have the letters of a variable: only those are worth spelling as variables.
        let letters = Set(supplied.map { Self.letters(of: $0.key) })
        var read: Set<String> = []
        for layer in stack.layers {
            for entry in layer.entries {
                for placeholder in entry.text.placeholders {
                    if let name = placeholder.name { read.formUnion(Self.names(of: name)) }
                }
                if layer.kind == .properties, letters.contains(Self.letters(of: entry.key)) {
                    read.formUnion(PropertyName.environmentVariables(for: entry.key))
                }
            }
        }
        for property in types.metadata.properties.values where letters.contains(Self.letters(of: property.key)) {
            read.formUnion(PropertyName.environmentVariables(for: property.key))
        }
        unused = supplied.filter { !read.contains($0.key) }
    }

    /// The letters and digits of a name in lower case: a key and its variables share them.
    private static func letters(of name: String) -> [UInt8] {
        name.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"): nil
            case _: byte
            }
        }
    }

    /// The variables that a placeholder's name finds.
    private static func names(of placeholder: String) -> [String] {
        let underscored = String(placeholder.map { $0 == "." || $0 == "-" ? "_" : $0 })
        return [placeholder, underscored, underscored.uppercased()]
            + PropertyName.environmentVariables(for: placeholder)
    }
}
