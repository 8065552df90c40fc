import ConfigSets
import Findings
import StrictYAML

/// Reads the name of a type: `duration`, `duration(s)`, `{long: ms}`.
struct ValueTypeReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case long
    }

    /// The type, or `nil` and a report.
    func read(_ node: FileNode) -> ValueType? {
        guard node.isText else {
            guard let mapping = StrictMapping<Key>(node, called: "a type", problems: problems) else { return nil }
            guard let unit = mapping.text(.long).flatMap({ TimeUnit(rawValue: $0.value) }) else {
                problems.report("A number that counts time is written {long: ms}.", at: node.location)
                return nil
            }
            return .count(of: unit)
        }
        guard let name = node.text(called: "type", problems) else { return nil }
        if let type = ValueType(named: name.value) { return type }
        problems.report(
            "There is no type '\(name.value)'.\(suggestion(for: name.value, among: ValueType.names)) "
                + knownNames("types", ValueType.names),
            at: name.location
        )
        return nil
    }
}
