import Database
import Findings
import StrictYAML

extension Project {
    /// The shards that the patterns select (all when there are none) in an environment (the default when `nil`).
    ///
    /// Nothing is resolved: no variable is read and no command run. A shard is in an environment when one of the two
    /// gives a url. All shards of the environment are checked, selected or not: two of them on one database are refused.
    /// The patterns are names, globs or `tag:TAG`; a target is listed once, in the order of the files.
    package func targets(environment: String?, shards patterns: [String]) throws(ProjectError) -> [Target] {
        let name = environment ?? settings.defaultEnvironment.value
        guard let environment = environments.first(where: { $0.name == name }) else {
            throw .unknownEnvironment(name, known: environments.map(\.name))
        }
        let problems = ProblemCollector()
        let builder = TargetBuilder(project: self, environment: environment, problems: problems)
        let targets = shards.compactMap(builder.target)
        try problems.throwIfAny()
        let selected = try select(patterns, from: targets, environment: name)
        guard !selected.isEmpty else { throw .emptyEnvironment(name) }
        return selected
    }

    private func select(
        _ patterns: [String],
        from targets: [Target],
        environment: String
    ) throws(ProjectError) -> [Target] {
        guard !patterns.isEmpty else { return targets }
        let parsed = patterns.map { ShardPattern($0) }
        let names = Set(parsed.compactMap { if case .name(let name) = $0 { name } else { nil } })
        let others = parsed.filter { if case .name = $0 { false } else { true } }
        let selected = targets.filter { target in
            names.contains(target.shard) || others.contains { $0.matches(shard: target.shard, tags: target.tags) }
        }
        let found = Set(selected.map(\.shard))
        for (text, pattern) in zip(patterns, parsed) {
            switch pattern {
            case .name(let name) where found.contains(name): continue
            case .name(let name) where shards.contains { $0.name == name }:
                throw .noDatabase(shard: name, environment: environment)
            case .glob, .tag:
                if selected.contains(where: { pattern.matches(shard: $0.shard, tags: $0.tags) }) { continue }
            case .name: break
            }
            throw .unknownShard(text, environment: environment, known: targets.map(\.shard))
        }
        return selected
    }

    /// Looks for the variables and secret files that the targets need, without running a command.
    ///
    /// - Throws: `TopologyError` with every one that is missing, so that a person need not mend them one by one.
    package func requireVariables(of targets: [Target]) throws(TopologyError) {
        var judged: [VariableRequest: SecretProblem?] = [:]
        var findings: [Finding] = []
        var known: Set<Finding> = []
        for use in targets.flatMap(\.connection.variables) {
            let problem =
                judged[use.request] ?? use.request.source.resolver.obstacle(to: use.request, in: store.surroundings)
            judged[use.request] = problem
            guard let problem else { continue }
            let finding = problem.finding(at: use.location)
            if known.insert(finding).inserted { findings.append(finding) }
        }
        guard findings.isEmpty else { throw TopologyError(findings: findings) }
    }
}

extension SecretProblem {
    /// The problem at the place that asked for the value.
    func finding(at location: SourceLocation) -> Finding {
        Finding(code: "UNRESOLVED_VARIABLE", message: sentence, location: location)
    }
}
