/// A text with `${name:default}` placeholders, taken apart as Spring does (docs/config-guard.md, "Placeholders").
struct PlaceholderText: Hashable {
    indirect enum Part: Hashable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// What stands between `${` and `}`.
    struct Placeholder: Hashable {
        /// As it is written there.
        let written: String
        /// The name may itself be made of placeholders.
        let key: [Part]
        /// `nil` when there is none; without parts it is the empty text.
        let fallback: [Part]?
        /// Whether the whole inside is tried as a name before it is taken apart: it holds no placeholder itself.
        let isSimple: Bool
    }

    let parts: [Part]

    /// Placeholders inside placeholders deeper than this are never resolved.
    private static let depthMax = 64

    init(_ text: String) {
        // Most values hold no placeholder at all.
        guard text.utf8.contains(UInt8(ascii: "$")) else {
            parts = [.text(text)]
            return
        }
        let bytes = Array(text.utf8)
        parts = PlaceholderScanner(bytes: bytes).parts(0..<bytes.count, depth: 0)
    }

    /// Whether there is nothing to replace and nothing to unescape.
    static func isPlain(_ text: String) -> Bool {
        guard let dollar = text.utf8.firstIndex(of: UInt8(ascii: "$")) else { return true }
        return !text[dollar...].contains("${")
    }

    fileprivate static func isTooDeep(_ depth: Int) -> Bool { depth >= depthMax }
}

private struct PlaceholderScanner {
    let bytes: [UInt8]
    /// The places where braces open and where each is closed, in order; plain pairs of braces count.
    private let pairs: [(open: Int, close: Int)]

    private static let escape = UInt8(ascii: "\\")
    private static let colon = UInt8(ascii: ":")

    init(bytes: [UInt8]) {
        self.bytes = bytes
        var pairs: [(open: Int, close: Int)] = []
        var open: [Int] = []
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "{") {
                open.append(place)
            } else if byte == UInt8(ascii: "}"), let start = open.popLast() {
                pairs.append((start, place))
            }
        }
        // A pair is found when it closes; nested ones close first.
        if pairs.count > 1 { pairs.sort { $0.open < $1.open } }
        self.pairs = pairs
    }

    /// Where the brace that opens at a place is closed.
    private func closing(of open: Int) -> Int? {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].open < open { low = middle + 1 } else { high = middle }
        }
        return low < pairs.count && pairs[low].open == open ? pairs[low].close : nil
    }

    func parts(_ range: Range<Int>, depth: Int) -> [PlaceholderText.Part] {
        var parts: [PlaceholderText.Part] = []
        var text: [UInt8] = []
        func flush() {
            if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
        }
        var place = range.lowerBound
        while place < range.upperBound {
            guard opens(at: place, in: range), let close = closing(of: place + 1) else {
                text.append(bytes[place])
                place += 1
                continue
            }
            if place > range.lowerBound, bytes[place - 1] == Self.escape {
                // An escaped placeholder stays as it is, without its backslash.
                text[text.count - 1] = bytes[place]
                text.append(bytes[place + 1])
                place += 2
            } else {
                flush()
                parts.append(.placeholder(placeholder(place + 2..<close, depth: depth)))
                place = close + 1
            }
        }
        flush()
        return parts
    }

    private func opens(at place: Int, in range: Range<Int>) -> Bool {
        place + 1 < range.upperBound && bytes[place] == UInt8(ascii: "$") && bytes[place + 1] == UInt8(ascii: "{")
    }

    private func placeholder(_ range: Range<Int>, depth: Int) -> PlaceholderText.Placeholder {
        let written = String(decoding: bytes[range], as: UTF8.self)
        let isSimple = !range.contains { opens(at: $0, in: range) }
        guard !PlaceholderText.isTooDeep(depth) else {
            return PlaceholderText.Placeholder(written: written, key: [.text(written)], fallback: nil, isSimple: true)
        }
        var key: [PlaceholderText.Part] = []
        let parts = parts(range, depth: depth + 1)
        for (place, part) in parts.enumerated() {
            guard case .text(let text) = part else {
                key.append(part)
                continue
            }
            let (name, fallback) = Self.section(text)
            if !name.isEmpty || parts.count == 1 { key.append(.text(name)) }
            guard let fallback else { continue }
            let rest = (fallback.isEmpty ? [] : [.text(fallback)]) + parts[(place + 1)...]
            return PlaceholderText.Placeholder(written: written, key: key, fallback: rest, isSimple: isSimple)
        }
        return PlaceholderText.Placeholder(
            written: written,
            key: key.isEmpty ? [.text("")] : key,
            fallback: nil,
            isSimple: isSimple
        )
    }

    /// The name before the first colon that is not escaped, and what stands behind it.
    private static func section(_ text: String) -> (name: String, fallback: String?) {
        var name: [UInt8] = []
        var before: UInt8?
        for place in text.utf8.indices {
            let byte = text.utf8[place]
            if byte == colon {
                guard before == escape else {
                    let rest = text[text.utf8.index(after: place)...]
                    return (String(decoding: name, as: UTF8.self), String(rest))
                }
                name.removeLast()
            }
            name.append(byte)
            before = byte
        }
        return (String(decoding: name, as: UTF8.self), nil)
    }
}
