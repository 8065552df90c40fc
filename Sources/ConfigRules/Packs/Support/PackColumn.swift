import ConfigSets
import StrictYAML

/// One environment of a service, as the rules of packs ask it.
struct PackColumn {
    let environment: ConfigEnvironment
    let settings: ConfigSet
    let stack: ConfigStack
    private let survey: PackSurvey
    let found: PackSurvey.Contents

    init(_ column: ServiceState.Column) {
        environment = column.environment
        settings = column.settings
        stack = column.stack
        survey = column.survey
        found = column.survey.found
    }

    /// Every setting that names hosts or names.
    var places: [NamedPlaces] { survey.namedPlaces }

    /// Every credential of a known issuer, under the setting that uses it.
    var credentials: [(setting: PackSurvey.Setting, kind: CredentialKind)] { survey.knownCredentials }

    /// Every setting whose name ends with one of these words.
    func settings(ending words: String...) -> [PackSurvey.Setting] { words.flatMap { found.byLast[$0] ?? [] } }

    /// Every setting in the tree below a name.
    func settings(below tree: PropertyName) -> [PackSurvey.Setting] {
        guard let first = tree.elements.first else { return found.all }
        let all = found.byFirst[first] ?? []
        return tree.elements.count == 1 ? all : all.filter { $0.name.isInside(tree) }
    }

    var name: String { environment.name.value }

    /// What a key is set to, under any name that Spring knows it by.
    func value(_ key: String) -> EffectiveValue? {
        if let value = settings.values[PropertyName(key)] { return value }
        // No file has the key, so nobody could tell that the dashes of its variable part words and not elements.
        guard stack.layers.contains(where: { $0.kind == .environmentVariables }), key.contains("-") else { return nil }
        return PropertyName.environmentVariables(for: key).lazy
            .compactMap { settings.values[PropertyName(environmentVariable: $0)] }.first
    }

    /// The first of several keys that is set: names of one setting in several versions of a framework.
    func value(anyOf keys: String...) -> EffectiveValue? { keys.lazy.compactMap { value($0) }.first }

    /// Whether a key says yes.
    func isTrue(_ key: String) -> Bool { value(key)?.truth == true }

    /// Whether a key says no.
    func isFalse(_ key: String) -> Bool { value(key)?.truth == false }

    /// Whether anything is set in the tree below a key.
    func hasAny(below key: String) -> Bool {
        let tree = PropertyName(key)
        guard let first = tree.elements.first else { return false }
        return found.byFirst[first]?.contains { $0.name.isInside(tree) } ?? false
    }

    /// What is set in the tree below a key, by the letters of the rest of the name: `enable.idempotence`,
    /// `enable-idempotence` and `[enable.idempotence]` are `enableidempotence`.
    func members(below key: String) -> [String: EffectiveValue] { members(below: PropertyName(key)) }

    func members(below tree: PropertyName) -> [String: EffectiveValue] {
        var members: [String: EffectiveValue] = [:]
        for setting in settings(below: tree) where setting.name != tree {
            members[setting.name.letters(after: tree.elements.count)] = setting.value
        }
        return members
    }

    /// The items of a list, however it is written; `nil` when it is not set.
    func items(_ key: String) -> (items: [String], value: EffectiveValue)? {
        if let whole = value(key) { return (whole.list, whole) }
        var items: [(index: Int, value: EffectiveValue)] = []
        let base = PropertyName(key)
        for setting in settings(below: base) where setting.elements.count == base.elements.count + 1 {
            if let index = setting.elements.last?.number { items.append((index, setting.value)) }
        }
        items.sort { $0.index < $1.index }
        guard let first = items.first?.value else { return nil }
        return (items.flatMap { $0.value.list }, first)
    }
}

extension PropertyName {
    /// The elements behind the first `count`, as letters and digits without anything between.
    func letters(after count: Int) -> String {
        elements.dropFirst(count)
            .map { element in
                switch element {
                case .word(let word): word
                case .index(let index): PropertyName(index).elements.compactMap(\.word).joined()
                }
            }
            .joined()
    }

    /// The last element, when it is a word.
    var lastWord: String? { elements.last?.word }
}

extension PropertyName.Element {
    /// The letters of an element that is no index.
    var word: String? {
        switch self {
        case .word(let word): word
        case .index: nil
        }
    }
}

extension EffectiveValue {
    /// A truth value, when the text is one as Spring reads it.
    var truth: Bool? { text.use { ValueType.boolean.canonical($0) }.map { $0 == "true" } }

    /// A whole number, when the text is one.
    var number: Int? { text.use { ValueType.integer.canonical($0) }.flatMap { Int($0) } }

    /// The text in lower case without dashes and underscores, as Spring finds the constants of an enum.
    var constant: String { text.use { ValueType.enumeration.canonical($0) ?? "" } }

    /// The parts between commas.
    var list: [String] {
        text.use { text in
            text.split(separator: ",").map { $0.filter { !$0.isWhitespace && $0 != "\"" } }.filter { !$0.isEmpty }
        }
    }

    /// Whether nothing is written there, which counts as not set.
    var isEmpty: Bool { text.use { $0.allSatisfy(\.isWhitespace) } }
}
