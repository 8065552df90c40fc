import Database
import Glibc
import Secrets

/// An array of C strings, `nil` included, wiped when it ends because one of them may be a password.
@safe
struct PostgresStrings: ~Copyable {
    private let pointers: [UnsafeMutablePointer<CChar>?]

    /// Copies the texts, and a secret after them.
    ///
    /// - Throws: `DatabaseError` when one holds a NUL byte: a C string would end there without a word.
    init(_ texts: [String?], secret: Secret? = nil) throws(DatabaseError) {
        let secretIsWhole = secret?.use { !$0.utf8.contains(0) } ?? true
        guard secretIsWhole, !texts.contains(where: { $0?.utf8.contains(0) == true }) else {
            throw DatabaseError(.unsupported, "A value for PostgreSQL holds a NUL byte, which it cannot take.")
        }
        var copies = unsafe texts.map { text in unsafe text.flatMap { unsafe strdup($0) } }
        if let secret { unsafe copies.append(secret.use { unsafe strdup($0) }) }
        unsafe pointers = copies
    }

    /// Lends the array, with a closing `nil` as libpq expects of settings.
    borrowing func withPointers<Answer>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Answer) -> Answer {
        let terminated = unsafe pointers.map { unsafe UnsafePointer($0) } + [nil]
        return unsafe terminated.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("An array with an element has an address.") }
            return unsafe body(base)
        }
    }

    deinit {
        unsafe pointers.forEach { pointer in
            guard let pointer = unsafe pointer else { return }
            unsafe explicit_bzero(pointer, strlen(pointer))
            unsafe free(pointer)
        }
    }
}
