import Findings
import StrictYAML

/// Reads an entry of `rules:` that begins with `live:`.
struct LiveRuleReader {
    let environments: [String]
    let services: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case live
        case vars
        case declaredBy = "declared-by"
        case `in`
    }

    private enum RoleKey: String, CaseIterable {
        case primary
        case replica
    }

    /// Whether an entry is one about running servers.
    static func isMeant(_ node: FileNode) -> Bool { node.keys?.contains(Key.live.rawValue) == true }

    /// The rule, or `nil` and a report.
    func read(_ node: FileNode) -> LiveRule? {
        guard let mapping = StrictMapping<Key>(node, called: "a live rule", problems: problems),
            let subject = mapping.text(.live)
        else { return nil }
        let parts = subject.value.split(separator: "@", maxSplits: 1).map(String.init)
        guard let server = parts.first.flatMap(LiveRule.Server.init(rawValue:)) else {
            problems.report(
                "'live' names a kind of server and the shards, such as mariadb@shard*. "
                    + knownNames("kinds", LiveRule.Server.allCases.map(\.rawValue)),
                at: subject.location
            )
            return nil
        }
        let only = mapping.texts(.in)
        problems.check(only, areAmong: environments, called: "environment")
        let declaredBy = mapping.node(.declaredBy).map(declaring) ?? [:]
        let variables = mapping.node(.vars)?.entries(called: "'vars'", problems)?
            .compactMap { entry in
                expectation(entry.node, of: entry.name.value, declaredBy: declaredBy).map { (entry.name.value, $0) }
            }
        return LiveRule(
            server: server,
            shards: parts.count > 1 ? parts[1] : "*",
            variables: variables ?? [],
            declaredBy: declaredBy,
            environments: only?.map(\.value),
            location: mapping.location
        )
    }

    /// One value for every server, or one for each role.
    private func expectation(
        _ node: FileNode,
        of name: String,
        declaredBy: [LiveRule.Role: String]
    ) -> LiveRule.Expectation? {
        let texts = byRole(node, called: name)
        for text in texts.values where text.value == "declared" && declaredBy.isEmpty {
            problems.report(
                "'declared' needs to know by whom: add 'declared-by' with the service whose option file the servers "
                    + "start with, such as mariadb-%shard%.",
                at: text.location
            )
            return nil
        }
        guard node.isText else {
            return texts.isEmpty ? nil : .byRole(texts.mapValues { Self.expectation($0.value) })
        }
        return texts.values.first.map { Self.expectation($0.value) }
    }

    private static func expectation(_ text: String) -> LiveRule.Expectation {
        switch text {
        case "same": .same
        case "unique": .unique
        case "declared": .declared
        case _: .value(text)
        }
    }

    /// The service for each role; those without a shard in their name have to be there.
    private func declaring(_ node: FileNode) -> [LiveRule.Role: String] {
        let names = byRole(node, called: Key.declaredBy.rawValue)
        for name in Set(names.values.map(\.value)) where !name.contains("%shard%") {
            let located = names.values.filter { $0.value == name }
            problems.check(located.first.map { [$0] }, areAmong: services, called: "service")
        }
        return names.mapValues(\.value)
    }

    /// A text for both roles, or a mapping with one for each.
    private func byRole(_ node: FileNode, called name: String) -> [LiveRule.Role: Located<String>] {
        if node.isText {
            guard let text = node.text(called: name, problems) else { return [:] }
            return [.primary: text, .replica: text]
        }
        guard let mapping = StrictMapping<RoleKey>(node, called: "'\(name)'", problems: problems) else { return [:] }
        var texts: [LiveRule.Role: Located<String>] = [:]
        texts[.primary] = mapping.text(.primary)
        texts[.replica] = mapping.text(.replica)
        return texts
    }
}
