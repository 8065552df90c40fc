package import ConfigSets
import Findings
import StrictYAML
import YAML

extension ConfigBaseline {
    private enum Key: String, CaseIterable {
        case version
        case findings
    }

    private enum EntryKey: String, CaseIterable {
        case code
        case rule
        case service
        case key
        case environments
        case since
    }

    /// Reads a baseline's file.
    ///
    /// - Throws: `ConfigFileError` when it is not one that this tool wrote: no finding is hidden by half of one.
    package init(_ bytes: [UInt8], file: String) throws(ConfigFileError) {
        let problems = ProblemCollector(code: "CONFIG_UNREADABLE")
        var entries: [Entry] = []
        do throws(YAMLError) {
            // What we write as JSON is YAML too.
            let root = try YAMLStream.parse(bytes, file: file).first.map { FileNode(file: file, node: $0) }
            entries = root.flatMap { Self.entries($0, problems) } ?? []
        } catch {
            let place = SourceLocation(file: file, line: error.position?.line, column: error.position?.column)
            throw ConfigFileError("This is no baseline: \(error.problem.description)", at: place)
        }
        if let problem = problems.findings.first {
            throw ConfigFileError(problem.message, at: problem.location ?? SourceLocation(file: file))
        }
        self.init(entries: entries)
    }

    private static func entries(_ root: FileNode, _ problems: ProblemCollector) -> [Entry]? {
        guard let mapping = StrictMapping<Key>(root, called: "a baseline", problems: problems) else { return nil }
        if mapping.node(.version)?.plainText != "1" {
            problems.report("A baseline of this version begins with \"version\": 1.", at: mapping.location)
        }
        return mapping.node(.findings)?.items(called: "findings", problems)?.compactMap { entry($0, problems) }
    }

    private static func entry(_ node: FileNode, _ problems: ProblemCollector) -> Entry? {
        guard let mapping = StrictMapping<EntryKey>(node, called: "a finding", problems: problems) else { return nil }
        guard let code = mapping.text(.code)?.value, let rule = mapping.text(.rule)?.value,
            let service = mapping.text(.service)?.value, let key = mapping.text(.key)?.value,
            let environments = mapping.texts(.environments)?.map(\.value),
            let since = mapping.text(.since).flatMap({ CalendarDate($0.value) })
        else {
            problems.report("A finding of a baseline has a code, a rule, a key and a day.", at: mapping.location)
            return nil
        }
        return Entry(
            code: code,
            rule: rule,
            service: service,
            key: key,
            environments: environments.sorted(),
            since: since
        )
    }

    /// The baseline as a file, one finding a line, in an order of its own: a change of one shows as one line.
    package var text: String {
        let lines = entries.map { entry in
            let environments = entry.environments.map(\.inDoubleQuotes).joined(separator: ", ")
            return "    {\"code\": \(entry.code.inDoubleQuotes), \"rule\": \(entry.rule.inDoubleQuotes), "
                + "\"service\": \(entry.service.inDoubleQuotes), \"key\": \(entry.key.inDoubleQuotes), "
                + "\"environments\": [\(environments)], \"since\": \"\(entry.since)\"}"
        }
        let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
        return "{\n  \"version\": 1,\n  \"findings\": \(list)\n}\n"
    }
}
