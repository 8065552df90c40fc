import Files
import SQLText

/// A file's text in UTF-8, in chunks and without its byte order mark; computes both checksums on the way.
final class DecodedFile: ByteSource {
    /// Both checksums of a whole text.
    struct Fingerprint {
        let checksum: FlywayChecksum
        let digest: ContentDigest
    }

    /// Large enough to make system calls cheap, small enough to stay in the processor's cache.
    private static let chunkBytes = 256 << 10

    /// The checksums of the whole text, once it has been read to its end.
    private(set) var fingerprint: Fingerprint?
    let size: Int
    private let reader: FileReader
    private let encoding: TextEncoding
    private var decoder: TextDecoder
    private var checksum = FlywayChecksum.Computation()
    private var digest = ContentDigest.Computation()
    private var readCount = 0

    init(opening path: String, encoding: TextEncoding) throws(SQLTextError) {
        do {
            reader = try FileReader(path: path)
        } catch {
            throw .unreadable(reason: error.description, at: nil)
        }
        size = reader.size
        self.encoding = encoding
        decoder = TextDecoder(encoding)
    }

    func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        let start = buffer.count
        do throws(SQLTextError) {
            while fingerprint == nil, buffer.count == start { try readPiece(into: &buffer) }
        } catch {
            buffer.removeSubrange(start...)
            throw error
        }
        return buffer.count > start
    }

    /// Appends what the next piece of the file stands for, which may be nothing; notes the end.
    private func readPiece(into buffer: inout [UInt8]) throws(SQLTextError) {
        let start = buffer.count
        // A small file needs one read for its bytes and a short one that sees its end.
        let wanted = min(max(size - readCount, 16), Self.chunkBytes)
        let received: Int
        do {
            received = try reader.read(into: &buffer, atMost: wanted)
        } catch {
            throw .unreadable(reason: error.description, at: nil)
        }
        readCount += received
        do {
            guard received > 0 else {
                try decoder.finish()
                fingerprint = Fingerprint(checksum: checksum.result, digest: digest.finish())
                return
            }
            try decoder.decode(&buffer, from: start)
        } catch {
            throw malformed(at: error.offset)
        }
        checksum.feed(buffer[start...])
        digest.feed(buffer[start...])
    }

    private func malformed(at offset: Int) -> SQLTextError {
        let position = position(of: offset)
        switch encoding {
        case .utf8: return .invalidUTF8(at: position)
        case .latin1, .windows1252, .utf16LittleEndian, .utf16BigEndian:
            return .unreadable(
                reason: "These bytes are not \(encoding.rawValue), the encoding that the script's .conf file names.",
                at: position
            )
        }
    }

    /// Where a byte of the file stands.
    ///
    /// Reads the file again, so that the good path need not count lines.
    private func position(of offset: Int) -> TextPosition {
        var counter = LineCounter()
        var buffer: [UInt8] = []
        guard let again = try? FileReader(path: reader.path) else { return counter.position }
        while counter.offset < offset {
            let wanted = min(offset - counter.offset, Self.chunkBytes)
            guard let received = try? again.read(into: &buffer, atMost: wanted), received > 0 else { break }
            counter.advance(over: buffer.span)
            buffer.removeAll(keepingCapacity: true)
        }
        return counter.position
    }
}
