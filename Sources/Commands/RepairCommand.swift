import ArgumentParser
import Operations
import Reports

struct RepairCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Put the history in line with the files; never touches the schema.",
        discussion: """
            Removes the rows of failed migrations, marks applied migrations whose file is gone as deleted, and aligns \
            descriptions, types and checksums, as Flyway's repair does. Look at --dry-run first.

            Examples:
              migrate repair --env dev --dry-run
              migrate repair --env prod --shard shard2 --confirm prod
            """
    )

    @Flag(name: .customLong("dry-run"), help: "Say what would change, and change nothing.")
    var dryRun = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Safety") var confirmation: ConfirmationOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        let rehearsal: Rehearsal = dryRun ? .rehearse : .perform
        try await Presenter(command: "repair", options: report)
            .present { [self] progress in
                let selected = try await Selection(project: project, selection: selection)
                if rehearsal == .perform { try selected.requireConfirmation(confirmation, for: "repair") }
                let results = await fanOut(over: selected.targets, rollout: selected.rollout) { shard in
                    await repair(shard, in: selected.workspace, rehearsal: rehearsal) {
                        progress.showWaiting(holder: $0, of: shard)
                    }
                }
                return Report(repair: results, rehearsal: rehearsal, of: selected)
            }
    }
}
