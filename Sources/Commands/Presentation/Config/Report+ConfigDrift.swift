import ConfigRules
import Findings
import Reports

extension Report {
    /// What was deployed beside what is declared.
    init(drift keys: [LockedKey], since lock: ConfigLock, pending severity: Severity, findings: [Finding]) {
        let rows = keys.filter { $0.state != .same }
        let waiting = rows.filter { $0.state == .pending }
        let unknown = rows.count { $0.state == .notChecked }
        let own = waiting.map { $0.finding(severity, in: lock.environment) }
        self.init(
            command: "config drift",
            facts: [Fact("environment", .text(lock.environment)), Fact("recorded", .text(lock.recorded))],
            tables: [
                Table(
                    key: "keys",
                    columns: [
                        Column("service", "Service"), Column("key", "Key", fit: .wrapped),
                        Column("deployed", "Deployed \(lock.recorded)", fit: .shortened),
                        Column("declared", "Declared", fit: .shortened),
                        Column("state", "State"),
                    ],
                    rows: rows.map { key in
                        [
                            .text(key.service), .text(key.key), .text(key.deployed.shown()),
                            .text(key.declared.shown(besides: key.deployed)),
                            key.state == .pending
                                ? .state("waits for a deployment", .waiting) : .state("not checked", .quiet),
                        ]
                    }
                )
            ],
            findings: findings + (severity == .error ? own : []),
            summary: "\(lock.environment): \(counted(keys.count, "key")), \(waiting.count) waiting for a deployment"
                + (unknown == 0 ? "." : ", \(unknown) not checked."),
            exitCode: ExitStatus.of(findings + own).rawValue
        )
    }

    /// The end of a command whose files could not be read.
    init(command: String, unreadable findings: [Finding]) {
        self.init(
            command: command,
            findings: findings,
            summary: "The settings could not be worked out, so nothing was compared or written.",
            exitCode: ExitStatus.unchecked.rawValue
        )
    }
}

extension LockedKey {
    fileprivate func finding(_ severity: Severity, in environment: String) -> Finding {
        Finding(
            code: "CONFIG_PENDING",
            severity: severity,
            message:
                "\(key) of \(service) was deployed to \(environment) as \(deployed.shown()) and is declared as "
                + "\(declared.shown(besides: deployed)).",
            advice: "Deploy, and record it with 'migrate config lock --env \(environment)'."
        )
    }
}

extension ConfigLock.Entry? {
    /// The entry as a person may see it: of a seal no more than whether it is the other one.
    fileprivate func shown(besides other: ConfigLock.Entry? = nil) -> String {
        switch self {
        case nil: "missing"
        case .value(let text): text.isEmpty ? "\"\"" : text
        case .seal: other == nil || other == self ? "●A" : "●B"
        case .stored(let place): "kept by \(place)"
        case .unknown: "unknown"
        }
    }
}
