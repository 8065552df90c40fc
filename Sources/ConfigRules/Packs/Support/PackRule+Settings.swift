import ConfigSets
import Findings

extension PackRule {
    /// A rule about single settings, each of which is wrong with some values.
    init(
        code: String,
        summary: String,
        reason: String,
        severity: Severity = .error,
        keys: [String],
        consequence: String,
        flagged: [Example],
        accepted: [Example],
        isWrong: @escaping @Sendable (EffectiveValue) -> Bool
    ) {
        self.init(
            code: code,
            summary: summary,
            reason: reason,
            severity: severity,
            flagged: flagged,
            accepted: accepted
        ) { subject in
            subject.judgeEach { column in
                keys.compactMap { key in
                    guard let value = column.value(key), isWrong(value) else { return nil }
                    return PackProblem(value, key: key, "is \(value.quoted)", consequence)
                }
            }
        }
    }
}
