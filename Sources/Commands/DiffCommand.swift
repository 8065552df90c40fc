import ArgumentParser
import Findings
import Operations
import Reports
import SQLText
import Topology

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two schemas: the differences, and the SQL that turns the first into the second.",
        discussion: """
            A side is one of
              SHARD            the live schema of a shard of --env
              SHARD@ENV        the same in another environment
              history:SHARD    what the applied history of the shard makes (also history:SHARD@ENV)
              file:PATH        what 'migrate snapshot' wrote

            Ends with 1 when there is a difference. Changes nothing.

            Examples:
              migrate diff shard1 shard2 --env prod
              migrate diff shard1@stage shard1@prod
              migrate diff history:shard1 shard1 --env prod
              migrate diff file:payment.schema shard1 --env prod --sql > upgrade.sql
            """
    )

    @Argument(help: "The schema to start from.")
    var first: SchemaName

    @Argument(help: "The schema to arrive at.")
    var second: SchemaName

    @Flag(help: "Print only the SQL that turns the first into the second.")
    var sql = false

    @Option(help: ArgumentHelp("For two files: postgres, mariadb, mysql or sqlite.", valueName: "engine"))
    var engine: Dialect?

    @Option(
        name: [.customLong("env"), .customShort("e")],
        help: ArgumentHelp("The environment of sides that name none.", valueName: "name")
    )
    var environment: String?

    @OptionGroup(title: "Output") var report: ReportOptions
    @OptionGroup(title: "Project") var project: ProjectOptions

    func run() async throws {
        try await Presenter(command: "diff", options: report)
            .present { [self] _ in
                let opened = try Project.opened(project)
                let sides = try [first, second].map { try $0.source(in: opened, environment: environment) }
                let workspace = try await Workspace(
                    project: opened,
                    targets: sides.compactMap(\.target),
                    engines: EngineCatalog.engines,
                    startedAt: WallClock.localTimestamp,
                    toolVersion: productVersion
                )
                let from = try await first.schema(of: sides[0], in: workspace)
                let to = try await second.schema(of: sides[1], in: workspace)
                let difference = workspace.difference(from: from, to: to, dialect: engine)
                return Report(difference, from: first.text, to: second.text, showsSQL: sql)
            }
    }
}

/// One side of a comparison, as a person writes it.
struct SchemaName: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        text = argument
    }

    /// What is meant, in a project.
    func source(in project: Project, environment: String?) throws -> SchemaSource {
        if text.hasPrefix("file:") { return .snapshot(path: String(text.dropFirst(5))) }
        let isHistory = text.hasPrefix("history:")
        let name = isHistory ? text.dropFirst(8) : text[...]
        let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let found = try project.targets(environment: parts.count == 2 ? parts[1] : environment, shards: [parts[0]])
        guard let target = found.first, found.count == 1 else {
            throw Refusal.usage("'\(text)' stands for \(found.count) shards: name one.")
        }
        return isHistory ? .history(target) : .live(target)
    }

    /// The schema of this side; what keeps it from being read says which side it was.
    func schema(of source: SchemaSource, in workspace: Workspace) async throws -> SourcedSchema {
        do throws(TargetFailure) {
            return try await workspace.schema(of: source)
        } catch {
            throw UnreadableSide(findings: error.findings.map { $0.on(shard: text) }, status: error.status)
        }
    }
}

/// One of two sides that could not be read, so that nothing could be compared.
struct UnreadableSide: Error {
    let findings: [Finding]
    let status: ExitStatus
}

extension SchemaSource {
    /// The target that has to be reached for it.
    fileprivate var target: Target? {
        switch self {
        case .live(let target), .history(let target): target
        case .snapshot: nil
        }
    }
}

extension Dialect: ExpressibleByArgument {}
