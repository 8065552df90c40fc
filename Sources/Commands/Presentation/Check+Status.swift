import ConfigRules
import Findings
import Reports

extension Check.State {
    /// The state that findings stand for.
    static func of(_ findings: [Finding]) -> Check.State {
        switch ExitStatus.of(findings) {
        case .done: findings.contains { RuleCodes.leavingOpen.contains($0.code) } ? .partial : .passed
        case .found: .failed
        case .unchecked, .failed, .usage, .interrupted, .terminated: .unchecked
        }
    }
}

extension Check {
    /// The exit status that the check stands for.
    var status: ExitStatus {
        switch state {
        case .passed, .partial, .skipped: .done
        case .failed: .found
        case .unchecked: .unchecked
        }
    }
}
