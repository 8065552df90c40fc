import ConfigSets
import Findings

extension FixSearch {
    /// Settings of a profile's file that the base file has already.
    mutating func dropRepetitions(in state: ServiceState) {
        for column in state.columns {
            for value in column.settings.values.values.sorted(by: { $0.winner.location.precedes($1.winner.location) }) {
                let chain = [value.winner] + value.hidden
                for (strong, weak) in zip(chain, chain.dropFirst())
                where strong.text == weak.text && strong.store == nil && weak.store == nil
                    && strong.location.isOfProfile(besides: weak.location)
                {
                    drop(strong, for: weak)
                }
            }
        }
    }

    private mutating func drop(_ candidate: EffectiveValue.Candidate, for base: EffectiveValue.Candidate) {
        guard let line = candidate.location.line, let column = candidate.location.column else { return }
        let name = PropertyName(candidate.key)
        let word = "it repeats \(base.location), and "
        if candidate.text.isSecret { return leave(candidate.key, at: candidate.location, word + "is a secret") }
        if name.list != nil { return leave(candidate.key, at: candidate.location, word + "is an item of a list") }
        if name.isControl { return leave(candidate.key, at: candidate.location, word + "decides which files are read") }
        note(
            ConfigFix(
                kind: .dropped(base: base.location),
                key: candidate.key,
                file: candidate.location.file,
                line: line,
                edit: .removal(line: line, column: column)
            )
        )
    }

    /// Keys whose words are not in kebab case, where it is sure that none of the words is a map's key.
    mutating func spellInKebabCase(in state: ServiceState) {
        let layers = state.columns.flatMap(\.stack.layers).filter { $0.kind == .properties }
        var files: Set<String> = []
        for layer in layers {
            guard let file = layer.entries.first?.location.file, files.insert(file).inserted else { continue }
            let entries = layers.filter { $0.entries.first?.location.file == file }.flatMap(\.entries)
            spell(file, entries, by: state.types)
        }
    }

    private mutating func spell(_ file: String, _ entries: [ConfigEntry], by types: TypeTable) {
        guard let bytes = bytes(of: file) else { return }
        func wish(_ key: String) -> String? {
            types.kebab(of: PropertyName(key)).flatMap { $0 == key ? nil : $0 }
        }
        for (key, edit) in KeyPlaces.edits(of: bytes, file: file, entries: entries, spelled: wish) {
            guard case .spelling(let line, _, _, let new) = edit else { continue }
            note(ConfigFix(kind: .renamed(part: new), key: key, file: file, line: line, edit: edit))
        }
        var told: Set<String> = []
        for entry in entries where entry.key.hasCapitals && wish(entry.key) == nil && told.insert(entry.key).inserted {
            guard !Self.maps.contains(where: { $0.matches(PropertyName(entry.key)) }) else { continue }
            leave(
                entry.key,
                at: entry.location,
                "nothing tells whether its capitals belong to a map's key; a 'metadata' source would"
            )
        }
    }

    /// Keys below which everything is a map's key.
    private static let maps = ["logging.level.**", "**.properties.**", "**.tags.**"].map { KeyPattern($0) }
}

extension String {
    /// Whether the key has capitals outside of brackets.
    fileprivate var hasCapitals: Bool {
        !contains("[") && utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}

extension PropertyName {
    /// Whether it says which files and documents count.
    fileprivate var isControl: Bool {
        ["spring.config", "spring.profiles", "spring.cloud"].contains { isInside(PropertyName($0)) }
    }
}

extension SourceLocation {
    /// Whether this is a file such as `application-prod.yml`, and the other one the `application.yml` for all profiles.
    fileprivate func isOfProfile(besides base: SourceLocation) -> Bool {
        let (own, other) = (file.springName, base.file.springName)
        return own.hasPrefix(other + "-")
    }

    fileprivate func precedes(_ other: SourceLocation) -> Bool {
        (file, line ?? 0, column ?? 0) < (other.file, other.line ?? 0, other.column ?? 0)
    }
}

extension String {
    /// A file's name without its folder and its ending.
    var springName: String {
        let name = split(separator: "/").last.map(String.init) ?? self
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}
