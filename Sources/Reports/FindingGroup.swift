import Findings

/// The findings that a set of shards has in common.
struct FindingGroup {
    /// The shards in the order of the report; empty for what holds for the whole project.
    let shards: [String]
    /// The findings, each without a shard of its own.
    var findings: [Finding]

    /// Errors, then warnings, then notes.
    var worstFirst: [Finding] {
        Severity.worstFirst.flatMap { severity in findings.filter { $0.severity == severity } }
    }

    private var worst: Severity? {
        let severities = Set(findings.map(\.severity))
        return Severity.worstFirst.first(where: severities.contains)
    }

    /// How many names are listed whole.
    static let namesMax = 4

    /// The shards as words: all of a few names, or the first two and how many more.
    var place: String {
        guard shards.count > Self.namesMax else { return shards.joined(separator: ", ") }
        return "\(shards[0]), \(shards[1]) and \(shards.count - 2) more"
    }
}

extension FindingGroup {
    /// Everything that a report found, said once however many shards have it.
    ///
    /// The groups with errors come first, and among equals what holds for the project.
    ///
    /// Takes time linear in the number of findings.
    static func groups(of report: Report) -> [FindingGroup] {
        var groups: [FindingGroup] = []
        var places: [[String]: Int] = [:]
        for shared in SharedFinding.all(of: report) {
            if let place = places[shared.shards] {
                groups[place].findings.append(shared.finding)
            } else {
                places[shared.shards] = groups.count
                groups.append(FindingGroup(shards: shared.shards, findings: [shared.finding]))
            }
        }
        let ordered = groups.filter(\.shards.isEmpty) + groups.filter { !$0.shards.isEmpty }
        return Severity.worstFirst.flatMap { severity in ordered.filter { $0.worst == severity } }
    }
}

/// One finding and every shard that has it.
struct SharedFinding {
    /// The finding, without a shard.
    let finding: Finding
    /// The shards in the order of the report.
    var shards: [String]

    /// What a report found, in its order; equal findings on several shards are one.
    static func all(of report: Report) -> [SharedFinding] {
        var all: [SharedFinding] = []
        var places: [Finding: Int] = [:]
        var seen: Set<Finding> = []
        for finding in report.everyFinding where seen.insert(finding).inserted {
            let anywhere = finding.onNoShard
            let place = places[anywhere] ?? all.count
            if place == all.count {
                places[anywhere] = place
                all.append(SharedFinding(finding: anywhere, shards: []))
            }
            if let shard = finding.shard { all[place].shards.append(shard) }
        }
        return all
    }
}

extension Finding {
    fileprivate var onNoShard: Finding {
        Finding(
            code: code,
            severity: severity,
            message: message,
            advice: advice,
            location: location,
            difference: difference,
            related: related
        )
    }
}

extension Severity {
    fileprivate static let worstFirst: [Severity] = [.error, .warning, .note]
}
