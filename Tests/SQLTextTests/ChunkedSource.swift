import SQLText

/// Text that comes in chunks of one size, as from a slow file.
struct ChunkedSource: ByteSource {
    private let bytes: [UInt8]
    private let chunkBytes: Int
    private var offset = 0

    init(_ bytes: [UInt8], chunkBytes: Int) {
        self.bytes = bytes
        self.chunkBytes = chunkBytes
    }

    mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        let end = min(offset + chunkBytes, bytes.count)
        guard offset < end else { return false }
        buffer.append(contentsOf: bytes[offset..<end])
        offset = end
        return true
    }
}
