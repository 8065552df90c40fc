/// A text with `${name:default}` placeholders, taken apart as Spring does (docs/config-guard.md, "Placeholders").
struct PlaceholderText: Hashable {
    indirect enum Part: Hashable {
        case text(String)
        /// The key may itself hold placeholders; a default of `nil` is none, one without parts is the empty text.
        case placeholder(key: [Part], fallback: [Part]?, written: String)
    }

    let parts: [Part]

    /// Placeholders inside placeholders deeper than this are taken as plain text.
    private static let depthMax = 32

    init(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        parts = scanner.parts(until: nil, depth: 0)
    }

    /// Whether there is nothing to replace.
    var isPlain: Bool {
        parts.allSatisfy { part in
            switch part {
            case .text: true
            case .placeholder: false
            }
        }
    }

    private struct Scanner {
        let bytes: [UInt8]
        var place = 0

        /// Reads up to a closing brace, or to the end.
        mutating func parts(until end: Int?, depth: Int) -> [Part] {
            let end = end ?? bytes.count
            var parts: [Part] = []
            var text: [UInt8] = []
            func flush() {
                if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
                text = []
            }
            while place < end {
                if bytes[place] == UInt8(ascii: "\\"), opens(at: place + 1) {
                    // An escaped placeholder stays as it is, without its backslash.
                    text += [UInt8(ascii: "$"), UInt8(ascii: "{")]
                    place += 3
                } else if opens(at: place), depth < PlaceholderText.depthMax, let close = closing(from: place + 2, end)
                {
                    flush()
                    parts.append(placeholder(from: place, to: close, depth: depth))
                    place = close + 1
                } else {
                    text.append(bytes[place])
                    place += 1
                }
            }
            flush()
            return parts
        }

        private func opens(at place: Int) -> Bool {
            place + 1 < bytes.count && bytes[place] == UInt8(ascii: "$") && bytes[place + 1] == UInt8(ascii: "{")
        }

        /// The brace that closes; plain pairs of braces inside count.
        private func closing(from start: Int, _ end: Int) -> Int? {
            var depth = 0
            var index = start
            while index < end {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"):
                    if depth == 0 { return index }
                    depth -= 1
                case _: break
                }
                index += 1
            }
            return nil
        }

        private func placeholder(from start: Int, to close: Int, depth: Int) -> Part {
            let colon = separator(from: start + 2, to: close)
            let written = String(decoding: bytes[start...close], as: UTF8.self)
            return .placeholder(
                key: inner(start + 2, colon ?? close, depth: depth, unescapesColons: true),
                fallback: colon.map { inner($0 + 1, close, depth: depth, unescapesColons: false) },
                written: written
            )
        }

        /// The first colon that is neither escaped nor inside a nested placeholder.
        private func separator(from start: Int, to end: Int) -> Int? {
            var depth = 0
            var index = start
            while index < end {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"): depth -= 1
                case UInt8(ascii: ":") where depth == 0: return index
                case _: break
                }
                index += 1
            }
            return nil
        }

        private func inner(_ start: Int, _ end: Int, depth: Int, unescapesColons: Bool) -> [Part] {
            var slice = Array(bytes[start..<end])
            if unescapesColons {
                var index = 0
                while index + 1 < slice.count {
                    if slice[index] == UInt8(ascii: "\\"), slice[index + 1] == UInt8(ascii: ":") {
                        slice.remove(at: index)
                    }
                    index += 1
                }
            }
            var scanner = Scanner(bytes: slice)
            return scanner.parts(until: nil, depth: depth + 1)
        }
    }
}
