import Findings
import Secrets

/// Replaces placeholders by what the whole stack has, as Spring does at run time.
struct PlaceholderResolver {
    private let index: NameIndex
    /// The first of the layers whose keys are found by any spelling; those below it only by their own.
    private let looseFrom: Int
    /// Keys by their own spelling; made when the first placeholder asks for it.
    private lazy var exact = index.exactItems()
    /// Whether any key holds a colon, as only such can be meant by a placeholder with its default.
    private lazy var hasColons =
        exact.keys.contains { $0.utf8.contains(UInt8(ascii: ":")) }
        || index.variables.keys.contains { $0.utf8.contains(UInt8(ascii: ":")) }
    /// What names were found to be.
    private var places: [String: NameIndex.Item?] = [:]
    /// What was worked out already, by the text that holds the placeholders.
    private var known: [ConfigText: Outcome] = [:]
    /// The texts that are being worked out, the outermost first.
    private var active: [ConfigText] = []

    /// More text than this comes of no honest placeholder.
    private static let bytesMax = 128 << 10
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
        Outcome(keptBy: entry) ?? resolve(entry.text)
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
        active.append(text)
        resolve(parsed.parts, into: &outcome)
        active.removeLast()
        // What others need is needed again; the values themselves are asked for once.
        if !active.isEmpty { known[text] = outcome }
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
        outcome.unresolved += name.unresolved.prefix(Self.namesMax - min(outcome.unresolved.count, Self.namesMax))
        let isWhole = placeholder.isSimple && placeholder.fallback != nil && hasColons
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
        } else if JavaProcess.supplies(name.text) {
            // Its value is the machine's and no part of the configuration, so the name stands for it.
            outcome.text += "${\(name.text)}"
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
        if let known = places[name] { return known }
        let found = search(name)
        places[name] = .some(found)
        return found
    }

    private mutating func search(_ name: String) -> NameIndex.Item? {
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
        if let item = index.variables[name] { return item }
        // A name of capitals and underscores has no other form.
        let isOther = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte >= 0x61 }
        guard name.utf8.contains(where: isOther) else { return nil }
        func replacing(_ signs: [UInt8]) -> String {
            String(decoding: name.utf8.map { signs.contains($0) ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
        }
        let (dot, dash) = (UInt8(ascii: "."), UInt8(ascii: "-"))
        let forms = [name, replacing([dot]), replacing([dash]), replacing([dot, dash])]
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
