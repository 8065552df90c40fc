import ConfigRules
import Findings
import Reports

extension Report {
    /// What was deployed beside what is declared and what runs.
    init(
        drift keys: [LockedKey],
        since lock: ConfigLock,
        pending severity: Severity,
        findings: [Finding],
        live: LiveSurvey?
    ) throws {
        let rows = keys.filter { $0.state != .same }
        let waiting = rows.filter { $0.state == .pending }
        let own = waiting.map { $0.finding(severity, in: lock.environment) }
        let wrong = try live.map { try keys.liveFindings(in: $0) } ?? []
        let frame = live.map { SurveyReport(command: "config drift", results: $0.results, environment: $0.environment) }
        let gaps = (live?.answers.flatMap { answer in answer.gaps + answer.redis.flatMap(\.silences) } ?? [])
        let told = findings + (frame?.failures ?? []) + gaps + wrong
        self.init(
            command: "config drift",
            facts: [Fact("environment", .text(lock.environment)), Fact("recorded", .text(lock.recorded))],
            tables: [rows.table(since: lock)],
            findings: told + (severity == .error ? own : []),
            summary: "\(lock.environment): \(counted(keys.count, "key"))\(keys.counts)\(frame?.failureClause ?? "").",
            exitCode: ExitStatus.combined([.of(findings + gaps + wrong + own), frame?.status() ?? .done]).rawValue
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

extension [LockedKey] {
    fileprivate func table(since lock: ConfigLock) -> Table {
        Table(
            key: "keys",
            columns: [
                Column("service", "Service"), Column("key", "Key", fit: .wrapped),
                Column("deployed", "Deployed \(lock.recorded)", fit: .shortened),
                Column("declared", "Declared", fit: .shortened),
                Column("live", "Live", fit: .shortened),
                Column("state", "State"), Column("origin", "Origin"),
            ],
            rows: map { key in
                [
                    .text(key.service), .text(key.key), .text(key.deployed.shown()),
                    .text(key.declared.shown(besides: key.deployed)), .text(key.live.shown), key.state.cell,
                    Cell(key.live.story),
                ]
            }
        )
    }

    /// `, 2 waiting for a deployment, 1 changed on a running server`.
    fileprivate var counts: String {
        func number(_ state: LockedKey.State) -> Int { map(\.state).count { $0 == state } }
        let rest = [
            (number(.changedLive), "changed on a running server"), (number(.unrecorded), "running and not recorded"),
            (number(.notChecked), "not checked"),
        ]
        return ", \(number(.pending)) waiting for a deployment"
            + rest.compactMap { $0.0 == 0 ? nil : ", \($0.0) \($0.1)" }.joined()
    }

    /// What runs otherwise than deployed and declared, as far as nobody answers for it.
    fileprivate func liveFindings(in survey: LiveSurvey) throws -> [Finding] {
        let file = BaselineFile(of: survey.project)
        let baseline = try file.flatMap { $0.isThere ? try $0.read() : nil } ?? ConfigBaseline()
        var exceptions = LiveExceptions(
            survey.project,
            in: survey.environment,
            baseline: baseline,
            today: WallClock.today
        )
        return exceptions.settle(
            compactMap { key in
                key.violation(
                    deployed: key.deployed.shown(),
                    declared: key.declared.shown(besides: key.deployed),
                    in: survey.environment,
                    at: survey.declared[key.service]?.location(of: key.key)
                )
            }
        )
    }
}

extension LockedKey.State {
    fileprivate var cell: Cell {
        switch self {
        case .same: .state("same", .good)
        case .pending: .state("waits for a deployment", .waiting)
        case .unrecorded: .state("runs, not recorded", .waiting)
        case .changedLive: .state("changed live", .bad)
        case .notChecked: .state("not checked", .quiet)
        }
    }
}

extension LockedKey.Live {
    fileprivate var shown: String {
        switch self {
        case .notAsked: "not asked"
        case .nowhere: "–"
        case .silent: "no answer"
        case .told(let variable, _, _): variable.shown
        }
    }

    /// Where the value comes from, who set it, and whether it is lost on restart.
    fileprivate var story: String? {
        switch self {
        case .notAsked, .nowhere, .silent: nil
        case .told(let variable, _, _): variable.story
        }
    }
}

extension RedisJudgement {
    /// The servers that gave no answer.
    fileprivate var silences: [Finding] { findings.filter { $0.code == LiveCodes.notAsked } }
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
