import Findings
import SQLText
import StrictYAML

/// Puts shards and one environment together into targets, and refuses two targets on one database.
///
/// A class because each target is checked against those before it; every check is one look into a dictionary.
final class TargetBuilder {
    private let project: Project
    private let environment: DeployEnvironment
    private let problems: ProblemCollector
    private var databases: [DatabaseKey: Shard] = [:]
    /// What is live and what is for replays, as far as the project's files tell.
    private var liveDatabases: [DatabaseKey: Shard] = [:]
    private var scratchDatabases: [DatabaseKey: SourceLocation] = [:]
    private var reportedURLs: Set<SourceLocation> = []

    init(project: Project, environment: DeployEnvironment, problems: ProblemCollector) {
        self.project = project
        self.environment = environment
        self.problems = problems
    }

    /// The shard's target; `nil` when it has no database in the environment or was reported.
    func target(for shard: Shard) -> Target? {
        let override = shard.overrides[environment.name]
        guard let url = override?.connection.url ?? environment.connection.url else { return nil }
        do throws(TemplateGap) {
            let context = try context(of: shard, override)
            let connection = TargetConnection(
                folder: project.folder,
                locations: shard.locations,
                url: url,
                outline: try outline(of: url, for: .target, context),
                shared: environment.connection,
                own: override?.connection,
                context: context,
                store: project.store
            )
            try check(connection, shard)
            let scratches = try environment.scratch.map { (settings) throws(TemplateGap) in
                try scratch(settings, context)
            }
            refuseLiveScratch(connection, scratches, of: shard)
            return Target(
                shard: shard.name,
                environment: environment.name,
                isProtected: environment.isProtected,
                tags: shard.tags,
                location: shard.location,
                dialect: connection.outline?.dialect,
                historyTable: project.settings.historyTable,
                placeholders: try placeholders(override, context),
                connection: connection,
                scratches: scratches
            )
        } catch {
            problems.report(error.sentence, at: url.location)
            return nil
        }
    }

    /// What the texts of a shard are filled in with; its fields for this environment may use its number.
    private func context(of shard: Shard, _ override: ShardOverride?) throws(TemplateGap) -> TemplateContext {
        func context(_ fields: [String: String]) -> TemplateContext {
            TemplateContext(shard: shard.name, environment: environment.name, fields: fields, number: shard.number)
        }
        let bare = context([:])
        var fields = shard.fields
        for (name, template) in override?.fields ?? [:] { fields[name] = try template.outline(bare) }
        return context(fields)
    }

    /// The url's parts without reading a variable; `nil` when they depend on one, or were reported.
    private func outline(
        of url: Template,
        for purpose: AddressPurpose,
        _ context: TemplateContext
    ) throws(TemplateGap) -> AddressParts? {
        let text = try url.outline(context, inserting: .urlPart)
        guard text.first != Template.unread else { return nil }
        do throws(AddressProblem) {
            let parts = try AddressParts(text, for: purpose)
            try parts.refuseWrittenPassword()
            if !text.contains(Template.unread) { _ = try parts.address(in: project.folder) }
            return parts
        } catch {
            // One bad line is one problem, however many shards it serves.
            if reportedURLs.insert(url.location).inserted {
                problems.report("Shard \(context.shard): \(error)", at: url.location)
            }
            return nil
        }
    }

    /// A server for replays, its texts filled in for one shard; an account and bounds of its own, and no settings.
    private func scratch(
        _ settings: ScratchSettings,
        _ context: TemplateContext
    ) throws(TemplateGap) -> TargetConnection {
        var shared = ConnectionSettings()
        shared.password = settings.password
        shared.tls = settings.tls
        shared.timeouts = environment.connection.timeouts
        let connection = TargetConnection(
            folder: project.folder,
            locations: [],
            url: settings.url,
            outline: try outline(of: settings.url, for: .scratch, context),
            shared: shared,
            own: nil,
            context: context,
            store: project.store,
            purpose: .scratch
        )
        for template in connection.templates { _ = try template.outline(context) }
        return connection
    }

    /// A replay must never touch a live database.
    private func refuseLiveScratch(_ connection: TargetConnection, _ scratches: [TargetConnection], of shard: Shard) {
        guard !scratches.isEmpty else { return }
        if let parts = connection.outline, let key = DatabaseKey(parts, schema: nil, folder: project.folder) {
            liveDatabases[key.wholeDatabase] = shard
            if let location = scratchDatabases[key.wholeDatabase] { reportLiveScratch(of: shard, at: location) }
        }
        for scratch in scratches {
            guard let parts = scratch.outline, !parts.path.isEmpty,
                let key = DatabaseKey(parts, schema: nil, folder: project.folder)?.wholeDatabase,
                scratchDatabases.updateValue(scratch.url.location, forKey: key) == nil,
                let live = liveDatabases[key]
            else { continue }
            reportLiveScratch(of: live, at: scratch.url.location)
        }
    }

    private func reportLiveScratch(of shard: Shard, at location: SourceLocation) {
        problems.report(
            "'scratch' leads to the database of shard \(shard.name) in environment \(environment.name).",
            advice: "Name a database of its own: everything in it is dropped.",
            at: location
        )
    }

    private func check(_ connection: TargetConnection, _ shard: Shard) throws(TemplateGap) {
        for template in connection.templates { _ = try template.outline(connection.context) }
        _ = try connection.settings()
        guard let parts = connection.outline else { return }
        if let schema = connection.own?.schema, !parts.dialect.hasSchemas {
            problems.report("'schema' means nothing on \(parts.dialect.displayName).", at: schema.location)
        }
        let schema = try connection.schema()
        guard let key = DatabaseKey(parts, schema: schema, folder: project.folder) else { return }
        guard let other = databases[key] else {
            databases[key] = shard
            return
        }
        problems.report(
            "Shards \(other.name) and \(shard.name) lead to the same database in environment \(environment.name).",
            advice: "Shard \(other.name) is declared at \(other.location). Give one of them another url.",
            at: shard.location
        )
    }

    /// The project's placeholders, overridden by the environment's, overridden by the shard's, whatever their case.
    private func placeholders(
        _ override: ShardOverride?,
        _ context: TemplateContext
    ) throws(TemplateGap) -> [String: String] {
        var values = project.settings.placeholders
        for templates in [environment.connection.placeholders, override?.connection.placeholders ?? [:]] {
            for (name, template) in templates {
                let lowercased = name.lowercased()
                for other in values.keys where other.lowercased() == lowercased { values[other] = nil }
                values[name] = try template.outline(context)
            }
        }
        return values
    }
}
