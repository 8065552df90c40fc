import Findings
import Secrets

/// Replaces placeholders by what the whole stack has, as Spring does at run time.
struct PlaceholderResolver {
    private let index: NameIndex
    /// What was worked out already, by the text that holds the placeholders.
    private var known: [ConfigText: Outcome] = [:]
    private var active: Set<ConfigText> = []

    /// What became of one text.
    struct Outcome {
        var text = ""
        var isSecret = false
        var isVolatile = false
        /// Who keeps parts of the text: those are not known here.
        var stores: [StoreReference] = []
        var unresolved: [String] = []
        var expansions: [EffectiveValue.Expansion] = []
        /// The placeholder at which a circle was noticed.
        var circle: String?
    }

    /// More text than this comes of no honest placeholder.
    private static let bytesMax = 1 << 20

    init(_ index: NameIndex) { self.index = index }

    /// What an entry's text becomes with every placeholder replaced.
    mutating func resolve(_ entry: ConfigEntry) -> Outcome {
        entry.store.map { Outcome(isSecret: true, stores: [$0]) } ?? resolve(entry.text)
    }

    private mutating func resolve(_ text: ConfigText) -> Outcome {
        if let outcome = known[text] { return outcome }
        let parsed = text.use { PlaceholderText($0) }
        var outcome = Outcome(isSecret: text.isSecret)
        active.insert(text)
        resolve(parsed.parts, into: &outcome)
        active.remove(text)
        known[text] = outcome
        return outcome
    }

    private mutating func resolve(_ parts: [PlaceholderText.Part], into outcome: inout Outcome) {
        for part in parts {
            guard outcome.text.utf8.count < Self.bytesMax else { return }
            switch part {
            case .text(let text): outcome.text += text
            case .placeholder(let key, let fallback, let written):
                var name = Outcome()
                resolve(key, into: &name)
                outcome.isSecret = outcome.isSecret || name.isSecret
                outcome.expansions += name.expansions
                outcome.stores += name.stores
                expand(name.text, fallback, written: written, into: &outcome)
            }
        }
    }

    private mutating func expand(
        _ name: String,
        _ fallback: [PlaceholderText.Part]?,
        written: String,
        into outcome: inout Outcome
    ) {
        if name.hasPrefix("random.") {
            outcome.isVolatile = true
            outcome.text += written
        } else if let item = find(name) {
            guard item.entry.store != nil || !active.contains(item.entry.text) else {
                outcome.circle = name
                outcome.text += written
                return
            }
            let inner = resolve(item.entry)
            outcome.take(inner, as: name, from: item.entry.location)
        } else if let fallback {
            var inner = Outcome()
            resolve(fallback, into: &inner)
            outcome.take(inner, as: name, from: nil)
        } else {
            outcome.unresolved.append(name)
            outcome.text += written
        }
    }

    /// The strongest entry for a placeholder's name: by any spelling when the name is in canonical form, else by exactly
    /// this text, and by the names of variables that stand for it.
    private func find(_ name: String) -> NameIndex.Item? {
        var found = index.exact[name]?.first
        func consider(_ item: NameIndex.Item?) {
            guard let item, item.layer > found?.layer ?? -1 else { return }
            found = item
        }
        let underscored = String(name.map { $0 == "." || $0 == "-" ? "_" : $0 })
        consider(index.exact[underscored]?.first)
        consider(index.exact[underscored.uppercased()]?.first)
        if Self.isCanonical(name) { consider(index.items[PropertyName(name)]?.first) }
        return found
    }

    private static func isCanonical(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0.uniform == $0 || ".-[]".utf8.contains($0) }
    }
}

extension PlaceholderResolver.Outcome {
    /// Takes what a placeholder stands for into the text around it.
    fileprivate mutating func take(
        _ inner: PlaceholderResolver.Outcome,
        as name: String,
        from location: SourceLocation?
    ) {
        text += inner.text
        isSecret = isSecret || inner.isSecret
        isVolatile = isVolatile || inner.isVolatile
        stores += inner.stores
        unresolved += inner.unresolved
        circle = circle ?? inner.circle
        let value = ConfigText.plain(inner.text)
        expansions.append(
            EffectiveValue.Expansion(name: name, text: inner.isSecret ? value.hidden : value, location: location)
        )
        expansions += inner.expansions
    }
}
