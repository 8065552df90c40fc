/// One spelling of a property beside another one in the same place.
///
/// Spring asks for the canonical spelling first, and takes the others in the order of a hash table.
struct Spelling {
    private let key: String
    private let kind: ConfigLayer.Kind

    init(_ key: String, kind: ConfigLayer.Kind) {
        self.key = key
        self.kind = kind
    }

    /// Whether Spring takes this one, which stands first, and not the other one.
    func wins(over other: Spelling) -> Bool {
        switch kind {
        case .properties:
            let (first, second) = (form, other.form)
            guard first != second else { return bucket <= other.bucket }
            if first == .kebab || second == .kebab { return first == .kebab }
            // A single word is what is asked for, unless the other spelling shows where words begin.
            let words = first == .word ? other : self
            if words.showsWords { return bucket <= other.bucket }
            return first == .word
        case .environmentVariables:
            return (isUpper ? 0 : 1, underscores) <= (other.isUpper ? 0 : 1, other.underscores)
        }
    }

    private enum Form {
        case kebab
        /// Canonical, and without any dash.
        case word
        case other
    }

    private var form: Form {
        guard key.utf8.allSatisfy({ $0.uniform == $0 || ".-[]".utf8.contains($0) }) else { return .other }
        return key.utf8.contains(UInt8(ascii: "-")) ? .kebab : .word
    }

    private var showsWords: Bool {
        key.utf8.contains { "-_".utf8.contains($0) }
            || PropertyName.dashed(key)?.utf8.contains(UInt8(ascii: "-")) ?? false
    }

    private var isUpper: Bool { !key.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }

    private var underscores: Int { key.utf8.count { $0 == UInt8(ascii: "_") } }

    /// The place of the text in a small hash table of Java.
    private var bucket: Int {
        let hash = key.utf16.reduce(into: UInt32(0)) { $0 = $0 &* 31 &+ UInt32($1) }
        return Int((hash ^ (hash >> 16)) & 15)
    }
}
