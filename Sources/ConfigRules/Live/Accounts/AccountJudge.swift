package import Findings

/// What one server said of an account.
package struct AccountAnswer: Sendable {
    /// What an account may do.
    package struct Account: Sendable {
        /// As the server writes it, such as `app@%`.
        package let name: String
        package let rights: [Right]

        package init(name: String, rights: [Right]) {
            self.name = name
            self.rights = rights
        }
    }

    /// One right to change the schema.
    package struct Right: Hashable, Sendable {
        package let name: String
        package let place: String
        /// The role that holds it.
        package let role: String?

        package init(name: String, place: String, role: String?) {
            self.name = name
            self.place = place
            self.role = role
        }
    }

    package enum Outcome: Sendable {
        /// Every account of the user's name; none when the server has no such account.
        case accounts([Account])
        /// A full sentence.
        case unreadable(reason: String)
    }

    package let shard: String
    package let use: AccountUse
    /// Which of the account's databases the shard is.
    package let database: String
    package let outcome: Outcome

    package init(shard: String, use: AccountUse, database: String, outcome: Outcome) {
        self.shard = shard
        self.use = use
        self.database = database
        self.outcome = outcome
    }
}

/// What was found of the accounts that services use.
package struct AccountJudgement: Sendable {
    /// One account on one server.
    package struct Row: Sendable {
        package let account: String
        package let users: String
        package let server: String
        /// What it may do to the schema; empty when nothing or when nobody knows.
        package let rights: String
        package let state: LiveJudgement.State
    }

    package let rows: [Row]
    package let violations: [LiveViolation]

    package var findings: [Finding] { violations.map(\.finding) }
}

extension AccountUses {
    /// Judges what servers said.
    ///
    /// `servers` are the answers that tell which shards are on one server; `isWhole` is whether every shard answered.
    package func judge(_ answers: [AccountAnswer], servers: [LiveAnswer], isWhole: Bool) -> AccountJudgement {
        var rows: [AccountJudgement.Row] = []
        var violations = gaps.map { LiveViolation($0, rule: NoRuntimeDDL.pack.name, subject: "") }
        for use in uses {
            let found = AccountJudge(use: use, severity: severity, isWhole: isWhole)
                .judge(answers.filter { $0.use == use }, on: LiveAnswer.joined(servers))
            rows += found.rows
            violations += found.findings.map {
                LiveViolation($0, rule: NoRuntimeDDL.pack.name, subject: use.user)
            }
        }
        return AccountJudgement(rows: rows, violations: violations)
    }
}

/// Judges one account over the servers that have its database.
private struct AccountJudge {
    let use: AccountUse
    let severity: Severity
    let isWhole: Bool

    func judge(
        _ answers: [AccountAnswer],
        on servers: [LiveAnswer]
    ) -> (rows: [AccountJudgement.Row], findings: [Finding]) {
        var rows: [AccountJudgement.Row] = []
        var findings: [Finding] = []
        for server in servers {
            let own = answers.filter { server.shards.contains($0.shard) }
            let label = LiveAnswer.label(of: own.map(\.shard))
            for (name, rights) in Self.accounts(own) {
                rows.append(row(name, label, rights))
                if !rights.isEmpty { findings.append(excess(name, label, rights)) }
            }
            if let reason = own.lazy.compactMap(\.outcome.reason).first {
                rows.append(unknown(label))
                findings.append(unreadable(label, reason))
            }
        }
        for database in use.databases {
            guard let gap = gap(answers.filter { $0.database == database }, of: database) else { continue }
            rows.append(gap.row)
            findings.append(gap.finding)
        }
        return (rows, findings)
    }

    /// A database where nobody knows the account: databases on several servers may have one name, and one is enough.
    private func gap(
        _ answers: [AccountAnswer],
        of database: String
    ) -> (row: AccountJudgement.Row, finding: Finding)? {
        // A shard that did not answer is told of already, and may be the one.
        guard !answers.isEmpty else { return isWhole ? (unknown(""), nowhere(database)) : nil }
        guard answers.allSatisfy({ $0.outcome.accounts.isEmpty && $0.outcome.reason == nil }) else { return nil }
        let label = LiveAnswer.label(of: answers.map(\.shard))
        return (unknown(label), absent(label))
    }

