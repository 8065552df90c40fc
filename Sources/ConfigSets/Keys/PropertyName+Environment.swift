extension PropertyName {
    /// The names of environment variables under which Spring looks for a property, the strongest first.
    ///
    /// `spelling` is the key as a file has it: its dashes make two of the four forms
    /// (docs/config-guard.md, "Names").
    package static func environmentVariables(for spelling: String) -> [String] {
        var uniform: [UInt8] = []
        var legacy: [UInt8] = []
        for byte in spelling.utf8 {
            switch byte {
            case dot, open:
                // Empty elements vanish in the name, so they make no underscore either.
                guard uniform.last.map({ $0 != UInt8(ascii: "_") }) ?? false else { continue }
                uniform.append(UInt8(ascii: "_"))
                legacy.append(UInt8(ascii: "_"))
            case close: break
            case UInt8(ascii: "-"): legacy.append(UInt8(ascii: "_"))
            case _:
                if byte.uniform != nil { uniform.append(byte) }
                legacy.append(byte)
            }
        }
        var names: [String] = []
        for form in [uniform.map(\.upper), legacy.map(\.upper), uniform.map(\.lower), legacy.map(\.lower)] {
            let name = String(decoding: form, as: UTF8.self)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The property that an environment variable most likely means, where no key of a file claims it.
    ///
    /// `HOST_0_NAME` is `host[0].name`. A best guess: dashes are lost.
    package init(environmentVariable name: String) {
        self.init(compared: Self.guess(name.utf8[...], behind: ""))
    }

    /// The compared form of what the words of a variable's name mean behind a name that is known.
    static func guess(_ words: Substring.UTF8View, behind known: String) -> String {
        var text = known
        for word in words.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: true) {
            if word.allSatisfy({ (0x30...0x39).contains($0) }) {
                text += "[\(Substring(word))]"
            } else {
                let letters = String(decoding: word.compactMap(\.uniform), as: UTF8.self)
                if !letters.isEmpty { text += (text.isEmpty ? "" : ".") + letters }
            }
        }
        return text
    }

    /// A key in the form in which Java code asks for it: `my.itemPrice` is `my.item-price`; `nil` when it is that.
    static func dashed(_ spelling: String) -> String? {
        guard spelling.utf8.contains(where: { $0.isUpper }) else { return nil }
        var text: [UInt8] = []
        var before: UInt8?
        for byte in spelling.utf8 {
            if byte.isUpper, let last = before, last.uniform == last { text.append(UInt8(ascii: "-")) }
            text.append(byte.lower)
            before = byte
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    private static let caseBit: UInt8 = 0x20

    fileprivate var isUpper: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    fileprivate var upper: UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self & ~Self.caseBit : self
    }
    fileprivate var lower: UInt8 { isUpper ? self | Self.caseBit : self }
}
