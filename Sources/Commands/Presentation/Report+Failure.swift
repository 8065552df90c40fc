import ConfigRules
import ConfigSets
import Files
import Findings
import Migrations
import Operations
import Reports
import Topology

extension Report {
    /// The report of a command that ended before it reached any database.
    init(command: String, failure: any Error) {
        let (findings, status) = Self.findings(of: failure)
        self.init(
            command: command,
            findings: findings,
            summary: command.hasPrefix("config") ? "Nothing was compared." : "Nothing was done to any database.",
            exitCode: status.rawValue
        )
    }

    private static func findings(of failure: any Error) -> ([Finding], ExitStatus) {
        switch failure {
        case let error as ProjectError:
            switch error {
            case .invalid(let findings): (findings, .unchecked)
            case .unknownEnvironment, .unknownShard, .noDatabase, .emptyEnvironment:
                ([Finding(code: "UNKNOWN_TARGET", message: error.description)], .usage)
            case .notFound, .notAProject: ([Finding(code: "NO_PROJECT", message: error.description)], .usage)
            }
        case let error as TopologyError: (error.findings, .unchecked)
        case let error as MigrationFolderError: (error.findings, .of(error.findings))
        case let error as TargetFailure: (error.findings, error.status)
        case let error as UnreadableSide: (error.findings, error.status)
        case let error as FileError: ([Finding(code: "UNREADABLE_FILE", message: error.description)], .unchecked)
        case let error as RulesFileError: (error.findings, .unchecked)
        case let error as ConfigFileError: ([error.finding], .unchecked)
        case let error as Refusal: ([error.finding], error.status)
        default: ([Finding(code: "UNEXPECTED", message: "\(failure)")], .unchecked)
        }
    }
}

extension ExitStatus {
    /// The status that findings stand for: a file that cannot be read leaves the question open, whatever else was found.
    static func of(_ findings: [Finding]) -> ExitStatus {
        let errors = findings.filter { $0.severity == .error }
        guard !errors.isEmpty else { return .done }
        let open: Set = [
            "MISSING_LOCATION", "EXPECTED_SCHEMA_UNKNOWN", "SCHEMA_NOT_READ", "REPLAY_FAILED", "FIX_NOT_PROVED",
            "CONFIG_UNREADABLE", "RULES_FILE", "LOCK_FILE",
        ]
        let isOpen = errors.contains {
            $0.code.hasPrefix("UNREADABLE") || open.contains($0.code) || RuleCodes.unchecked.contains($0.code)
        }
        return isOpen ? .unchecked : .found
    }
}
