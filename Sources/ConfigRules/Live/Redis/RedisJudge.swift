package import Findings

/// What was found of the servers behind one connection to Redis.
package struct RedisJudgement: Sendable {
    /// One server.
    package struct Row: Sendable {
        package let service: String
        package let node: RedisConnection.Node
        /// What the settings say that it is.
        package let declared: String
        /// What it says of itself; `nil` when it said nothing.
        package let found: String?
        package let state: LiveJudgement.State
    }

    package let rows: [Row]
    package let violations: [LiveViolation]

    package var findings: [Finding] { violations.map(\.finding) }
}

extension RedisConnection {
    /// Judges what the servers that the settings name say of how they belong together.
    package func judge(_ answers: [RedisAnswer]) -> RedisJudgement {
        RedisJudge(connection: self).judge(answers)
    }

    /// Where the data are, by the word of the sentinels; `nil` when none of them knows.
    package func primary(by answers: [RedisAnswer]) -> Node? {
        guard case .sentinel(let name, _) = mode else { return nil }
        return answers.lazy.compactMap { $0.watched(name)?.address }.first
    }
}

/// Judges each server by itself, and then what they say together.
private struct RedisJudge {
    let connection: RedisConnection

    /// How many slots a cluster has.
    private static let slots = 16_384

    func judge(_ answers: [RedisAnswer]) -> RedisJudgement {
        var rows: [RedisJudgement.Row] = []
        var findings: [Finding] = []
        for answer in answers {
            let found = problems(of: answer)
            let isKnown = !found.contains { $0.code == LiveCodes.notAsked }
            rows.append(row(answer, found.isEmpty ? .good : isKnown ? .bad : .unknown))
            findings += found
        }
        let violations = (findings + disagreement(answers))
            .map { LiveViolation($0, rule: "live redis@\(connection.service)", subject: connection.service) }
        return RedisJudgement(rows: rows, violations: violations)
    }

    private func problems(of answer: RedisAnswer) -> [Finding] {
        let statement: RedisStatement
        switch answer.outcome {
        case .silent(let reason): return [unasked(answer.node, reason)]
        case .said(let said): statement = said
        }
        switch (connection.mode, statement) {
        case (_, .unknown(let reason)): return [unasked(answer.node, reason)]
        case (.standalone, .standalone): return []
        case (.sentinel(let name, let nodes), .sentinel(let watching)):
            return problems(of: watching, at: answer.node, primary: name, declared: nodes.count)
        case (.cluster(let nodes), .cluster(let cluster)):
            return problems(of: cluster, at: answer.node, declared: nodes.count)
        case (.standalone, _), (.sentinel, _), (.cluster, _):
            return [
                finding(
                    "\(answer.node) is declared as \(declared) and is \(statement.words).",
                    "Name the servers of the mode that is meant: the client does not find its way from one to the other."
                )
            ]
        }
    }

    private func problems(
        of watching: [RedisStatement.Watched],
        at node: RedisConnection.Node,
        primary name: String,
        declared count: Int
    ) -> [Finding] {
        guard let watched = watching.first(where: { $0.name == name }) else {
            let names = watching.map(\.name).joined(separator: ", ")
            return [
                finding(
                    "The sentinel \(node) does not watch '\(name)'"
                        + (names.isEmpty ? "; it watches nothing." : "; it watches \(names)."),
                    "Correct the name of the primary in the settings, or have the sentinel watch it."
                )
            ]
        }
        var findings: [Finding] = []
        if !watched.troubles.isEmpty {
            findings.append(
                finding(
                    "The sentinel \(node) says of '\(name)' at \(watched.address): "
                        + watched.troubles.joined(separator: ", ") + ".",
                    "Look at that server; without it nothing can be written."
                )
            )
        }
        if watched.replicas == 0 {
            findings.append(
                finding(
                    "'\(name)' has no replica, says the sentinel \(node), so nothing can take over.",
                    "Start a replica of \(watched.address)."
                )
            )
        }
        if watched.otherSentinels + 1 < count {
            findings.append(
                finding(
                    "The sentinel \(node) knows \(watched.otherSentinels) of the \(count - 1) others that are declared.",
                    "Have all declared sentinels watch '\(name)' at one address."
                )
            )
        }
        if watched.quorum > watched.otherSentinels + 1 {
            findings.append(
                finding(
                    "The sentinel \(node) asks for \(watched.quorum) votes and knows of \(watched.otherSentinels + 1) "
                        + "sentinels, so nothing can take over.",
                    "Start the missing sentinels, or lower the quorum."
                )
            )
        }
        return findings
    }

