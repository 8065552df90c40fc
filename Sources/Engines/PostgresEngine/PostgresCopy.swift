import CPostgres
import Database

extension PostgresHandle {
    /// Sends a piece of the data of a `COPY`, waiting when the server is slower than we are.
    borrowing func send(copyData: [UInt8]) throws(DatabaseError) {
        // libpq counts in 32 bits.
        var rest = copyData[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 << 20)
            let sent = unsafe piece.withUnsafeBytes { bytes in
                unsafe PQputCopyData(pointer, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count))
            }
            guard sent == 1 else { throw notCopying() }
            rest = rest.dropFirst(piece.count)
        }
    }

    /// Ends a `COPY` and learns what became of it.
    borrowing func finishCopy() throws(DatabaseError) {
        guard unsafe PQputCopyEnd(pointer, nil) == 1 else { throw notCopying() }
        _ = try drain(statement: []) { (_: borrowing PostgresResult) in }
    }

    /// Makes a `COPY` fail that is still waiting for data; does nothing when there is none.
    borrowing func abandonCopy() {
        guard transactionStatus == PQTRANS_ACTIVE, unsafe PQputCopyEnd(pointer, "the migration was stopped") == 1 else {
            return
        }
        // The server's error is the one that we asked for.
        _ = try? drain(statement: []) { (_: borrowing PostgresResult) in }
    }

    /// Reads the data of a `COPY … TO STDOUT`, which nobody asked for, to its end.
    borrowing func dropCopyData() {
        var buffer: UnsafeMutablePointer<CChar>?
        while unsafe PQgetCopyData(pointer, &buffer, 0) > 0 { unsafe PQfreemem(buffer) }
    }

    private borrowing func notCopying() -> DatabaseError {
        guard breakage == nil else { return brokenConnection() }
        return DatabaseError(.statement, "The server does not wait for the data of a COPY.")
    }
}
