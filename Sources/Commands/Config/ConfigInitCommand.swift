import ArgumentParser
import ConfigRules
import ConfigSets
import Files
import Findings
import Reports

struct ConfigInitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a first rules file for this repository.",
        discussion: """
            Looks for Spring Boot services, variable files, task definitions and the compose file of developers, and for \
            the environments that they are written for. Writes environments/rules.yaml: what is the same today must stay \
            so, and every difference of today is allowed with a reason that waits to be written. Nothing that is there is \
            overwritten.

            Examples:
              migrate config init
              migrate config init --dry-run
            """
    )

    @Flag(name: .customLong("dry-run"), help: "Print the file and write nothing.")
    var isDryRun = false

    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "config init", options: report)
            .present { [project, isDryRun] _ in
                let folder = project.project ?? "."
                let path = Path.join(folder, ConfigProject.rulesFile)
                guard isDryRun || File.kind(path) == nil else { throw Refusal.rulesAreThere }
                let start = try RulesStart(folder)
                if !isDryRun {
                    try Folder.create(Path.parent(of: path))
                    try File.write(Array(start.text.utf8), to: path)
                }
                return Report(start, isDryRun: isDryRun)
            }
    }
}

extension Refusal {
    fileprivate static var rulesAreThere: Refusal {
        Refusal(
            status: .usage,
            finding: Finding(
                code: "RULES_EXIST",
                message: "\(ConfigProject.rulesFile) is there already, and is left as it is.",
                advice: "'migrate config init --dry-run' prints what would be written today.",
                location: SourceLocation(file: ConfigProject.rulesFile)
            )
        )
    }
}

extension Report {
    fileprivate init(_ start: RulesStart, isDryRun: Bool) {
        self.init(
            command: "config init",
            facts: [Fact("environments", .list(start.discovery.environments))],
            tables: [
                Table(
                    key: "services",
                    columns: [Column("service", "Service"), Column("source", "Source", fit: .wrapped)],
                    rows: start.discovery.services.flatMap { service in
                        service.sources.map { [.text(service.name), .text($0)] }
                    }
                )
            ],
            findings: start.findings,
            script: isDryRun ? start.text : nil,
            summary:
                "\(isDryRun ? "Would write" : "Wrote") \(ConfigProject.rulesFile): "
                + "\(counted(start.discovery.services.count, "service")), "
                + "\(counted(start.discovery.environments.count, "environment")), "
                + "\(counted(start.differences, "difference")) of today allowed.",
            next: "Write a reason for each 'TODO', then run 'migrate config check'.",
            exitCode: ExitStatus.of(start.findings).rawValue
        )
    }
}
