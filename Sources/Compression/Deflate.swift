import CZlib

/// The bytes in zlib's format, which holds a checksum of them.
package func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let bound = Int(compressBound(uLong(bytes.count)))
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
        var length = uLongf(bound)
        let status = unsafe compress(buffer.baseAddress, &length, bytes, uLong(bytes.count))
        // The buffer is as large as zlib asks for, so nothing but a lack of memory is left to fail.
        precondition(status == Z_OK, "zlib gave \(status) for \(bytes.count) bytes")
        count = Int(length)
    }
}

/// What `compressed` was given; `limit` is how many bytes are accepted, for a few can stand for more than memory holds.
package func decompressed(_ bytes: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    // Text shrinks to about a tenth, so that mostly one attempt is enough.
    var capacity = min(limit, max(1024, bytes.count * 16))
    while true {
        switch attempt(bytes, capacity: capacity) {
        case .bytes(let bytes): return bytes
        case .damaged: throw .damaged
        case .tooSmall where capacity == limit: throw .larger(than: limit)
        case .tooSmall: capacity = min(limit, capacity * 4)
        }
    }
}

private enum Attempt {
    case bytes([UInt8])
    case tooSmall
    case damaged
}

private func attempt(_ bytes: [UInt8], capacity: Int) -> Attempt {
    var status = Z_OK
    var read = uLong(bytes.count)
    let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var length = uLongf(capacity)
        status = unsafe uncompress2(buffer.baseAddress, &length, bytes, &read)
        count = status == Z_OK ? Int(length) : 0
    }
    switch status {
    case Z_OK: return read == bytes.count ? .bytes(result) : .damaged
    case Z_BUF_ERROR: return .tooSmall
    case _: return .damaged
    }
}
