import ConfigRules
import Findings
import Reports
import StrictYAML

extension Report {
    /// The exceptions, the one that ends first on top.
    init(waiversOf survey: ConfigSurvey) {
        let today = WallClock.today
        let waivers = survey.project.waivers.sorted { ($0.expires, $0.id.value) < ($1.expires, $1.id.value) }
        let ended = waivers.count { $0.expires < today }
        let places = Set(waivers.map(\.id.location))
        let own = survey.judgement.findings.filter { places.contains($0.location) }
        self.init(
            command: "config waivers",
            tables: [
                Table(
                    key: "waivers",
                    columns: [
                        Column("id", "Waiver"), Column("finding", "Finding"), Column("environments", "Environments"),
                        Column("owner", "Owner"), Column("expires", "Ends"), Column("daysLeft", "Days left"),
                        Column("reason", "Reason"), Column("ticket", "Ticket"),
                    ],
                    rows: waivers.map { waiver in
                        let days = today.days(until: waiver.expires)
                        return [
                            .text(waiver.id.value), .text(waiver.finding),
                            .text(waiver.environments?.joined(separator: ", ") ?? "all"), .text(waiver.owner),
                            .text(waiver.expires.description),
                            days < 0 ? .state("ended", .bad) : .state("\(days)", days < 14 ? .waiting : .good),
                            .text(waiver.reason), Cell(waiver.ticket),
                        ]
                    }
                )
            ],
            findings: survey.states.findings + own,
            summary: "\(counted(waivers.count, "waiver")), \(ended) ended.",
            exitCode: ended > 0
                ? ExitStatus.unchecked.rawValue : ExitStatus.of(survey.states.findings + own).rawValue
        )
    }
}
