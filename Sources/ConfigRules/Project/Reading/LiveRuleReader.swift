import Findings
import StrictYAML

/// Reads an entry of `rules:` that begins with `live:`.
struct LiveRuleReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case live
        case vars
        case `in`
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
        return LiveRule(
            server: server,
            shards: parts.count > 1 ? parts[1] : "*",
            variables: (mapping.table(.vars) ?? []).map { ($0.name.value, expectation($0.value.value)) },
            environments: only?.map(\.value),
            location: mapping.location
        )
    }

    private func expectation(_ text: String) -> LiveRule.Expectation {
        switch text {
        case "same": .same
        case "unique": .unique
        case _: .value(text)
        }
    }
}
