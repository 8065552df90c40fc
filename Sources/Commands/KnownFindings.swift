import Files
import Findings
import Reports
import YAML

/// The findings of an earlier report, which a gate lets pass: only what is new fails.
struct KnownFindings {
    /// What makes two findings the same one.
    fileprivate struct Key: Hashable {
        let code: String
        let shard: String?
        /// The place in the schema with its two sides, or the message where there is none.
        let subject: [String?]
    }

    fileprivate let keys: Set<Key>

    /// Reads a JSON report, which is YAML too.
    ///
    /// - Throws: `FileError`, or a `Refusal` when the file is no whole report.
    static func read(_ path: String) throws -> KnownFindings {
        let bytes = try File.read(path)
        var limits = YAMLLimits()
        limits.bytes = bytes.count
        guard let report = try? YAMLStream.parse(bytes, file: path, limits: limits).first,
            report["command"]?.scalar?.text == "check", let findings = report["findings"]?.items
        else {
            throw Refusal(
                status: .unchecked,
                finding: Finding(
                    code: "NOT_A_BASELINE",
                    message: "\(path) is not a JSON report of 'migrate check'.",
                    advice: "Make one with 'migrate check --format json --output \(path)'.",
                    location: SourceLocation(file: path)
                )
            )
        }
        return KnownFindings(keys: Set(findings.map { Key($0) }))
    }

    /// The check with what was known made a note; what could not be checked stays as it is.
    func passing(_ check: Check) -> Check {
        guard check.state == .failed, Check.State.of(check.findings) == .failed else { return check }
        let findings = check.findings.map { keys.contains(Key($0)) ? $0.lowered : $0 }
        return Check(name: check.name, shard: check.shard, state: .of(findings), findings: findings)
    }

    /// How many findings of a report were known.
    func count(in checks: [Check]) -> Int { checks.flatMap(\.findings).count { keys.contains(Key($0)) } }

    /// How many known findings are not found any more.
    func gone(from checks: [Check]) -> Int { keys.subtracting(checks.flatMap(\.findings).map { Key($0) }).count }
}

extension KnownFindings.Key {
    fileprivate init(_ finding: Finding) {
        let difference = finding.difference
        self.init(
            code: finding.code,
            shard: finding.shard,
            subject: difference.map { [$0.object, $0.attribute, $0.expected, $0.found] }
                ?? [finding.location?.file, finding.message]
        )
    }

    fileprivate init(_ node: YAMLNode) {
        func text(_ key: String, of node: YAMLNode?) -> String? {
            guard let scalar = node?[key]?.scalar, !scalar.isNull else { return nil }
            return scalar.text
        }
        let difference = node["difference"]
        self.init(
            code: text("code", of: node) ?? "",
            shard: text("shard", of: node),
            subject: difference == nil || difference?.scalar?.isNull == true
                ? [text("file", of: node), text("message", of: node)]
                : ["object", "attribute", "expected", "found"].map { text($0, of: difference) }
        )
    }
}
