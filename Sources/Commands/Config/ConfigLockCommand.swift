import ArgumentParser
import ConfigRules
import Files
import Findings
import Reports

struct ConfigLockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Record what was deployed to an environment.",
        discussion: """
            Writes environments/locks/NAME.yaml after a deployment; 'migrate config drift' compares with it. Of a secret it \
            keeps an HMAC under the key in MIGRATE_FINGERPRINT_KEY (32 bytes or more), from which nobody learns anything.

            Examples:
              migrate config lock --env prod
            """
    )

    @Option(name: [.customLong("env"), .customShort("e")], help: ArgumentHelp("The environment.", valueName: "name"))
    var environment: String

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Values") var values: ValueOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config lock", options: report)
            .present { [environment, service, values, project] _ in
                let selection = try ConfigSelection(service, environments: [environment], project: project)
                let states = try await selection.states(in: [environment], values)
                guard ExitStatus.of(states.findings) == .done else {
                    return Report(command: "config lock", unreadable: states.findings)
                }
                let lock = try ConfigLock(
                    recording: states.services,
                    of: environment,
                    at: WallClock.localTimestamp,
                    with: try Fingerprint.ofProcess()
                )
                let file = ConfigLock.file(of: environment)
                let path = Path.join(selection.project.folder, file)
                try Folder.create(Path.parent(of: path))
                try File.write(Array(lock.text.utf8), to: path)
                let keys = lock.services.values.map(\.count).reduce(0, +)
                return Report(
                    command: "config lock",
                    facts: [Fact("environment", .text(environment)), Fact("file", .text(file))],
                    findings: states.findings,
                    summary:
                        "\(environment): \(counted(keys, "key")) of \(counted(lock.services.count, "service")) recorded in \(file).",
                    next: "Commit the file; 'migrate config drift --env \(environment)' compares with it.",
                    exitCode: ExitStatus.done.rawValue
                )
            }
    }
}
