import ArgumentParser
import Files
import Findings
import Reports

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a starter project.",
        discussion: """
            Makes migrations/ with a first migration, environments/local.yaml on an embedded SQLite database, and \
            shards/main.yaml. Files that are there already are left as they are.

            Examples:
              migrate init
              migrate init --project payment-db
            """
    )

    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "init", options: report)
            .present { [project] _ in
                let folder = project.project ?? "."
                let place = project.project ?? "this folder"
                let rows = try StarterProject.files.map { file in
                    [Cell.text(file.path), try write(file, in: folder)]
                }
                return Report(
                    command: "init",
                    tables: [
                        Table(key: "files", columns: [Column("file", "File"), Column("state", "State")], rows: rows)
                    ],
                    summary: "A project is ready in \(place).",
                    next: "Run 'migrate apply' to create its local database, then 'migrate status'.",
                    exitCode: ExitStatus.done.rawValue
                )
            }
    }
}

/// Writes one file unless something stands in its place.
private func write(_ file: StarterProject.File, in folder: String) throws(FileError) -> Cell {
    let path = Path.join(folder, file.path)
    guard File.kind(path) == nil else { return .state("left as it is", .quiet) }
    try Folder.create(Path.parent(of: path))
    try File.write(Array(file.text.utf8), to: path)
    return .state("written", .good)
}
