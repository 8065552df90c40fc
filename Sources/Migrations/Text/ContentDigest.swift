internal import Crypto
import SQLText

/// The SHA-256 of a text, the same on every machine: without a byte order mark, with CRLF taken as LF, and with one line
/// end at its end, however many are there.
///
/// A text in another encoding than UTF-8 is decoded first. Everything else counts: two lines that were joined, an empty
/// one between others and a lone CR, since they can change what a text means (a comment ends with its line).
package struct ContentDigest: Hashable, Sendable {
    /// Four words, most significant byte first: no allocation for each of ten thousand files.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Returns `nil` unless `hexadecimal` is 64 digits in lower case.
    package init?(hexadecimal: some StringProtocol) {
        let digits = Array(hexadecimal.utf8)
        guard digits.count == 64, digits.allSatisfy(Self.digits.contains) else { return nil }
        func word(_ index: Int) -> UInt64 {
            digits[(index * 16)..<(index * 16 + 16)]
                .reduce(0) { word, digit in
                    word << 4
                        | UInt64(
                            digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
                        )
                }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// 64 hexadecimal digits in lower case.
    package var hexadecimal: String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 60, through: 0, by: -4) {
                text.append(Self.digits[Int(word >> UInt64(shift) & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    package static func == (left: ContentDigest, right: ContentDigest) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// The digest of a whole text in UTF-8.
    package init(of bytes: [UInt8]) {
        var computation = Computation()
        computation.feed(bytes.withoutByteOrderMark)
        self = computation.finish()
    }

    private init(_ digest: SHA256.Digest) {
        words = unsafe digest.withUnsafeBytes { bytes in
            func word(_ index: Int) -> UInt64 {
                unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Takes a text in pieces, without its byte order mark.
    package struct Computation {
        private var hash = SHA256()
        private var heldReturn = false
        /// How many line ends may be the last of the text.
        private var heldLineEnds = 0

        package init() {}

        /// Takes the next piece.
        package mutating func feed(_ bytes: ArraySlice<UInt8>) {
            unsafe bytes.withUnsafeBytes { unsafe feed($0) }
        }

        private mutating func feed(_ bytes: UnsafeRawBufferPointer) {
            guard unsafe !bytes.isEmpty else { return }
            if heldReturn, unsafe bytes[0] != UInt8(ascii: "\n") { feedReturn() }
            heldReturn = false
            var start = 0
            while let carriageReturn = unsafe bytes.firstIndex(of: UInt8(ascii: "\r"), from: start) {
                let next = carriageReturn + 1
                guard next < bytes.count else {
                    unsafe take(UnsafeRawBufferPointer(rebasing: bytes[start..<carriageReturn]))
                    heldReturn = true
                    return
                }
                let end = unsafe bytes[next] == UInt8(ascii: "\n") ? carriageReturn : next
                unsafe take(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                start = next
            }
            unsafe take(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }

        /// Takes bytes without CRLF, and keeps back the line ends that they end with.
        private mutating func take(_ bytes: UnsafeRawBufferPointer) {
            var end = bytes.count
            while end > 0, unsafe bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
            if end > 0 {
                feedLineEnds(heldLineEnds)
                heldLineEnds = 0
                unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
            }
            heldLineEnds += bytes.count - end
        }

        /// The digest of all pieces.
        package mutating func finish() -> ContentDigest {
            if heldReturn { feedReturn() }
            feedLineEnds(1)
            return ContentDigest(hash.finalize())
        }

        private mutating func feedReturn() {
            unsafe [UInt8(ascii: "\r")].withUnsafeBytes { unsafe take($0) }
        }

        private mutating func feedLineEnds(_ count: Int) {
            guard count > 0 else { return }
            let lineEnds = [UInt8](repeating: UInt8(ascii: "\n"), count: count)
            unsafe lineEnds.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        }
    }
}

extension ContentDigest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
