package import Findings

/// One mapping of a project file, every key of it known.
///
/// Reports an unknown key, a key that stands twice and a value of the wrong kind, each with its place, and goes on:
/// what could not be read counts as not written.
package struct StrictMapping<Key: RawRepresentable & CaseIterable> where Key.RawValue == String {
    /// Where the mapping begins.
    package let location: SourceLocation
    private let values: [String: FileNode]
    package let problems: ProblemCollector

    /// Reads a mapping; `what` names it in the error when it is something else.
    package init?(_ node: FileNode, called what: String, problems: ProblemCollector) {
        guard let entries = node.entries(called: what, problems) else { return nil }
        location = node.location
        self.problems = problems
        let known = Key.allCases.map(\.rawValue)
        var values: [String: FileNode] = [:]
        for entry in entries {
            if known.contains(entry.name.value) {
                values[entry.name.value] = entry.node
            } else {
                let name = entry.name.value
                problems.report(
                    "Unknown key '\(name)'.\(suggestion(for: name, among: known)) \(knownNames("keys", known))",
                    at: entry.name.location
                )
            }
        }
        self.values = values
    }

    /// Refuses keys that only a later version will understand.
    package func refuse(_ later: [Key]) {
        for key in later {
            guard let node = node(key) else { continue }
            problems.report("'\(key.rawValue)' is not supported by this version.", at: node.location)
        }
    }

    /// What stands under a key, whatever it is.
    package func node(_ key: Key) -> FileNode? { values[key.rawValue] }

    /// A text, whatever it looks like.
    package func text(_ key: Key) -> Located<String>? { node(key)?.text(called: key.rawValue, problems) }

    /// A text, or a list of texts.
    package func texts(_ key: Key) -> [Located<String>]? { node(key)?.texts(called: key.rawValue, problems) }

    /// `true` or `false`, and none of YAML's other words for them.
    package func flag(_ key: Key) -> Bool? {
        guard let node = node(key) else { return nil }
        switch node.plainText {
        case "true": return true
        case "false": return false
        case _:
            problems.report("'\(key.rawValue)' must be true or false.", at: node.location)
            return nil
        }
    }

    /// A whole number within bounds.
    package func number(_ key: Key, in range: ClosedRange<Int>) -> Int? {
        guard let node = node(key) else { return nil }
        guard let number = node.plainText.flatMap({ Int($0) }), range.contains(number) else {
            problems.report(
                "'\(key.rawValue)' must be a number from \(range.lowerBound) to \(range.upperBound).",
                at: node.location
            )
            return nil
        }
        return number
    }

    /// A time such as `500ms`.
    package func duration(_ key: Key) -> Duration? {
        guard let node = node(key) else { return nil }
        guard let duration = node.plainText.flatMap({ Duration(written: $0) }) else {
            problems.report("'\(key.rawValue)' must be a time such as 500ms, 5s, 2m or 0.", at: node.location)
            return nil
        }
        return duration
    }

    /// One word of a list.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ key: Key, _: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text.value) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        problems.report(
            "'\(key.rawValue)' cannot be '\(text.value)'.\(suggestion(for: text.value, among: known)) "
                + knownNames("values", known),
            at: text.location
        )
        return nil
    }

    /// A mapping whose keys are known as well.
    package func mapping<Inner>(_ key: Key, keys: Inner.Type) -> StrictMapping<Inner>? {
        node(key).flatMap { StrictMapping<Inner>($0, called: "'\(key.rawValue)'", problems: problems) }
    }

    /// A mapping whose keys are the project's own words, each with a text.
    package func table(_ key: Key) -> [(name: Located<String>, value: Located<String>)]? {
        node(key)?.entries(called: "'\(key.rawValue)'", problems)?
            .compactMap { entry in
                entry.node.text(called: entry.name.value, problems).map { (entry.name, $0) }
            }
    }
}
