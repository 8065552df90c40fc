import ConfigSets

/// The text of a first rules file: today's differences are allowed, each waiting for its reason.
package struct RulesDraft: Sendable {
    private let discovery: Discovery

    package init(_ discovery: Discovery) { self.discovery = discovery }

    /// The part that says what there is: enough to read and compare.
    package var declarations: String {
        var lines = [
            "# What must be the same in every environment, and what may differ (docs/config-guard.md).",
            "version: 1", "",
        ]
        lines += services
        lines += ["", "environments:"]
        lines += discovery.environments.map { "  \($0): {\(facts(of: $0).joined(separator: ", "))}" }
        lines += ["", "# A key that no rule names must be the same everywhere.", "defaults: {unlisted: same}"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The part that says what holds: `packs` hold already, `broken` ones do not yet, `untried` ones were not judged,
    /// `differing` keys differ today.
    package func rules(
        packs: [String],
        broken: [(pack: String, findings: Int)],
        untried: [String] = [],
        differing: [String: [String]]
    ) -> String {
        var lines = packs.map { "  - use: \($0)" }
        for (services, keys) in Self.grouped(differing) {
            lines.append("  - keys:")
            lines += keys.map { "      - \"\($0)\"" }
            if services.count < discovery.services.count {
                lines.append("    services: [\(services.map { "\"\($0)\"" }.joined(separator: ", "))]")
            }
            lines.append("    allow: {why: \"TODO: say why these may differ, or make them the same\"}")
        }
        let waiting =
            broken.map { "  # - use: \($0.pack)    # \($0.findings) to mend first" }
            + untried.map { "  # - use: \($0)    # not tried: some of the files cannot be read" }
        // A list of comments alone would be none.
        let head = ["", lines.isEmpty ? "rules: []" : "rules:"]
        return (head + lines.prefix(packs.count) + waiting + lines.dropFirst(packs.count)).joined(separator: "\n")
            + "\n"
    }

    /// The keys that the same services have to explain, together; what concerns most services first.
    private static func grouped(_ differing: [String: [String]]) -> [(services: [String], keys: [String])] {
        var services: [String: [String]] = [:]
        for (service, keys) in differing.sorted(by: { $0.key < $1.key }) {
            for key in keys { services[key, default: []].append(service) }
        }
        return Dictionary(grouping: services.keys) { services[$0] ?? [] }
            .map { (services: $0.key, keys: $0.value.sorted()) }
            .sorted { ($1.services.count, $0.keys[0]) < ($0.services.count, $1.keys[0]) }
    }

    private var services: [String] {
        if discovery.services.count == 1, let service = discovery.services.first {
            return ["service: \"\(service.name)\"", "sources:"] + service.sources.map { "  - \($0)" }
        }
        return ["services:"]
            + discovery.services.flatMap { service in
                ["  \"\(service.name)\":", "    sources:"] + service.sources.map { "      - \($0)" }
            }
    }

    private func facts(of environment: String) -> [String] {
        guard environment != ProfileSurvey.unnamed else { return ["profiles: []"] }
        // Without files of the profile the service starts as its files and its deployment say.
        var facts = [discovery.profiles.contains(environment) ? "profiles: [\(environment)]" : "profiles: []"]
        let aliases = UsualEnvironments.aliases(of: environment).filter { !discovery.environments.contains($0) }
        if !aliases.isEmpty { facts.append("aliases: [\(aliases.joined(separator: ", "))]") }
        if UsualEnvironments.isProduction(environment) { facts.append("production: true") }
        // With one other environment alone there would be nothing left to compare.
        if UsualEnvironments.isLocal(environment), discovery.environments.count > 2 { facts.append("gate: false") }
        return facts
    }
}
