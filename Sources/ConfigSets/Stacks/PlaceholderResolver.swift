import Findings
import Secrets

/// Replaces placeholders by what the whole stack has, as Spring does at run time.
struct PlaceholderResolver {
    private let index: NameIndex
    /// The first of the layers whose keys are found by any spelling; those below it only by their own.
    private let looseFrom: Int
    /// Keys by their own spelling; made when the first placeholder asks for it.
    private lazy var exact = index.exactItems()
    /// What was worked out already, by the text that holds the placeholders.
    private var known: [ConfigText: Outcome] = [:]
    private var active: Set<ConfigText> = []

    /// More text than this comes of no honest placeholder.
    private static let bytesMax = 1 << 20
    /// A value that needs a value that needs a value, and so on.
    private static let depthMax = 200
    /// Nobody reads more places behind one value.
    private static let namesMax = 100

    init(_ index: NameIndex, looseFrom: Int = 0) {
        self.index = index
        self.looseFrom = looseFrom
    }

    /// What an entry's text becomes with every placeholder replaced.
    mutating func resolve(_ entry: ConfigEntry) -> Outcome {
        entry.store.map { Outcome(isSecret: true, stores: [$0]) } ?? resolve(entry.text)
    }

    /// What a text becomes with every placeholder replaced.
    mutating func resolve(_ text: ConfigText) -> Outcome {
        if text.use({ PlaceholderText.isPlain($0) }) { return Outcome(text: text.use { $0 }, isSecret: text.isSecret) }
        if let outcome = known[text] { return outcome }
        var outcome = Outcome(isSecret: text.isSecret)
        guard active.count < Self.depthMax else {
            outcome.excess = .depth
            return outcome
        }
        let parsed = text.use { PlaceholderText($0) }
        active.insert(text)
        resolve(parsed.parts, into: &outcome)
        active.remove(text)
        known[text] = outcome
        return outcome
    }

    private mutating func resolve(_ parts: [PlaceholderText.Part], into outcome: inout Outcome) {
        for part in parts {
            guard outcome.text.utf8.count < Self.bytesMax else {
                outcome.excess = .length
                return
            }
            switch part {
            case .text(let text): outcome.text += text
            case .placeholder(let placeholder): expand(placeholder, into: &outcome)
            }
        }
    }

    private mutating func expand(_ placeholder: PlaceholderText.Placeholder, into outcome: inout Outcome) {
        var name = Outcome()
        resolve(placeholder.key, into: &name)
        outcome.takeEffects(name)
        let isWhole = placeholder.isSimple && placeholder.fallback != nil
        let whole = isWhole ? find(placeholder.written).map { (placeholder.written, $0) } : nil
        if let (name, item) = whole ?? find(name.text).map({ (name.text, $0) }) {
            let entry = index.entry(item)
            guard entry.store != nil || !active.contains(entry.text) else {
                outcome.circle = name
                outcome.text += "${\(placeholder.written)}"
                return
            }
            outcome.take(resolve(entry), as: name, from: entry.location, namesMax: Self.namesMax)
        } else if name.text.hasPrefix("random.") {
            outcome.isVolatile = true
            outcome.text += "${\(placeholder.written)}"
        } else if let fallback = placeholder.fallback {
            // The default stands in the text, so it is as secret as that.
            var inner = Outcome(isSecret: outcome.isSecret)
            resolve(fallback, into: &inner)
            outcome.take(inner, as: name.text, from: nil, namesMax: Self.namesMax)
        } else {
            if outcome.unresolved.count < Self.namesMax { outcome.unresolved.append(name.text) }
            outcome.text += "${\(name.text)}"
        }
    }

    /// The strongest entry for a placeholder's name: by any spelling when the name is in canonical form, else by exactly
    /// this text, and by the names of variables that stand for it.
    private mutating func find(_ name: String) -> NameIndex.Item? {
        if Self.isCanonical(name) {
            var found = index.strongest(PropertyName(name)).flatMap { $0.layer >= looseFrom ? $0 : nil }
            if !index.variables.isEmpty {
                for variable in PropertyName.environmentVariables(for: name) {
                    guard let item = index.variables[variable], item.layer > found?.layer ?? -1 else { continue }
                    found = item
                }
            }
            if let found, !Self.isRandom(name) || isVariable(found) { return found }
        }
        guard !Self.isRandom(name) else { return nil }
        var found = exact[name]
        if let variable = variable(name), variable.layer > found?.layer ?? -1 { found = variable }
        return found
    }

    /// Random values stand above all files, and below variables.
    private static func isRandom(_ name: String) -> Bool { name.hasPrefix("random.") }

    private func isVariable(_ item: NameIndex.Item) -> Bool {
        switch index.layers[item.layer].kind {
        case .environmentVariables: true
        case .properties: false
        }
    }

    /// The variable under one of the names that Spring tries for any name, canonical or not.
    private func variable(_ name: String) -> NameIndex.Item? {
        guard !index.variables.isEmpty else { return nil }
        let dots = String(name.map { $0 == "." ? "_" : $0 })
        let dashes = String(name.map { $0 == "-" ? "_" : $0 })
        let both = String(dots.map { $0 == "-" ? "_" : $0 })
        let forms = [name, dots, dashes, both]
        return (forms + forms.map { $0.uppercased() }).lazy.compactMap { index.variables[$0] }.first
    }

    /// Whether Spring takes a name for one in canonical form: lower case, digits and dashes, and anything in brackets.
    private static func isCanonical(_ name: String) -> Bool {
        guard let last = name.utf8.last, last != PropertyName.dot, name.utf8.first != PropertyName.dot else {
            return false
        }
        var depth = 0
        var isStart = true
        for byte in name.utf8 {
            if byte == PropertyName.open { depth += 1 }
            if byte == PropertyName.close { depth -= 1 }
            if depth > 0 || byte == PropertyName.close || byte == PropertyName.dot {
                isStart = true
                continue
            }
            guard byte.uniform == byte || (byte == UInt8(ascii: "-") && !isStart) else { return false }
            isStart = false
        }
        return depth == 0
    }
}
