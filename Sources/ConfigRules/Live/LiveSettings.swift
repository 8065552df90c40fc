/// What running servers have of the settings that services declare for them.
package struct LiveSettings: Sendable {
    private var servers: [String: (rule: LiveRule, answer: LiveAnswer)] = [:]
    private var silent: Set<String> = []

    package init() {}

    /// Takes the servers that a rule means, and the shards whose servers did not answer.
    package mutating func add(_ rule: LiveRule, _ answers: [LiveAnswer], silent shards: [String]) {
        for answer in answers {
            for service in rule.declaringServices(of: answer) where servers[service] == nil {
                servers[service] = (rule, answer)
            }
            if case .unknown = answer.role { silent.formUnion(rule.declaringServices(of: answer.shards)) }
        }
        silent.formUnion(rule.declaringServices(of: shards))
    }

    /// What is known of a key of a service.
    func value(of key: String, in service: String) -> LockedKey.Live {
        guard let (rule, answer) = servers[service] else { return silent.contains(service) ? .silent : .nowhere }
        guard let variable = answer.variables[VariableName.canonical(key)] else { return .nowhere }
        return .told(variable, on: answer.label, by: rule)
    }
}

extension LiveRule {
    /// The services whose option files the servers of these shards may start with, whatever their roles.
    fileprivate func declaringServices(of shards: [String]) -> Set<String> {
        Set(shards.flatMap { shard in declaredBy.values.map { $0.replacing("%shard%", with: shard) } })
    }
}
