import Files
import Findings
import StrictYAML

/// Reads one file of `shards/`: one shard, or a list of shards, ranges and tables.
struct ShardReader {
    let problems: ProblemCollector
    /// The project folder.
    let folder: String
    let environments: [String: DeployEnvironment]

    private enum FileKey: String, CaseIterable {
        case shards
    }

    /// All keys of an entry; each kind of entry uses one of the first four.
    enum EntryKey: String, CaseIterable {
        case shard
        case range
        case csv
        case query
        case migrations
        case tags
        case fields
        case environments
    }

    /// The keys that a shard may give for one environment.
    enum OverrideKey: String, CaseIterable {
        case url
        case password
        case tls
        case timeouts
        case fields
        case schema
        case settings
        case placeholders
    }

    private enum RangeKey: String, CaseIterable {
        case name
        case from
        case to
    }

    /// The most shards that one range or table may make.
    static let shardsMax = 100_000

    /// The shards of one file, ranges by number; what is wrong is reported.
    func read(_ root: FileNode) -> [Shard] {
        guard root.keys?.contains(FileKey.shards.rawValue) == true else { return entry(root, called: "the file") }
        guard let mapping = StrictMapping<FileKey>(root, called: "the file", problems: problems),
            let items = mapping.node(.shards)?.items(called: "shards", problems)
        else { return [] }
        return items.flatMap { entry($0, called: "an entry of 'shards'") }
    }

    private func entry(_ node: FileNode, called what: String) -> [Shard] {
        guard let mapping = StrictMapping<EntryKey>(node, called: what, problems: problems) else { return [] }
        let kinds = [EntryKey.shard, .range, .csv, .query].filter { mapping.node($0) != nil }
        guard let kind = kinds.first, kinds.count == 1 else {
            problems.report("Write one of 'shard', 'range' and 'csv' to say which shards are meant.", at: node.location)
            return []
        }
        switch kind {
        case .shard: return single(mapping)
        case .range: return range(mapping)
        case .csv: return table(mapping)
        case .query, .migrations, .tags, .fields, .environments:
            problems.report(
                "Shards from a query come with a later version. Until then, write its answer to a file "
                    + "and name that under 'csv'.",
                at: mapping.node(kind)?.location
            )
            return []
        }
    }

    private func single(_ mapping: StrictMapping<EntryKey>) -> [Shard] {
        let entry = ShardEntryReader(reader: self, mapping: mapping, numbers: []).read()
        guard let name = mapping.text(.shard), problems.checkName(name, of: "shard"), let location = name.location
        else { return [] }
        let context = TemplateContext(shard: name.value, environment: "", fields: [:], number: nil)
        return entry.shard(name.value, at: location, context, problems).map { [$0] } ?? []
    }

    private func range(_ mapping: StrictMapping<EntryKey>) -> [Shard] {
        let entry = ShardEntryReader(reader: self, mapping: mapping, numbers: .numbers).read()
        let numbers = 0...1_000_000_000
        guard let range = mapping.mapping(.range, keys: RangeKey.self) else { return [] }
        for key in RangeKey.allCases where range.node(key) == nil {
            problems.report(
                "A range needs '\(key.rawValue)': {name: \"tenant{n:04}\", from: 1, to: 64}.",
                at: range.location
            )
        }
        guard let name = range.template(.name, allowing: .numbers), let first = range.number(.from, in: numbers),
            let last = range.number(.to, in: numbers)
        else { return [] }
        guard first <= last, last - first < Self.shardsMax else {
            problems.report("A range counts upwards and makes at most \(Self.shardsMax) shards.", at: range.location)
            return []
        }
        guard first == last || name.pieces.contains(where: { if case .number = $0 { true } else { false } }) else {
            problems.report("The name of a range must hold {n}, or all its shards have one name.", at: name.location)
            return []
        }
        var shards: [Shard] = []
        for number in first...last {
            let context = TemplateContext(shard: "", environment: "", fields: [:], number: number)
            guard let text = filled(name, context), problems.checkName(Located(text, at: name.location), of: "shard"),
                let shard = entry.shard(text, at: name.location, context, problems)
            else { return shards }
            shards.append(shard)
        }
        return shards
    }

    private func table(_ mapping: StrictMapping<EntryKey>) -> [Shard] {
        let entry = ShardEntryReader(reader: self, mapping: mapping, numbers: []).read()
        guard let file = mapping.text(.csv) else { return [] }
        guard Path.staysBelow(file.value) else {
            problems.report("'csv' must be a path inside the project folder.", at: file.location)
            return []
        }
        do throws(CSVProblem) {
            let table = try CSVTable(file: file.value, in: folder, rowsMax: Self.shardsMax)
            guard table.columns.contains("shard") else {
                throw CSVProblem(file: file.value, line: 1, sentence: "The table needs a column 'shard' for the names.")
            }
            return table.rows.compactMap { row in
                var fields = row.fields
                let name = Located(fields.removeValue(forKey: "shard") ?? "", at: row.location)
                guard problems.checkName(name, of: "shard") else { return nil }
                let context = TemplateContext(shard: name.value, environment: "", fields: [:], number: nil)
                return entry.shard(name.value, at: row.location, context, adding: fields, problems)
            }
        } catch {
            problems.report(
                error.sentence,
                at: error.line.map { SourceLocation(file: error.file, line: $0) } ?? file.location
            )
            return []
        }
    }

    private func filled(_ template: Template, _ context: TemplateContext) -> String? {
        do throws(TemplateGap) {
            return try template.outline(context)
        } catch {
            problems.report(error.sentence, at: template.location)
            return nil
        }
    }
}
