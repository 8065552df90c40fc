import SQLText

/// The checksum that Flyway keeps in its history: a CRC-32 over a script's lines without their ends.
///
/// Line ends are not part of it: two scripts can differ in them, even in meaning, and share a checksum. `ContentDigest`
/// is there for that.
package struct FlywayChecksum: Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// The checksum of a whole text in UTF-8; a byte order mark at its start is left out.
    package init(of bytes: [UInt8]) {
        var computation = Computation()
        computation.feed(bytes.withoutByteOrderMark)
        self = computation.result
    }

    /// Takes a text in pieces, without its byte order mark.
    struct Computation {
        private var crc = CRC32()

        var result: FlywayChecksum { FlywayChecksum(rawValue: Int32(bitPattern: crc.value)) }

        mutating func feed(_ bytes: ArraySlice<UInt8>) {
            unsafe bytes.withUnsafeBytes { unsafe crc.feedWithoutLineEnds($0) }
        }
    }
}

extension FlywayChecksum: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
