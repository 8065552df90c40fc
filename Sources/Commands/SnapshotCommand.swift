import ArgumentParser
import Files
import Operations
import Reports
import SchemaModel
import Topology

struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Write the live schema as a text that git can diff.",
        discussion: """
            One paragraph an object, sorted, one line a column, free of names and numbers that differ between equal \
            databases. 'migrate diff' and 'drift: {expected: file:PATH}' read it again.

            Examples:
              migrate snapshot --shard shard1 > payment.schema
              migrate snapshot --env prod --directory schemas
            """
    )

    @Option(
        help: ArgumentHelp("A folder that gets one file a shard, NAME.schema.", valueName: "dir"),
        completion: .directory
    )
    var directory: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "snapshot", options: report)
            .present { [self] _ in
                let selected = try await Selection(project: project, selection: selection)
                if directory == nil, selected.targets.count > 1 {
                    throw Refusal.usage(
                        "\(selected.targets.count) shards make as many files: add --directory, or name one --shard."
                    )
                }
                let results = await selected.survey { await snapshot(of: $0, in: selected.workspace) }
                if let directory {
                    try Folder.create(directory)
                    for result in results {
                        guard let schema = result.outcome else { continue }
                        let file = Path.join(directory, result.target.shard + ".schema")
                        try File.write(Array(schema.snapshot.utf8), to: file)
                    }
                }
                return Report(snapshot: results, directory: directory, of: selected)
            }
    }
}
