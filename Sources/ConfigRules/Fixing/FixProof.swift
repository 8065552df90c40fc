import ConfigSets
import Findings

/// Applies fixes to texts in memory and compares what every service would run with then.
struct FixProof {
    let project: ConfigProject
    let before: ServiceStates
    let files: [String: [UInt8]]

    /// The texts after these fixes; a reason when they cannot be made or change more than they are for.
    func texts(_ fixes: [ConfigFix]) throws(EditObstacle) -> [String: [UInt8]] {
        var texts: [String: [UInt8]] = [:]
        for (file, own) in Dictionary(grouping: fixes, by: \.file) {
            guard let bytes = files[file] else { continue }
            let text = try EditedText.of(bytes, file: file, edits: own.map(\.edit))
            guard isMeant(from: bytes, to: text, file: file, own) else { throw .unproved }
            texts[file] = text
        }
        guard hasEqualEffect(texts, fixes) else { throw .unproved }
        return texts
    }

    /// Whether a file says the same as before, but for the settings that the fixes mean.
    private func isMeant(from old: [UInt8], to new: [UInt8], file: String, _ fixes: [ConfigFix]) -> Bool {
        guard let format = ConfigFormat(fileName: file),
            let before = try? format.read(old, file: file, policy: project.policy),
            let after = try? format.read(new, file: file, policy: project.policy)
        else { return false }
        var dropped: Set<SourceLocation> = []
        var added: Set<String> = []
        for fix in fixes {
            switch fix.edit {
            case .removal(let line, let column):
                dropped.insert(SourceLocation(file: file, line: line, column: column))
            case .addition(let key, _): added.insert(key)
            case .spelling: continue
            }
        }
        func facts(_ content: ConfigFile, without isLeftOut: (ConfigEntry) -> Bool) -> [[Fact]] {
            content.documents.map { $0.entries.filter { !isLeftOut($0) }.map(Fact.init) }.filter { !$0.isEmpty }
        }
        let kept = facts(before) { dropped.contains($0.location) }
        return kept == facts(after) { added.contains($0.key) }
            && added.allSatisfy { key in after.documents.flatMap(\.entries).count { $0.key == key } == 1 }
            && dropped.count == before.documents.flatMap(\.entries).count { dropped.contains($0.location) }
    }

    /// What an entry says, wherever it stands and in whatever spelling.
    private struct Fact: Equatable {
        let name: PropertyName
        let text: ConfigText
        let written: ConfigText?

        init(_ entry: ConfigEntry) {
            name = PropertyName(entry.key)
            text = entry.text
            written = entry.written
        }
    }

    /// Whether every service runs with the same as before in every environment, but for keys that were added.
    private func hasEqualEffect(_ texts: [String: [UInt8]], _ fixes: [ConfigFix]) -> Bool {
        let after = project.states(beside: SourceSupplement(edited: texts))
        let errors = { (states: ServiceStates) in Set(states.findings.filter { $0.severity == .error }.map(\.message)) }
        guard errors(after).isSubset(of: errors(before)), after.services.count == before.services.count else {
            return false
        }
        let added = Set(
            fixes.compactMap { fix -> PropertyName? in
                guard case .added = fix.kind else { return nil }
                return PropertyName(fix.key)
            }
        )
        return zip(before.services, after.services)
            .allSatisfy { old, new in
                zip(old.columns, new.columns)
                    .allSatisfy { $0.settings.isEqual(to: $1.settings, but: added) }
            }
    }
}

extension ConfigSet {
    /// Whether a service runs with the same; keys that were missing may be there.
    fileprivate func isEqual(to other: ConfigSet, but added: Set<PropertyName>) -> Bool {
        let new = other.values.keys.filter { values[$0] == nil }
        guard new.allSatisfy(added.contains), values.count + new.count == other.values.count else { return false }
        return values.allSatisfy { name, value in other.values[name].map(value.isEqual) ?? false }
    }
}

extension EffectiveValue {
    fileprivate func isEqual(to other: EffectiveValue) -> Bool {
        text == other.text && state == other.state && stores == other.stores
            && expansions.map(\.name) == other.expansions.map(\.name)
            && expansions.map(\.text) == other.expansions.map(\.text)
    }
}
