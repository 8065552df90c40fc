import ArgumentParser
import Findings
import Operations
import Reports
import Topology

struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Empty a throw-away environment; lists what it would drop unless confirmed.",
        discussion: """
            Drops everything in each shard's schema, the history table included. Without --confirm it only lists, and \
            ends with exit code 1. A protected environment is always refused.

            Examples:
              migrate clean --env dev --shard shard1
              migrate clean --env dev --shard shard1 --confirm dev
            """
    )

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Safety") var confirmation: ConfirmationOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "clean", options: report)
            .present { [self] progress in
                let selected = try await Selection(project: project, selection: selection)
                if selected.targets.contains(where: \.isProtected) {
                    throw Refusal(
                        status: .found,
                        finding: Finding(
                            code: "PROTECTED_ENVIRONMENT",
                            message:
                                "\(selected.environment) is protected, so clean is refused there whatever is confirmed."
                        )
                    )
                }
                let rehearsal: Rehearsal = confirmation.confirm == selected.environment ? .perform : .rehearse
                let results = await fanOut(over: selected.targets, rollout: selected.rollout) { shard in
                    await clean(shard, in: selected.workspace, rehearsal: rehearsal) {
                        progress.showWaiting(holder: $0, of: shard)
                    }
                }
                return Report(clean: results, rehearsal: rehearsal, of: selected)
            }
    }
}