    private func problems(
        of cluster: RedisStatement.Cluster,
        at node: RedisConnection.Node,
        declared count: Int
    ) -> [Finding] {
        var findings: [Finding] = []
        if cluster.state != "ok" {
            findings.append(
                finding(
                    "\(node) says that its cluster's state is '\(cluster.state)', with \(cluster.slotsAssigned) of "
                        + "\(Self.slots) slots assigned.",
                    "Look at 'CLUSTER NODES' there: slots without a server, or too few servers that see each other."
                )
            )
        } else if cluster.slotsAssigned < Self.slots {
            findings.append(
                finding(
                    "\(node) says that \(Self.slots - cluster.slotsAssigned) of \(Self.slots) slots have no server.",
                    "Assign them: keys in them cannot be read or written."
                )
            )
        }
        if cluster.nodes < count {
            findings.append(
                finding(
                    "\(node) knows \(cluster.nodes) of the \(count) nodes that are declared.",
                    "Join the missing ones, or take them out of the settings."
                )
            )
        }
        return findings
    }

    /// Sentinels that send clients to different servers.
    private func disagreement(_ answers: [RedisAnswer]) -> [Finding] {
        guard case .sentinel(let name, _) = connection.mode else { return [] }
        let told = answers.compactMap { answer in answer.watched(name).map { (answer.node, $0.address) } }
        guard Set(told.map(\.1)).count > 1 else { return [] }
        let sides = told.map { "\($0): \($1)" }.joined(separator: "; ")
        return [
            finding(
                "The sentinels do not agree where '\(name)' is. \(sides).",
                "Wait for a change of primary to end; where it has, have all sentinels watch one address."
            )
        ]
    }

    private func unasked(_ node: RedisConnection.Node, _ reason: String) -> Finding {
        Finding(
            code: LiveCodes.notAsked,
            message: "\(node), \(declared) of \(connection.service), was not checked: \(reason)",
            advice: "Check that it runs, and that it lets this run in.",
            location: connection.location
        )
    }

    private func finding(_ message: String, _ advice: String) -> Finding {
        Finding(
            code: LiveCodes.topology,
            message: "Redis of \(connection.service): \(message)",
            advice: advice,
            location: connection.location
        )
    }

    private func row(_ answer: RedisAnswer, _ state: LiveJudgement.State) -> RedisJudgement.Row {
        let found: String? =
            switch answer.outcome {
            case .said(let statement): statement.words
            case .silent: nil
            }
        return RedisJudgement.Row(
            service: connection.service,
            node: answer.node,
            declared: declared,
            found: found,
            state: state
        )
    }

    private var declared: String {
        switch connection.mode {
        case .standalone: "the one server"
        case .sentinel: "a sentinel"
        case .cluster: "a node of a cluster"
        }
    }
}

extension RedisAnswer {
    /// What a sentinel says of a primary.
    fileprivate func watched(_ name: String) -> RedisStatement.Watched? {
        guard case .said(.sentinel(let watching)) = outcome else { return nil }
        return watching.first { $0.name == name }
    }
}

extension RedisStatement {
    /// What the server is, in a few words.
    fileprivate var words: String {
        switch self {
        case .standalone: "one server"
        case .sentinel: "a sentinel"
        case .cluster(let cluster): "a node of a cluster of \(cluster.nodes)"
        case .unknown: "of an unknown mode"
        }
    }
}
