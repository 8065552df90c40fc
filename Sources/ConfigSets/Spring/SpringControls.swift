/// The settings of one place that decide which files and profiles there are.
struct SpringControls {
    /// By name in compared form.
    private let values: [String: ConfigEntry]
    /// The profile groups that it sets something of, by their name as it is written.
    let groups: [String]

    private static let roots = ["spring.profiles", "spring.config"].map { PropertyName($0) }
    private static let names = [
        "spring.config.additional-location", "spring.config.on-not-found", "spring.main.cloud-platform",
    ]

    init(_ entries: [ConfigEntry], kind: ConfigLayer.Kind) {
        var values: [String: ConfigEntry] = [:]
        var groups: [String] = []
        // The variables whose names hide a dash.
        let dashed = kind == .properties ? nil : EnvironmentClaims(variables: entries.map(\.key), keys: Self.names)
        for entry in entries where Self.isCandidate(entry.key) {
            let names = dashed.map { $0.names(for: entry.key) } ?? [PropertyName(entry.key)]
            for name in names where Self.decides(name) {
                values[name.text] = entry
                if name.text.hasPrefix(Self.group) { groups.append(Self.groupName(entry.key, name, kind)) }
            }
        }
        self.values = values
        var known: Set<String> = []
        self.groups = groups.filter { known.insert($0).inserted }
    }

    private static func decides(_ name: PropertyName) -> Bool {
        roots.contains { name.isInside($0) } || name.text == "spring.main.cloudplatform"
    }

    /// Few keys of a service begin as the names that decide do.
    private static func isCandidate(_ key: String) -> Bool {
        key.utf8.first.map { $0 | 0x20 == UInt8(ascii: "s") || $0.uniform == nil } ?? false
    }

    private static let group = "spring.profiles.group"

    /// The name of a group as it is written: profiles are told apart by case and dashes.
    private static func groupName(_ key: String, _ name: PropertyName, _ kind: ConfigLayer.Kind) -> String {
        switch kind {
        case .environmentVariables:
            let elements = name.elements.dropFirst(3).prefix { $0.number == nil }
            return PropertyName(elements: Array(elements)).text
        case .properties:
            var rest = key[...]
            for _ in 0..<3 { rest = rest.drop { $0 == "." }.drop { $0 != "." && $0 != "[" } }
            if rest.first == "." { rest = rest.dropFirst() }
            var parts: [Substring] = []
            while let first = rest.first {
                if first == "[" {
                    let inner = rest.dropFirst().prefix { $0 != "]" }
                    if inner.allSatisfy(\.isNumber) { break }
                    parts.append(inner)
                    rest = rest[inner.endIndex...].dropFirst()
                } else {
                    let word = rest.prefix { $0 != "." && $0 != "[" }
                    parts.append(word)
                    rest = rest[word.endIndex...]
                }
                if rest.first == "." { rest = rest.dropFirst() }
            }
            return parts.joined(separator: ".")
        }
    }

    /// What a property is set to here.
    func value(_ key: String) -> ConfigEntry? { values[PropertyName(key).text] }

    /// The property itself or its first item, to point at.
    func first(_ key: String) -> ConfigEntry? {
        let name = PropertyName(key).text
        return values[name] ?? values[name + "[0]"]
    }

    /// The items of a list as they are set here, `nil` when nothing of it is: a text with commas counts as a whole.
    func items(_ key: String, resolve: (ConfigText) -> String) -> [Item]? {
        let name = PropertyName(key).text
        if let whole = values[name] {
            return resolve(whole.text).split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
                .map { Item(text: $0, entry: whole) }
        }
        var items: [Item] = []
        while let entry = values[name + "[\(items.count)]"] {
            items.append(Item(text: resolve(entry.text), entry: entry))
        }
        return items.isEmpty ? nil : items
    }

    /// One item of a list, and the entry that it stands in.
    struct Item: Hashable {
        let text: String
        let entry: ConfigEntry

        /// The text for people: as it is written where placeholders fill it in, and nothing of it where it is a secret.
        var shown: String { shown(text) }

        /// A part of the text for people, by the same rule.
        func shown(_ part: String) -> String {
            if entry.text.isSecret { return "‹secret›" }
            return entry.text.use { PlaceholderText.isPlain($0) ? part : $0 }
        }
    }
}