    /// The rights of each account over all shards of one server, each once.
    private static func accounts(_ answers: [AccountAnswer]) -> [(name: String, rights: [AccountAnswer.Right])] {
        var order: [String] = []
        var rights: [String: [AccountAnswer.Right]] = [:]
        for account in answers.flatMap(\.outcome.accounts) {
            if rights[account.name] == nil { order.append(account.name) }
            let known = rights[account.name] ?? []
            rights[account.name] = known + account.rights.filter { !known.contains($0) }
        }
        return order.map { ($0, rights[$0] ?? []) }
    }

    private func row(
        _ name: String,
        _ server: String,
        _ rights: [AccountAnswer.Right]
    ) -> AccountJudgement.Row {
        AccountJudgement.Row(
            account: name,
            users: use.users,
            server: server,
            rights: Self.words(rights),
            state: rights.isEmpty ? .good : .bad
        )
    }

    private func unknown(_ server: String) -> AccountJudgement.Row {
        AccountJudgement.Row(account: use.user, users: use.users, server: server, rights: "", state: .unknown)
    }

    private func excess(_ name: String, _ server: String, _ rights: [AccountAnswer.Right]) -> Finding {
        Finding(
            code: LiveCodes.account,
            severity: severity,
            message: "\(name), the account of \(sources), may change the schema on the server of \(server): "
                + Self.words(rights) + ".",
            advice: "Take these rights from it; migrations run under an account of their own.",
            location: use.places.first?.location,
            related: use.places.dropFirst()
                .map { RelatedPlace(location: $0.location, word: $0.service, remark: $0.source) }
        )
    }

    private func unreadable(_ server: String, _ reason: String) -> Finding {
        unseen(
            "What \(use.user) may do on the server of \(server) was not checked: \(reason)",
            "Let the account that asks read the grants of others (MariaDB, MySQL: SELECT on mysql.*)"
        )
    }

    private func absent(_ server: String) -> Finding {
        unseen(
            "There is no account \(use.user) on the server of \(server), so what it may do was not checked.",
            "Create it or correct its name"
        )
    }

    private func nowhere(_ database: String) -> Finding {
        let place = use.places.first { $0.database == database }
        let source = place.map { "\($0.service) (\($0.source))" } ?? ""
        return unseen(
            "No shard of this environment leads to the database of \(source), so what \(use.user) may do was not checked.",
            "Add the database as a shard",
            at: place?.location
        )
    }

    private func unseen(_ message: String, _ advice: String, at location: SourceLocation? = nil) -> Finding {
        Finding(
            code: LiveCodes.unseen,
            message: message,
            advice: "\(advice), or leave the service out of '\(NoRuntimeDDL.pack.name)'.",
            location: location ?? use.places.first?.location
        )
    }

    /// `payment (spring.datasource.shard1.primary)`, and how many more.
    private var sources: String {
        guard let first = use.places.first else { return "" }
        let more = use.places.count - 1
        return "\(first.service) (\(first.source)" + (more > 0 ? " and \(more) more)" : ")")
    }

    /// The rights, those on one thing together.
    private static func words(_ rights: [AccountAnswer.Right]) -> String {
        var order: [String] = []
        var names: [String: [String]] = [:]
        for right in rights {
            let place = right.place + (right.role.map { " through \($0)" } ?? "")
            if names[place] == nil { order.append(place) }
            names[place, default: []].append(right.name)
        }
        return
            order.map { place in
                let held = names[place] ?? []
                return held.joined(separator: ", ") + (held == ["owner"] ? " of " : " on ") + place
            }
            .joined(separator: "; ")
    }
}

extension AccountAnswer.Outcome {
    fileprivate var accounts: [AccountAnswer.Account] {
        switch self {
        case .accounts(let accounts): accounts
        case .unreadable: []
        }
    }

    fileprivate var reason: String? {
        switch self {
        case .accounts: nil
        case .unreadable(let reason): reason
        }
    }
}
