import Database
import Findings
import Operations
import SQLText
import Topology

extension TargetFailure {
    /// The exit status that this failure stands for.
    var status: ExitStatus {
        switch self {
        case .refused(let findings), .unreadable(let findings): .combined([.found, .of(findings)])
        case .unresolved, .database, .sameDatabase, .notStarted: .unchecked
        case .migration: .failed
        case .interrupted: .interrupted
        }
    }

    /// A word for the shard's row in a table.
    var word: String {
        switch self {
        case .refused, .unreadable: status == .found ? "refused" : "not checked"
        case .unresolved, .database, .sameDatabase: "not checked"
        case .migration: "failed"
        case .notStarted: "not started"
        case .interrupted: "interrupted"
        }
    }

    /// What a person has to know, said of one shard; empty where another shard's failure says it all.
    func findings(on target: Target) -> [Finding] {
        switch self {
        case .unresolved(let error): error.findings.map { $0.on(shard: target.shard) }
        case .refused(let findings), .unreadable(let findings): findings.map { $0.on(shard: target.shard) }
        case .database(let error, let doing): [finding(of: error, while: doing, on: target)]
        case .migration(let failure): [failure.finding.on(shard: target.shard)]
        case .sameDatabase(let other):
            [
                Finding(
                    code: "SAME_DATABASE",
                    message: "\(target.shard) leads to the database that \(other) leads to, so nothing was done to it.",
                    advice: "Correct the url of one of them: two shards must never be one database.",
                    location: target.location,
                    shard: target.shard
                )
            ]
        case .notStarted: []
        case .interrupted(let interruption): [finding(of: interruption, on: target)]
        }
    }

    /// What a person has to know where no one shard is meant, as when two schemas are compared.
    var findings: [Finding] {
        switch self {
        case .unresolved(let error): error.findings
        case .refused(let findings), .unreadable(let findings): findings
        case .database(let error, let doing):
            [Finding(code: "DATABASE_\(error.kind.word)", message: "While \(doing): \(error.description)")]
        case .migration(let failure): [failure.finding]
        case .sameDatabase(let other): [Finding(code: "SAME_DATABASE", message: "It is the database of \(other).")]
        case .notStarted, .interrupted: [Finding(code: "INTERRUPTED", message: "Stopped before the end.")]
        }
    }

    private func finding(of error: DatabaseError, while doing: String, on target: Target) -> Finding {
        Finding(
            code: "DATABASE_\(error.kind.word)",
            message: "While \(doing): \(error.description)",
            advice: error.kind.advice(on: target),
            location: target.location,
            shard: target.shard
        )
    }

    private func finding(of interruption: Interruption, on target: Target) -> Finding {
        let message =
            switch interruption {
            case .beforeStart: "Stopped before this shard's turn: nothing was done to it."
            case .whileWaiting: "Stopped while waiting for the migration lock: nothing was done to this shard."
            case .rolledBack(let script): "Stopped in \(script), which was rolled back: nothing of it is left."
            case .betweenMigrations: "Stopped between migrations: what was applied stays, the rest is pending."
            }
        return Finding(
            code: "INTERRUPTED",
            severity: .warning,
            message: message,
            advice: "Run the same command again to go on.",
            shard: target.shard
        )
    }
}

extension DatabaseError.Kind {
    /// The kind as part of a finding's code.
    fileprivate var word: String {
        switch self {
        case .unreachable: "UNREACHABLE"
        case .refused: "REFUSED"
        case .insecure: "INSECURE"
        case .readOnly: "READ_ONLY"
        case .notDirect: "NOT_DIRECT"
        case .lockNotHad: "LOCK_NOT_HAD"
        case .cancelled: "CANCELLED"
        case .connectionLost: "CONNECTION_LOST"
        case .notPermitted: "NOT_PERMITTED"
        case .statement: "STATEMENT"
        case .unsupported: "UNSUPPORTED"
        }
    }

    /// What the reader can do.
    fileprivate func advice(on target: Target) -> String? {
        let environment = target.environment
        return switch self {
        case .unreachable where target.dialect == .sqlite:
            "Check the path in the url, and that this account may read and write the file and its folder."
        case .unreachable:
            "Check host and port, and that the server runs and can be reached from here. See 'migrate doctor --env \(environment)'."
        case .refused: "Check user, password and database name in environments/\(environment).yaml and shards/."
        case .insecure:
            "Name the signer's certificate with 'tls: {mode: verify-full, ca: FILE}', and use the host name that the certificate is for."
        case .readOnly: "Point the url at the primary: nothing is ever written to a standby or a replica."
        case .notDirect: "Use the server's own port, not the pooler's: locks and settings belong to one connection."
        case .lockNotHad:
            "Wait for the holder to end, or look at what it does. The bound is 'timeouts' in the environment."
        case .cancelled: nil
        case .connectionLost: "Run 'migrate status' to see what the server did, then run the command again."
        case .notPermitted: "Grant the account what it needs, or use the account that owns the schema."
        case .statement: nil
        case .unsupported: nil
        }
    }
}
