import ArgumentParser
import Migrations
import Operations
import Reports

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Run the pending migrations.",
        discussion: """
            Per shard: takes the migration lock (Flyway's own), reads the history under it, validates, reads every \
            pending file to its end, and then runs them in order. On PostgreSQL and SQLite a migration and its history \
            row are one transaction. Shards run in the waves of migrate.yaml.

            Examples:
              migrate apply
              migrate apply --shard shard1 --env dev
              migrate apply --env stage --target 20250301
              migrate apply --env prod --confirm prod
              migrate apply --plan plan.json
              migrate apply --env dev --shard shard1 --dry-run > pending.sql
            """,
        aliases: ["migrate"]
    )

    @Option(
        help: ArgumentHelp(
            "Stop after this version; also 'latest' (the default), 'next', 'current', or 'VERSION?' when it may be absent.",
            valueName: "version"
        )
    )
    var target: MigrationLimit?

    @Option(
        help: ArgumentHelp(
            "Run exactly what 'plan --out FILE' wrote, on its shards, or nothing; needs no --confirm.",
            valueName: "file"
        ),
        completion: .file()
    )
    var plan: String?

    @Flag(name: .customLong("dry-run"), help: "Print exactly the SQL that would run, and run nothing.")
    var dryRun = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Safety") var confirmation: ConfirmationOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func validate() throws {
        guard plan == nil || (target == nil && !dryRun && selection.isEmpty) else {
            throw ValidationError(
                "--plan says itself what runs where: leave out --env, --shard, --target and --dry-run."
            )
        }
    }

    func run() async throws {
        try await Presenter(command: "apply", options: report)
            .present { [self] progress in
                if dryRun { return try await rehearse() }
                let approved = try plan.map { try ApprovedPlan.read($0) }
                let selected: Selection
                if let approved {
                    selected = try await Selection(project: project, plan: approved)
                } else {
                    selected = try await Selection(project: project, selection: selection)
                    try selected.requireConfirmation(confirmation, for: "apply")
                }
                progress.begin(shards: selected.targets.count)
                let log = ApplyLog()
                let limit = approved?.limit ?? target ?? .latest
                let results = await fanOut(over: selected.targets, rollout: selected.rollout) { shard in
                    let result = await apply(upTo: limit, approved: approved, to: shard, in: selected.workspace) {
                        progress.show($0, of: shard)
                        log.note($0, of: shard)
                    }
                    progress.shardDone()
                    return result
                }
                return Report(apply: results, log: log, of: selected)
            }
    }

    private func rehearse() async throws -> Report {
        let selected = try await Selection(project: project, selection: selection)
        let limit = target ?? .latest
        let results = await selected.survey { await Operations.dryRun(upTo: limit, of: $0, in: selected.workspace) }
        return Report(dryRun: results, of: selected)
    }
}

extension MigrationLimit: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
