import ArgumentParser
import ConfigRules
import Findings
import Reports

struct ConfigDriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Compare what was deployed, what the files declare now, and what runs.",
        discussion: """
            Reads the lock that 'migrate config lock' wrote. What is declared otherwise than deployed waits for the next \
            deployment and is told; with --fail-on-pending it fails. With --live the database servers and the Redis that 'live' \
            rules mean are asked too: what runs otherwise than deployed and declared is a finding.

            Examples:
              migrate config drift --env prod
              migrate config drift --env prod --live
              migrate config drift --env prod --fail-on-pending
            """
    )

    @Option(name: [.customLong("env"), .customShort("e")], help: ArgumentHelp("The environment.", valueName: "name"))
    var environment: String

    @Flag(name: .customLong("fail-on-pending"), help: "What waits for a deployment is a finding too.")
    var failOnPending = false

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config drift", options: report)
            .present { [environment, service, values, project, failOnPending] _ in
                let selection = try ConfigSelection(service, environments: [environment], project: project)
                guard let lock = try ConfigLock.read(environment, in: selection.project.folder) else {
                    throw Refusal.noLock(environment)
                }
                let isMeant = selection.project.hasLiveRules(in: environment)
                let reach: ConfigSelection.Reach = isMeant ? .servers : .stores
                let states = try await selection.states(in: [environment], upTo: reach, values)
                guard ExitStatus.of(states.findings) == .done else {
                    return Report(command: "config drift", unreadable: states.findings)
                }
                let now = try ConfigLock(
                    recording: states.services,
                    of: environment,
                    at: WallClock.localTimestamp,
                    with: try Fingerprint.ofProcess()
                )
                let live =
                    values.live && isMeant
                    ? try await LiveSurvey(of: environment, .settings, project: project, beside: values.spares) : nil
                return try Report(
                    drift: lock.compared(with: now, live: values.live ? live?.settings ?? LiveSettings() : nil),
                    since: lock,
                    pending: failOnPending ? .error : .note,
                    findings: states.findings,
                    live: live
                )
            }
    }
}

extension ConfigProject {
    /// Whether a rule about running servers is in force.
    fileprivate func hasLiveRules(in environment: String) -> Bool {
        liveRules.contains { $0.environments?.contains(environment) ?? true }
    }
}

extension Refusal {
    fileprivate static func noLock(_ environment: String) -> Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "UNREADABLE_LOCK",
                message:
                    "Nothing tells what was deployed to \(environment): there is no \(ConfigLock.file(of: environment)).",
                advice: "Run 'migrate config lock --env \(environment)' after the next deployment."
            )
        )
    }
}
