import Findings
import SQLText

/// Puts shards and one environment together into targets, and refuses two targets on one database.
///
/// A class because each target is checked against those before it; every check is one look into a dictionary.
final class TargetBuilder {
    private let project: Project
    private let environment: DeployEnvironment
    private let problems: ProblemCollector
    private var databases: [DatabaseKey: Shard] = [:]
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
                outline: try outline(of: url, context),
                shared: environment.connection,
                own: override?.connection,
                context: context,
                store: project.store
            )
            try check(connection, shard)
            return Target(
                shard: shard.name,
                environment: environment.name,
                isProtected: environment.isProtected,
                tags: shard.tags,
                location: shard.location,
                dialect: connection.outline?.dialect,
                historyTable: project.settings.historyTable,
                placeholders: try placeholders(override, context),
                connection: connection
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
    private func outline(of url: Template, _ context: TemplateContext) throws(TemplateGap) -> AddressParts? {
        let text = try url.outline(context, inserting: .urlPart)
        guard text.first != Template.unread else { return nil }
        do throws(AddressProblem) {
            let parts = try AddressParts(text)
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
