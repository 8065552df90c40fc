import Findings
import SchemaModel
import StrictYAML

/// Reads `drift:` of `migrate.yaml`.
struct DriftReader {
    let problems: ProblemCollector

    enum Key: String, CaseIterable {
        case expected
        case unmanaged
        case ignore
        case roles
    }

    private enum IgnoreKey: String, CaseIterable {
        case object
        case owner
        case reason
        case expires
        case shard

        /// What an exception must say, and in which words it is asked for.
        static let required: [IgnoreKey] = [.object, .owner, .reason, .expires]
    }

    /// The settings; what could not be read keeps its default and is reported.
    func read(_ mapping: StrictMapping<Key>?) -> DriftSettings {
        var drift = DriftSettings()
        guard let mapping else { return drift }
        drift.expected = expected(mapping.text(.expected)) ?? drift.expected
        drift.unmanaged = mapping.choice(.unmanaged, UnmanagedRule.self) ?? drift.unmanaged
        drift.ignored = mapping.node(.ignore)?.items(called: Key.ignore.rawValue, problems)?.compactMap(ignored) ?? []
        drift.roles = mapping.texts(.roles)?.compactMap(role) ?? []
        return drift
    }

    private func expected(_ text: Located<String>?) -> Located<ExpectedSource>? {
        guard let text else { return nil }
        if let source = ExpectedSource(text.value) { return Located(source, at: text.location) }
        let forms = ExpectedSource.forms
        problems.report(
            "'expected' cannot be '\(text.value)'.\(suggestion(for: text.value, among: forms)) "
                + knownNames("values", forms),
            at: text.location
        )
        return nil
    }

    private func role(_ text: Located<String>) -> String? {
        guard text.value.isEmpty else { return text.value }
        problems.report("'roles' must name accounts.", at: text.location)
        return nil
    }

    private func ignored(_ node: FileNode) -> IgnoredDrift? {
        guard let mapping = StrictMapping<IgnoreKey>(node, called: "an entry of 'ignore'", problems: problems) else {
            return nil
        }
        let missing = IgnoreKey.required.filter { mapping.node($0) == nil }.map { "'\($0.rawValue)'" }
        guard missing.isEmpty else {
            problems.report(
                "An exception needs an object, an owner, a reason and a last day, and this one lacks "
                    + "\(missing.joined(separator: ", ")).",
                at: mapping.location
            )
            return nil
        }
        let object = mapping.text(.object).flatMap(pattern)
        let owner = words(mapping, .owner)
        let reason = words(mapping, .reason)
        let expires = mapping.text(.expires).flatMap(date)
        guard let object, let owner, let reason, let expires else { return nil }
        return IgnoredDrift(
            object: object,
            owner: owner,
            reason: reason,
            expires: expires,
            shards: mapping.text(.shard).map { ShardPattern($0.value) },
            location: mapping.location
        )
    }

    private func words(_ mapping: StrictMapping<IgnoreKey>, _ key: IgnoreKey) -> String? {
        guard let text = mapping.text(key) else { return nil }
        guard text.value.allSatisfy(\.isWhitespace) else { return text.value }
        problems.report("'\(key.rawValue)' must not be empty: an exception is somebody's.", at: text.location)
        return nil
    }

    private func pattern(_ text: Located<String>) -> ObjectPattern? {
        do throws(ObjectPattern.Problem) {
            return try ObjectPattern(text.value)
        } catch {
            switch error {
            case .noKind:
                problems.report(
                    "'object' must be KIND:NAME, such as table:audit_* or column:payment.memo.",
                    at: text.location
                )
            case .unknownKind(let kind):
                let known = ObjectKind.allCases.map(\.rawValue).sorted()
                problems.report(
                    "Unknown kind '\(kind)'.\(suggestion(for: kind, among: known)) \(knownNames("kinds", known))",
                    at: text.location
                )
            }
            return nil
        }
    }

    private func date(_ text: Located<String>) -> CalendarDate? {
        if let date = CalendarDate(text.value) { return date }
        problems.report("'expires' must be a day of the calendar such as 2027-03-31.", at: text.location)
        return nil
    }
}
