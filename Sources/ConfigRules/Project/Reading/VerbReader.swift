import ConfigSets
import Findings
import StrictYAML

/// Reads what a rule asks for: one verb of the entry at a time.
struct VerbReader {
    typealias Key = RuleReader.Key

    let environments: [String]
    /// The entry's own reason, which an `allow` without one takes.
    let why: String?
    let problems: ProblemCollector

    private enum AllowKey: String, CaseIterable {
        case why
    }

    private enum ShapeKey: String, CaseIterable {
        case left
        case right
        case except
    }

    /// The verb under a key; none when it is switched off or was reported.
    func read(_ key: Key, _ mapping: StrictMapping<Key>) -> [Located<RuleVerb>] {
        guard let node = mapping.node(key), let verb = verb(key, node, mapping) else { return [] }
        return [Located(verb, at: node.location)]
    }

    private func verb(_ key: Key, _ node: FileNode, _ mapping: StrictMapping<Key>) -> RuleVerb? {
        switch key {
        case .same: flag(key, mapping, .same)
        case .required: flag(key, mapping, .required)
        case .forbidden: flag(key, mapping, .forbidden)
        case .secretSource: flag(key, mapping, .secretSource)
        case .noDefault: flag(key, mapping, .noDefault)
        case .noTestCredential: flag(key, mapping, .noTestCredential)
        case .noLiveCredential: flag(key, mapping, .noLiveCredential)
        case .noCrossTalk: flag(key, mapping, .noCrossTalk)
        case .wired: flag(key, mapping, .wired)
        case .unique: flag(key, mapping, .unique)
        case .equal: literal(key, node).map { .equal($0) }
        case .pattern: mapping.text(key).map { .pattern($0.value) }
        case .notPattern: mapping.text(key).map { .notPattern($0.value) }
        case .derive: mapping.text(key).map { .derive($0.value) }
        case .use: mapping.text(key).map { .use(pack: $0.value) }
        case .oneOf: mapping.texts(key).map { .oneOf($0.map(\.value)) }
        case .type: ValueTypeReader(problems: problems).read(node).map { .type($0) }
        case .differ: node.plainText == "true" ? .differ(among: []) : names(key, mapping).map { .differ(among: $0) }
        case .order: names(key, mapping).map { .order($0) }
        case .allow: allow(key, node, mapping)
        case .range: RangeReader(environments: environments, problems: problems).read(node)
        case .sameShape: shape(key, mapping)
        case .implies: ConditionReader(problems: problems).read(node)
        case .id, .keys, .in, .services, .severity, .why: nil
        }
    }

    private func flag(_ key: Key, _ mapping: StrictMapping<Key>, _ verb: RuleVerb) -> RuleVerb? {
        mapping.flag(key) == true ? verb : nil
    }

    /// A value that may also be written `{is: value}`, where it looks like a word of ours.
    private func literal(_ key: Key, _ node: FileNode) -> String? {
        if let keys = node.keys, keys == ["is"] {
            return node.entries(called: key.rawValue, problems)?.first?.node.text(called: "is", problems)?.value
        }
        return node.text(called: key.rawValue, problems)?.value
    }

    private func names(_ key: Key, _ mapping: StrictMapping<Key>) -> [String]? {
        guard let names = mapping.texts(key) else { return nil }
        problems.check(names, areAmong: environments, called: "environment")
        return names.map(\.value)
    }

    private func allow(_ key: Key, _ node: FileNode, _ mapping: StrictMapping<Key>) -> RuleVerb? {
        if node.plainText == "true", let why { return .allow(why: why) }
        guard node.keys != nil, let reason = mapping.mapping(key, keys: AllowKey.self)?.text(.why) ?? nil else {
            problems.report("A difference is allowed for a reason: allow: {why: \"…\"}.", at: node.location)
            return nil
        }
        return .allow(why: ShownText.words(reason.value))
    }

    private func shape(_ key: Key, _ mapping: StrictMapping<Key>) -> RuleVerb? {
        guard let inner = mapping.mapping(key, keys: ShapeKey.self) else { return nil }
        guard let left = inner.text(.left), let right = inner.text(.right) else {
            problems.report("'same-shape' needs 'left' and 'right'.", at: inner.location)
            return nil
        }
        return .sameShape(
            left: KeyPattern(left.value),
            right: KeyPattern(right.value),
            except: inner.texts(.except)?.map { KeyPattern($0.value) } ?? []
        )
    }
}
