import ConfigSets
import Findings
import StrictYAML

/// Reads one entry of `waivers:`.
struct WaiverReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case id
        case finding
        case keys
        case `in`
        case reason
        case owner
        case ticket
        case expires

        static let required: [Key] = [.id, .finding, .reason, .owner, .expires]
    }

    /// The waiver, or `nil` and a report: one that names nobody or never ends is none.
    func read(_ node: FileNode) -> Waiver? {
        guard let mapping = StrictMapping<Key>(node, called: "a waiver", problems: problems) else { return nil }
        let missing = Key.required.filter { mapping.node($0) == nil }.map { "'\($0.rawValue)'" }
        guard missing.isEmpty else {
            problems.report(
                "A waiver needs an id, a finding, a reason, an owner and a last day, and this one lacks "
                    + "\(missing.joined(separator: ", ")).",
                at: mapping.location
            )
            return nil
        }
        let only = mapping.texts(.in)
        problems.check(only, areAmong: environments, called: "environment")
        guard let id = mapping.text(.id), let finding = words(mapping, .finding), let reason = words(mapping, .reason),
            let owner = words(mapping, .owner), let expires = mapping.text(.expires).flatMap(date)
        else { return nil }
        return Waiver(
            id: id,
            finding: finding,
            keys: mapping.texts(.keys)?.map { KeyPattern($0.value) } ?? [],
            environments: only?.map(\.value),
            reason: ShownText.words(reason),
            owner: owner,
            ticket: mapping.text(.ticket)?.value,
            expires: expires
        )
    }

    private func words(_ mapping: StrictMapping<Key>, _ key: Key) -> String? {
        guard let text = mapping.text(key) else { return nil }
        if text.value.contains(where: { !$0.isWhitespace }) { return text.value }
        problems.report("'\(key.rawValue)' must say something.", at: text.location)
        return nil
    }

    private func date(_ text: Located<String>) -> CalendarDate? {
        if let date = CalendarDate(text.value) { return date }
        problems.report("'expires' must be a day such as 2027-03-31.", at: text.location)
        return nil
    }
}
