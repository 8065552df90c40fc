internal import Crypto

/// The SHA-256 of a text, the same on every machine: without a byte order mark, and with CRLF taken as LF.
///
/// A text in another encoding than UTF-8 is decoded first. Everything else counts, a lone CR included.
package struct ContentDigest: Hashable, Sendable {
    /// 64 hexadecimal digits in lower case.
    package let hexadecimal: String

    /// Returns `nil` unless `hexadecimal` is 64 digits in lower case.
    package init?(hexadecimal: some StringProtocol) {
        let isDigest =
            hexadecimal.utf8.count == 64
            && hexadecimal.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
        guard isDigest else { return nil }
        self.hexadecimal = String(hexadecimal)
    }

    /// The digest of a whole text in UTF-8.
    package init(of bytes: [UInt8]) {
        var computation = Computation()
        computation.feed(bytes.withoutByteOrderMark)
        self = computation.finish()
    }

    private init(_ digest: SHA256.Digest) {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(Self.digits[Int(byte >> 4)])
            text.append(Self.digits[Int(byte & 15)])
        }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Takes a text in pieces, without its byte order mark.
    struct Computation {
        private var hash = SHA256()
        private var heldReturn = false

        mutating func feed(_ bytes: ArraySlice<UInt8>) {
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
                    unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<carriageReturn]))
                    heldReturn = true
                    return
                }
                let end = unsafe bytes[next] == UInt8(ascii: "\n") ? carriageReturn : next
                unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                start = next
            }
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }

        mutating func finish() -> ContentDigest {
            if heldReturn { feedReturn() }
            return ContentDigest(hash.finalize())
        }

        private mutating func feedReturn() {
            unsafe [UInt8(ascii: "\r")].withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        }
    }
}

extension ContentDigest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
