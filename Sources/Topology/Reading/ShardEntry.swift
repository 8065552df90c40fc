import Findings
import StrictYAML

/// What all shards of one entry have in common, read once.
struct ShardEntry {
    let locations: [String]
    let tags: [String]
    let fields: [String: Template]
    let overrides: [String: ShardOverride]

    /// One shard of the entry; `nil` and a report when a field cannot be worked out.
    func shard(
        _ name: String,
        at location: SourceLocation,
        _ context: TemplateContext,
        adding more: [String: String] = [:],
        _ problems: ProblemCollector
    ) -> Shard? {
        var values: [String: String] = [:]
        for (field, template) in fields {
            do throws(TemplateGap) {
                values[field] = try template.outline(context)
            } catch {
                problems.report(error.sentence, at: template.location)
                return nil
            }
        }
        return Shard(
            name: name,
            location: location,
            number: context.number,
            locations: locations,
            tags: tags,
            fields: values.merging(more) { $1 },
            overrides: overrides
        )
    }
}
