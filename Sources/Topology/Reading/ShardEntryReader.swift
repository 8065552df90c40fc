import Files
import Findings
import StrictYAML

/// Reads the keys that every kind of entry has.
struct ShardEntryReader {
    let reader: ShardReader
    let mapping: StrictMapping<ShardReader.EntryKey>
    /// `.numbers` in a range.
    let numbers: TemplateParts

    private var problems: ProblemCollector { reader.problems }

    /// Reads them all, and reports what is wrong.
    func read() -> ShardEntry {
        ShardEntry(
            locations: locations(),
            tags: mapping.texts(.tags)?.filter { problems.checkName($0, of: "tag") }.map(\.value) ?? [],
            fields: fields(mapping.table(.fields) ?? []),
            overrides: overrides()
        )
    }

    private func locations() -> [String] {
        guard let texts = mapping.texts(.migrations) else { return [Project.migrationsFolder] }
        if texts.isEmpty {
            problems.report("'migrations' must name a folder.", at: mapping.node(.migrations)?.location)
        }
        return texts.compactMap { text in
            guard Path.staysBelow(text.value) else {
                problems.report("'migrations' must be a path below migrations/.", at: text.location)
                return nil
            }
            let braces = text.value.replacing("{engine}", with: "").contains { "{}".contains($0) }
            if braces {
                problems.report("Of all fields, only {engine} can stand in 'migrations'.", at: text.location)
            }
            return Path.join(Project.migrationsFolder, text.value)
        }
    }

    private func fields(_ table: [(name: Located<String>, value: Located<String>)]) -> [String: Template] {
        var fields: [String: Template] = [:]
        for entry in table where problems.checkName(entry.name, of: "field") {
            if entry.name.value == "name" {
                problems.report("The field 'name' is the shard's name and cannot be given.", at: entry.name.location)
            }
            fields[entry.name.value] = problems.template(entry.value, allowing: numbers)
        }
        return fields
    }

    private func overrides() -> [String: ShardOverride] {
        var overrides: [String: ShardOverride] = [:]
        let entries = mapping.node(.environments)?.entries(called: "'environments'", problems) ?? []
        for entry in entries {
            guard let environment = reader.environments[entry.name.value] else {
                let known = reader.environments.keys.sorted()
                problems.report(
                    "There is no environment '\(entry.name.value)'."
                        + "\(suggestion(for: entry.name.value, among: known)) \(knownNames("environments", known))",
                    at: entry.name.location
                )
                continue
            }
            overrides[environment.name] = override(entry.node, environment)
        }
        return overrides
    }

    private func override(_ node: FileNode, _ environment: DeployEnvironment) -> ShardOverride? {
        let what = "'\(environment.name)'"
        guard let inner = StrictMapping<ShardReader.OverrideKey>(node, called: what, problems: problems) else {
            return nil
        }
        let reader = ConnectionReader(mapping: inner, problems: problems, extraParts: numbers)
        let connection = ConnectionSettings(
            url: reader.url(.url),
            password: reader.password(.password),
            tls: reader.tls(.tls),
            timeouts: reader.timeouts(.timeouts),
            schema: reader.template(.schema),
            settings: reader.settings(.settings),
            placeholders: reader.table(.placeholders)
        )
        problems.checkPassword(connection.password, in: environment)
        return ShardOverride(
            location: node.location,
            connection: connection,
            fields: fields(inner.table(.fields) ?? [])
        )
    }
}
