import ConfigSets
import StrictYAML

/// One key over the environments in which a rule decides about it.
struct RuleRow {
    let key: ComparedKey
    /// In the order of the key's values.
    let columns: [ServiceState.Column]

    init(_ name: PropertyName, _ columns: [ServiceState.Column], types: TypeTable, spelled: String? = nil) {
        key = ComparedKey(name, columns.map { $0.settings.values[name] }, types: types, spelled: spelled)
        self.columns = columns
    }

    /// The row of a comparison that was made already.
    init(key: ComparedKey, columns: [ServiceState.Column]) {
        self.key = key
        self.columns = columns
    }

    var isEmpty: Bool { key.values.allSatisfy { $0 == nil } }

    /// The environments that have the key, each with its value.
    var present: [(index: Int, value: EffectiveValue)] {
        key.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    }

    func name(_ index: Int) -> String { columns[index].environment.name.value }

    /// A rule's own text about the key, in quotes; a word in its place where the key or the text is a secret.
    func quoted(_ text: String) -> String {
        let isSecret = key.isSecret || SecretPolicy().text(text, of: key.spelling).isSecret
        return isSecret ? "what the rule says" : "'\(text)'"
    }

    func names(_ indices: some Sequence<Int>) -> String { indices.map(name).joinedWords }

    /// The place to look at when no single environment is to blame: production's, else the last that has one.
    func side(_ index: Int, remark: String? = nil) -> RuleViolation.Side {
        RuleViolation.Side(
            environment: name(index),
            value: key.values[index],
            letter: key.classes[index],
            remark: remark
        )
    }

    func sides(remarks: [Int: String] = [:]) -> [RuleViolation.Side] {
        columns.indices.map { side($0, remark: remarks[$0]) }
    }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    var joinedWords: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
