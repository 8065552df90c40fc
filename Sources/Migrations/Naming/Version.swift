/// A migration's place in the order, such as `12`, `2.1` or `20240101120000`.
///
/// Parts are decimal numbers of any size. `1`, `1.0` and `1.0.0` are one version, and so are `5` and `005`.
package struct Version: Sendable {
    /// The version as it was written, `_` turned into `.`, leading and trailing zeros kept: what history tables hold.
    package let text: String
    /// Each part as its digit count and its digits, so that the order of the keys is the order of the versions.
    private let key: String

    /// Returns `nil` unless `text` is numbers joined by single dots or underscores.
    package init?(_ text: some StringProtocol) {
        var display: [UInt8] = []
        var key: [UInt8] = []
        var significant = 0
        var digits: [UInt8] = []
        display.reserveCapacity(text.utf8.count)
        func appendPart() -> Bool {
            guard !digits.isEmpty else { return false }
            Self.append(part: digits.drop { $0 == UInt8(ascii: "0") }, to: &key)
            if digits.contains(where: { $0 != UInt8(ascii: "0") }) { significant = key.count }
            digits.removeAll(keepingCapacity: true)
            return true
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                display.append(byte)
            case UInt8(ascii: "."), UInt8(ascii: "_"):
                guard appendPart() else { return nil }
                display.append(UInt8(ascii: "."))
            default: return nil
            }
        }
        guard appendPart() else { return nil }
        self.text = String(decoding: display, as: UTF8.self)
        // Zero parts at the end are dropped, because 1 and 1.0 name the same place.
        self.key = String(decoding: key[..<significant], as: UTF8.self)
    }

    /// Longer numbers are larger, so the digit count stands first; it never reaches beyond ASCII.
    private static func append(part: ArraySlice<UInt8>, to key: inout [UInt8]) {
        let countMax = 0x7E
        var count = part.count
        while count >= countMax {
            key.append(UInt8(countMax) + 1)
            count -= countMax
        }
        key.append(UInt8(count) + 1)
        key.append(contentsOf: part)
    }
}

extension Version: Comparable {
    package static func == (left: Version, right: Version) -> Bool { left.key == right.key }

    package static func < (left: Version, right: Version) -> Bool { left.key < right.key }
}

extension Version: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Version: CustomStringConvertible {
    package var description: String { text }
}
