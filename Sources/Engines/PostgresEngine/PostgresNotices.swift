import CPostgres

/// Takes the server's notices, which libpq would print, and keeps the one kind that is an error for us.
///
/// Used only by the thread that uses the connection. However many notices come, at most one is kept.
final class PostgresNotices {
    private var truncation: String?

    /// Becomes the receiver of a connection's notices, for as long as both live.
    func receive(from connection: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context = unsafe context else { return }
                let notices = unsafe Unmanaged<PostgresNotices>.fromOpaque(context).takeUnretainedValue()
                unsafe notices.note(result)
            },
            context
        )
    }

    /// Hands over what the server said when it cut a name to 63 bytes, and forgets it.
    func takeTruncation() -> String? {
        defer { truncation = nil }
        return truncation
    }

    private func note(_ result: OpaquePointer?) {
        guard truncation == nil, let code = unsafe PQresultErrorField(result, PostgresResult.Field.code.rawValue),
            unsafe String(cString: code) == "42622",
            let words = unsafe PQresultErrorField(result, PostgresResult.Field.message.rawValue)
        else { return }
        truncation = unsafe String(cString: words)
    }
}
