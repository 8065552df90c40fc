import ArgumentParser
import Files
import Operations
import Reports
import Topology

struct DriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Show how the live schema of each shard differs from what its history makes.",
        discussion: """
            Only the live part of 'validate', with each difference in full. With --fix adopt, a new migration is written \
            that makes history say what is there; with --fix revert, the SQL that brings the database back is printed. \
            Statements that may lose data are commented out until a person has read them. Both are proved in a scratch \
            database before they are offered, and nothing is run on the shard.

            Examples:
              migrate drift --env prod
              migrate drift --env prod --shard shard2 --fix adopt --in payment/common
              migrate drift --env prod --shard shard2 --fix revert > revert.sql
            """
    )

    @Option(help: ArgumentHelp("Write what ends the drift: adopt or revert.", valueName: "side"))
    var fix: DriftFixDirection?

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The folder below migrations/ for the migration that adopts.", valueName: "folder"),
        completion: .directory
    )
    var folder: String?

    @OptionGroup(title: "Strictness") var strictness: StrictnessOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func validate() throws {
        guard folder == nil || fix == .adopt else { throw ValidationError("--in belongs to --fix adopt.") }
    }

    func run() async throws {
        try await Presenter(command: "drift", options: report)
            .present { [self] _ in
                let selected = try await Selection(project: project, selection: selection)
                switch fix {
                case nil:
                    let survey = await ValidationSurvey(driftOf: selected).judged(by: strictness)
                    return Report(drift: survey)
                case .adopt?: return try await adopt(selected)
                case .revert?:
                    return Report(
                        reversion: await selected.survey { await fixDrift(.revert, of: $0, in: selected.workspace) },
                        of: selected
                    )
                }
            }
    }

    /// Writes one migration for all selected shards, whose drift has to be the same then.
    private func adopt(_ selected: Selection) async throws -> Report {
        let results = await selected.survey { await fixDrift(.adopt, of: $0, in: selected.workspace) }
        var adoption = DriftAdoption(results: results, selection: selected)
        if adoption.isReady {
            let opened = selected.workspace.project
            try MigrationSums.requireAgreement(of: opened)
            let draft = try MigrationDraft(
                adopting: adoption.text,
                in: folder ?? adoption.folder,
                of: opened
            )
            let path = Path.join(opened.folder, draft.path)
            try Folder.create(Path.parent(of: path))
            try File.write(Array(draft.text.utf8), to: path)
            try MigrationSums.update(of: opened)
            adoption.file = draft.path
        }
        return Report(adoption: adoption)
    }
}

extension DriftFixDirection: ExpressibleByArgument {}
