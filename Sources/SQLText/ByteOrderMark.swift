/// The bytes that some editors put before a text in UTF-8, and that are no part of it.
package enum ByteOrderMark {
    package static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension [UInt8] {
    /// The bytes after a byte order mark, or all of them.
    package var withoutByteOrderMark: ArraySlice<UInt8> {
        starts(with: ByteOrderMark.bytes) ? dropFirst(ByteOrderMark.bytes.count) : self[...]
    }
}
